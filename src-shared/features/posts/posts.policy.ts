import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';
import type { Separation } from '../officers/officer.model.ts';
import { isWithinRights, type RoleGrant } from '../people/role-grant.model.ts';

/** A post gives roles to people, so it is made and changed by the rights of a role. */
export function permitPost<Action extends 'role.create' | 'role.edit' | 'role.delete'>(
  actor: Actor,
  action: Action,
): Result<Permitted<undefined, Action>, NotAllowed> {
  return permitAction(actor, action);
}

/** Nobody gives by a post what they do not have. */
export function permitGrant(
  actor: Actor,
  granted: readonly RoleGrant[],
  separation: Separation,
): Result<void, NotAllowed> {
  if (separation === 'level3' && isAllowed(actor, 'role.edit')) return ok(undefined);
  return isWithinRights(actor, granted) ? ok(undefined) : refuse({ code: 'NOT_ALLOWED', action: 'role.grant' });
}

/** Posts are part of the picture of the organisation. */
export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'department.view');
}
