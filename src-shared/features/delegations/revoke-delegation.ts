import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { DelegationNotFound } from './delegation.model.ts';
import { permitRevoke } from './delegations.policy.ts';
import { findDelegation } from './delegations.repository.ts';
import { delegations } from './delegations.tables.ts';

/** Safe to repeat: what has ended stays ended. */
export function revokeDelegation(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, DelegationNotFound | NotAllowed> {
  const found = findDelegation(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'DELEGATION_NOT_FOUND' });
  const permit = permitRevoke(actor, found);
  if (!permit.ok) return permit;
  if (found.revokedAt === null) tx.update(delegations, id, { revokedAt: tx.at, revokedBy: actor.userId });
  return ok({ id, commandId: tx.command.id });
}
