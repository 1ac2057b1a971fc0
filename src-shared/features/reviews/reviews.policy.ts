import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { isWithinRights, type RoleGrant } from '../people/role-grant.model.ts';

/** Rights are looked through by whoever may edit people. */
export function permitReview(actor: Actor): Result<void, NotAllowed> {
  return isAllowed(actor, 'user.edit') ? ok(undefined) : refuse({ code: 'NOT_ALLOWED', action: 'user.edit' });
}

/** Nobody takes away what is above their own rights. */
export function permitTake(actor: Actor, taken: readonly RoleGrant[]): Result<void, NotAllowed> {
  return isWithinRights(actor, taken) ? ok(undefined) : refuse({ code: 'NOT_ALLOWED', action: 'role.grant' });
}
