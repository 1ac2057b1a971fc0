import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { digestOf } from '../../ledger/rows-digest.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { importChunks } from '../imports/imports.tables.ts';
import { anonymiseRow } from './anonymise.ts';
import { isMember, removePerson, settleCustomer } from './destroy-person.ts';
import type { DestroyAtServer, DestroyedRow } from './destruction.model.ts';
import { findPersonIds } from './person-rows.repository.ts';
import { permitPrivacy, seesEverything } from './privacy.policy.ts';
import { findPrivacySettings, findSubject, listHolds } from './privacy.repository.ts';
import { destructions } from './privacy.tables.ts';
import {
  type DecidedCategory,
  dueBefore,
  mayAnonymise,
  type RetentionAction,
  retentionReason,
} from './retention.model.ts';
import { countDue, listDue, tableOf } from './retention.repository.ts';

interface RetentionInput {
  readonly category: DecidedCategory;
  readonly limit: number;
}

/** Takes those whose time is over, a handful in one command; the rule is read anew each time. [S-PI-6] */
export function applyRetention(
  tx: WriteTx,
  actor: Actor,
  { category, limit }: RetentionInput,
): Result<{ destroyed: number; left: number }, NotAllowed | DestroyAtServer> {
  const permit = permitPrivacy(actor, 'privacy.destroy');
  if (!permit.ok) return permit;
  if (!seesEverything(actor)) return refuse({ code: 'NOT_ALLOWED', action: 'privacy.destroy' });
  if (tx.host === 'device' && isMember(tx)) return refuse({ code: 'DESTROY_AT_SERVER' });
  const settings = findPrivacySettings(tx);
  const months = settings.retention[category] ?? null;
  if (months === null) return ok({ destroyed: 0, left: 0 });
  const chosen = settings.retentionActions?.[category] ?? 'destroy';
  const rule: Rule = { category, months, action: mayAnonymise(category) ? chosen : 'destroy' };
  const window = { category, before: dueBefore(tx.at, months) };
  const due = listDue(tx, window, limit);
  const destroyed = isOfPersons(category) ? takePersons(tx, rule, due) : takeRecords(tx, rule, due);
  return ok({ destroyed, left: countDue(tx, window) });
}

interface Rule {
  readonly category: DecidedCategory;
  readonly months: number;
  readonly action: RetentionAction;
}

function isOfPersons(category: DecidedCategory): boolean {
  return category !== 'followUps' && category !== 'imports';
}

/** Each with a ledger line and a certificate of their own. */
function takePersons(tx: WriteTx, rule: Rule, due: readonly string[]): number {
  const table = tableOf(rule.category) as 'contacts' | 'leads';
  let taken = 0;
  for (const subjectId of due) {
    const persons = findPersonIds(tx, subjectId);
    const isGone = findSubject(tx, table, subjectId) === undefined;
    if (isGone || listHolds(tx, persons).size > 0) continue;
    addLine(tx, rule, subjectId, removePerson(tx, subjectId, persons, rule.action));
    taken += 1;
  }
  return taken;
}

/** Together in one line of the ledger. */
function takeRecords(tx: WriteTx, rule: Rule, due: readonly string[]): number {
  const [first] = due;
  if (first === undefined) return 0;
  const rows: DestroyedRow[] = [];
  if (rule.category === 'imports') {
    for (const id of due) {
      tx.remove(importChunks, id);
      rows.push(['import_chunks', id]);
    }
  } else takeFollowUps(tx, rule, due, rows);
  addLine(tx, rule, first, rows);
  return due.length;
}

function takeFollowUps(tx: WriteTx, { action }: Rule, due: readonly string[], rows: DestroyedRow[]): void {
  const customers = new Set<string>();
  for (const id of due) {
    const { customerId } = findRow(tx, followUps, id)!;
    if (customerId !== null) customers.add(customerId);
    const notes = selectRows(tx, followUpNotes, 't.follow_up_id = ?', id).map((note) => note.id);
    const taken: DestroyedRow[] = [...notes.map((note): DestroyedRow => ['follow_up_notes', note]), ['follow_ups', id]];
    for (const [table, rowId] of taken) {
      if (action === 'anonymise') anonymiseRow(tx, table, rowId);
      else tx.remove(table === 'follow_ups' ? followUps : followUpNotes, rowId);
    }
    rows.push(...taken);
  }
  for (const customerId of customers) {
    settleCustomer(tx, customerId);
    rows.push(['customers', customerId]);
  }
}

function addLine(tx: WriteTx, { category, months, action }: Rule, subjectId: string, rows: DestroyedRow[]): void {
  tx.insert(destructions, {
    id: tx.newId(),
    subjectTable: tableOf(category),
    subjectId,
    action: action === 'destroy' ? null : action,
    reason: `${retentionReason}${category}, ${months} months`,
    requestId: null,
    rows,
    digest: digestOf(rows),
  });
}
