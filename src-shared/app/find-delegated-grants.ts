import type { DelegationRecord } from '../features/delegations/delegations.repository.ts';
import { listReceived } from '../features/delegations/delegations.repository.ts';
import { findUserRecord } from '../features/people/people.repository.ts';
import { actionsByNoun } from '../features/people/role-actions.model.ts';
import { maySignIn } from '../features/people/user.model.ts';
import type { Grant } from '../kernel/rights/join-grants.ts';
import type { ReadDb } from '../ports/database.ts';
import { findRoleGrants, type Granted } from './find-role-grants.ts';

/**
 * What others gave the person for a time: the giver's own roles, cut to the modules, measured from the giver's place.
 * Only roles are looked at, so what the giver was given is not passed on. A giver who is locked or gone gives nothing.
 */
export function findDelegatedGrants(db: ReadDb, { userId }: Granted, at: number | undefined): Grant[] {
  if (at === undefined) return [];
  return listReceived(db, userId, at).flatMap((delegation) => grantsOf(db, delegation));
}

function grantsOf(db: ReadDb, { id, fromUserId, modules }: DelegationRecord): Grant[] {
  const giver = findUserRecord(db, fromUserId);
  if (!giver || giver.deletedAt !== null || !maySignIn(giver.status)) return [];
  const { branchId, deptId, deptIds, roleIds, postIds, name } = giver;
  const place = { userId: fromUserId, branchId, deptIds: [...(deptId === null ? [] : [deptId]), ...deptIds] };
  const given = modules.flatMap((module) =>
    module === 'approval' ? [] : actionsByNoun[module].map((verb) => `${module}.${verb}`),
  );
  return findRoleGrants(db, { ...place, roleIds, postIds }).map((grant) => ({
    ...grant,
    source: { kind: 'delegation', id, name },
    actions: given.filter((action) => grant.actions.includes('*') || grant.actions.includes(action)),
  }));
}
