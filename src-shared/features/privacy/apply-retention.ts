import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { digestOf } from '../../ledger/rows-digest.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { removePerson } from './destroy-person.ts';
import type { DestroyAtServer } from './destruction.model.ts';
import { findPersonIds } from './person-rows.repository.ts';
import { permitPrivacy, seesEverything } from './privacy.policy.ts';
import { findPrivacySettings, findSubject, listHolds } from './privacy.repository.ts';
import { destructions } from './privacy.tables.ts';
import type { RetentionCategory } from './privacy-settings.model.ts';
import { countDue, dueBefore, listDue, tableOf } from './retention.repository.ts';

interface RetentionInput {
  readonly category: RetentionCategory;
  readonly limit: number;
}

/** Destroys persons whose time is over, a handful in one command; the rule is read anew each time. [S-PI-6] */
export function applyRetention(
  tx: WriteTx,
  actor: Actor,
  { category, limit }: RetentionInput,
): Result<{ destroyed: number; left: number }, NotAllowed | DestroyAtServer> {
  const permit = permitPrivacy(actor, 'privacy.destroy');
  if (!permit.ok) return permit;
  if (!seesEverything(actor)) return refuse({ code: 'NOT_ALLOWED', action: 'privacy.destroy' });
  const isMember = tx.row("SELECT 1 FROM sync_state WHERE key = 'member' AND value = '1'") !== undefined;
  if (tx.host === 'device' && isMember) return refuse({ code: 'DESTROY_AT_SERVER' });
  const months = findPrivacySettings(tx).retention[category];
  if (months === null) return ok({ destroyed: 0, left: 0 });
  const window = { category, before: dueBefore(tx.at, months) };
  let destroyed = 0;
  for (const subjectId of listDue(tx, window, limit)) {
    const persons = findPersonIds(tx, subjectId);
    const isGone = findSubject(tx, tableOf(category), subjectId) === undefined;
    if (isGone || listHolds(tx, persons).size > 0) continue;
    const rows = removePerson(tx, subjectId, persons);
    const subject = { subjectTable: tableOf(category), subjectId };
    const reason = `retention: ${category}, ${months} months`;
    tx.insert(destructions, { id: tx.newId(), ...subject, reason, requestId: null, rows, digest: digestOf(rows) });
    destroyed += 1;
  }
  return ok({ destroyed, left: countDue(tx, window) });
}
