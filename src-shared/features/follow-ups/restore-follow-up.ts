import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isInScope } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { restoreChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { relatedTables } from '../tasks/tasks.repository.ts';
import type { FollowUpNotFound, FollowUpTargetNotFound } from './follow-up.model.ts';
import { permitRestore } from './follow-ups.policy.ts';
import { findFollowUp, followUpChildren, setTargetSummary } from './follow-ups.repository.ts';
import { followUps } from './follow-ups.tables.ts';

/** Out of the recycle bin, for whoever could have removed it; not while its target is in the bin itself. */
export function restoreFollowUp(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, FollowUpNotFound | FollowUpTargetNotFound | NotAllowed> {
  for (const id of ids) {
    const found = findFollowUp(tx, id);
    if (!found || !isInScope(actor, 'followUp', found)) return refuse({ code: 'FOLLOW_UP_NOT_FOUND' });
    const permit = permitRestore(actor, found);
    if (!permit.ok) return permit;
    if (found.deletedAt === null) continue;
    const target = findRow(tx, relatedTables[found.targetType], found.targetId);
    if (!target || target.deletedAt !== null) return refuse({ code: 'TARGET_NOT_FOUND' });
    const { branchId, deptId, ownerId } = target;
    tx.update(followUps, id, { deletedAt: null, branchId, deptId, ownerId });
    restoreChildRows(tx, followUpChildren, id, found.deletedAt);
    setTargetSummary(tx, found);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
