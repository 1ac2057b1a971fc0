import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { sensitiveFields } from '../../kernel/rights/field-catalogue.ts';
import { treatmentOf } from '../../kernel/rights/field-rights.ts';
import { nounOf, scopedNounOf } from '../../kernel/rights/nouns.ts';
import { nounAt } from '../../kernel/rights/pool-cover.ts';
import { type Actor, isAllowed, isInScope, type Scope } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow } from '../../reading/rows.ts';
import { historyTables } from '../history/history.repository.ts';
import type { RecordNotFound, RevealInput } from './rights.model.ts';

/** The value of a masked field as this database holds it. A hidden field is nobody's to reveal. */
export function revealValue(
  db: ReadDb,
  actor: Actor,
  { table, id, field }: Omit<RevealInput, 'reason'>,
): Result<unknown, NotAllowed | FieldInvalid | RecordNotFound> {
  const noun = nounOf(table);
  if (!sensitiveFields[noun]?.[field]) return refuse({ code: 'FIELD_INVALID', field: 'field', rule: 'unknownField' });
  const row = findRow(db, historyTables[table], id) as (Scope & Record<string, unknown>) | undefined;
  const isSeen = row && isAllowed(actor, `${noun}.view`) && (!scopedNounOf(table) || isInScope(actor, noun, row));
  if (!isSeen) return refuse({ code: 'RECORD_NOT_FOUND' });
  const isHidden = treatmentOf(actor.fields, nounAt(actor.fields, noun, row), field, 'page') === 'hidden';
  const action = `${noun}.reveal`;
  if (isHidden || !isAllowed(actor, action)) return refuse({ code: 'NOT_ALLOWED', action, field });
  return ok(row[field] ?? null);
}
