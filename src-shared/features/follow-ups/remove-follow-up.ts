import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { removeChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { FollowUpLocked, FollowUpNotFound } from './follow-up.model.ts';
import { permitDelete } from './follow-ups.policy.ts';
import { findFollowUp, followUpChildren, setTargetSummary } from './follow-ups.repository.ts';
import { followUps } from './follow-ups.tables.ts';

/** To the recycle bin; the lead or customer forgets it as its last contact. */
export function removeFollowUp(
  tx: WriteTx,
  actor: Actor,
  { ids }: { readonly ids: readonly string[] },
): Result<WrittenMany, FollowUpNotFound | NotAllowed | FollowUpLocked> {
  for (const id of ids) {
    const found = findFollowUp(tx, id);
    if (!found) return refuse({ code: 'FOLLOW_UP_NOT_FOUND' });
    const permit = permitDelete(actor, found, tx.at);
    if (!permit.ok) return permit;
    if (found.deletedAt !== null) continue;
    tx.update(followUps, id, { deletedAt: tx.at });
    removeChildRows(tx, followUpChildren, id, tx.at);
    setTargetSummary(tx, found);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
