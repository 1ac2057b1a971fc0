import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { permitAction } from '../../reading/permitted.ts';
import type { DelegationRecord } from './delegations.repository.ts';

/** One's own work is one's own to give; somebody else's needs the right to edit people. */
export function permitGive(actor: Actor, fromUserId: string): Result<void, NotAllowed> {
  if (fromUserId === actor.userId) return ok(undefined);
  const permit = permitAction(actor, 'user.edit');
  return permit.ok ? ok(undefined) : permit;
}

/** Either side may end it, and whoever may edit people. */
export function permitRevoke(actor: Actor, { fromUserId, toUserId }: DelegationRecord): Result<void, NotAllowed> {
  return toUserId === actor.userId ? ok(undefined) : permitGive(actor, fromUserId);
}

export function mayListAll(actor: Actor): boolean {
  return isAllowed(actor, 'user.edit');
}
