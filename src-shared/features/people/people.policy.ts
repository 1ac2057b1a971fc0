import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';
import type { Separation } from '../officers/officer.model.ts';
import type { UserRecord } from './people.repository.ts';
import { isWithinRights, type RoleGrant } from './role-grant.model.ts';
import { findUserTransition, type UserStatus } from './user.model.ts';

export const peopleNouns = ['user', 'branch', 'department', 'role'] as const;
export type PeopleNoun = (typeof peopleNouns)[number];

type Verb = 'create' | 'edit' | 'delete';

/** Records of the organisation are the company's: the action decides, not a scope. */
export function permitOrganise<Action extends `${PeopleNoun}.${Verb}`>(
  actor: Actor,
  action: Action,
): Result<Permitted<undefined, Action>, NotAllowed> {
  return permitAction(actor, action);
}

export function permitView(actor: Actor, noun: PeopleNoun): boolean {
  return isAllowed(actor, `${noun}.view`);
}

/**
 * Nobody gives away more than they have: else whoever may edit people could make themselves administrator. Of three
 * officers the security officer gives what they never have; then the separation of duties and a second person decide.
 */
export function permitGrant(
  actor: Actor,
  granted: readonly RoleGrant[],
  separation: Separation,
): Result<void, NotAllowed> {
  if (separation === 'level3' && isAllowed(actor, 'role.edit')) return ok(undefined);
  return isWithinRights(actor, granted) ? ok(undefined) : refuse({ code: 'NOT_ALLOWED', action: 'role.grant' });
}

/** Of three officers the system officer keeps the person's file, the security officer their rights; neither both. */
export function permitUserEdit(
  actor: Actor,
  fields: readonly string[],
  separation: Separation,
): Result<void, NotAllowed> {
  const isRights = (field: string) => field === 'roleIds' || field === 'postIds';
  const needed = separation === 'level3' ? fields.map((field) => (isRights(field) ? 'role.edit' : 'user.edit')) : [];
  const missing = (needed.length > 0 ? needed : ['user.edit']).find((action) => !isAllowed(actor, action));
  return missing === undefined ? ok(undefined) : refuse({ code: 'NOT_ALLOWED', action: missing });
}

/** Whoever may edit people; and everybody activates themselves by their first sign-in. */
export function permitStatus(actor: Actor, user: UserRecord, status: UserStatus): Result<void, NotAllowed> {
  const isOwnActivation = user.id === actor.userId && user.status === 'inactive' && status === 'active';
  if (isOwnActivation && findUserTransition('inactive', 'active')) return ok(undefined);
  const permit = permitAction(actor, 'user.edit');
  return permit.ok ? ok(undefined) : permit;
}
