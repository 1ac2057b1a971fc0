import { isLevel3 } from '../features/officers/officers.repository.ts';
import { maySignIn, type UserStatus } from '../features/people/user.model.ts';
import { type Grant, joinGrants, shortest } from '../kernel/rights/join-grants.ts';
import type { Actor } from '../kernel/scope.ts';
import type { ReadDb } from '../ports/database.ts';
import { findGrants, findShares, organisationOf } from './find-grants.ts';
import { withPools } from './find-pool-seats.ts';
import type { Granted } from './find-role-grants.ts';

interface UserRow {
  id: string;
  account: string;
  name: string;
  branchId: string | null;
  deptId: string | null;
  deptIds: string;
  roleIds: string;
  postIds: string;
  status: UserStatus;
  releasedAt: number | null;
  offlineGraceDays: number | null;
}

/**
 * Who acts, with the rights that their roles and whatever else gives rights add up to now; undefined for somebody
 * unknown, disabled or deleted. `at` is now, for rights that begin and end.
 */
export function findActor(db: ReadDb, userId: string, at?: number): Actor | undefined {
  return findActorWithGrants(db, userId, at)?.actor;
}

/** The same with everything that gives those rights, one by one. */
export function findActorWithGrants(
  db: ReadDb,
  userId: string,
  at?: number,
): { readonly actor: Actor; readonly grants: readonly Grant[] } | undefined {
  const user = db.row<UserRow>(
    'SELECT id, account, name, branch_id AS "branchId", dept_id AS "deptId", dept_ids AS "deptIds", released_at AS "releasedAt", offline_grace_days AS "offlineGraceDays", role_ids AS "roleIds", post_ids AS "postIds", status FROM users WHERE id = ? AND deleted_at IS NULL',
    userId,
  );
  if (!user || !maySignIn(user.status) || isWaiting(db, user)) return undefined;
  const { account, name, branchId, deptId } = user;
  const granted: Granted = {
    userId: user.id,
    branchId,
    deptIds: departmentsOf(user),
    roleIds: JSON.parse(user.roleIds) as string[],
    postIds: JSON.parse(user.postIds) as string[],
  };
  const person = { userId: user.id, account, name, branchId, deptId };
  const grants = findGrants(db, granted, at);
  const joined = joinGrants(person, grants, organisationOf(db), findShares(db, granted, at));
  const actor = { ...joined, offlineDays: shortest([joined.offlineDays, user.offlineGraceDays]) };
  const held = grants.filter(({ source }) => source.kind === 'role').map(({ source }) => source.id);
  return { actor: withPools(db, actor, { ...granted, roleIds: held }), grants };
}

/** Made by the system officer and not yet let in by the security officer. */
function isWaiting(db: ReadDb, { status, releasedAt }: UserRow): boolean {
  return status === 'inactive' && releasedAt === null && isLevel3(db);
}

/** The main department and the further ones. */
function departmentsOf({ deptId: main, deptIds: further }: UserRow): string[] {
  return [...new Set([...(main === null ? [] : [main]), ...(JSON.parse(further) as string[])])];
}
