import { departmentAndBelow } from '../features/people/department.model.ts';
import type { Grant, Shares } from '../kernel/rights/join-grants.ts';
import type { Organisation } from '../kernel/rights/reach.ts';
import type { ReadDb } from '../ports/database.ts';
import { findEventShares } from './event-shares.ts';
import { findDelegatedGrants } from './find-delegated-grants.ts';
import { findFlowGrants, findFlowShares } from './find-flow-shares.ts';
import { findRoleGrants, type Granted } from './find-role-grants.ts';
import { findTeamShares } from './find-team-shares.ts';

/** One place where rights come from. A new one (delegations) is added to `grantSources` and nowhere else. */
type GrantSource = (db: ReadDb, person: Granted, at: number | undefined) => Grant[];

/** Single records that a person was given beside their scopes (record teams); added to `shareSources` and nowhere else. */
type ShareSource = (db: ReadDb, person: Granted, at: number | undefined) => Shares;

const grantSources: readonly GrantSource[] = [findRoleGrants, findDelegatedGrants, findFlowGrants];
const shareSources: readonly ShareSource[] = [findTeamShares, findEventShares, findFlowShares];

/** Everything that gives the person rights now. */
export function findGrants(db: ReadDb, person: Granted, at?: number): Grant[] {
  return grantSources.flatMap((find) => find(db, person, at));
}

/** The single records that were shared with the person, by noun. */
export function findShares(db: ReadDb, person: Granted, at?: number): Shares {
  const joined: Record<string, { ids: string[]; editIds: string[] }> = {};
  for (const find of shareSources) {
    for (const [noun, { ids, editIds }] of Object.entries(find(db, person, at))) {
      joined[noun] ??= { ids: [], editIds: [] };
      joined[noun].ids.push(...ids);
      joined[noun].editIds.push(...editIds);
    }
  }
  return joined;
}

/** The organisation of this database; each tree is read once, and only where a scope asks for it. */
export function organisationOf(db: ReadDb): Organisation {
  let departments: { id: string; parentId: string | null }[] | undefined;
  let people: { id: string; parentId: string | null }[] | undefined;
  return {
    departmentsBelow: (deptId) => {
      departments ??= db.rows('SELECT id, parent_id AS "parentId" FROM departments WHERE deleted_at IS NULL');
      return departmentAndBelow(departments, deptId);
    },
    reportsOf: (userId) => {
      people ??= db.rows('SELECT id, superior_id AS "parentId" FROM users WHERE deleted_at IS NULL');
      return departmentAndBelow(people, userId);
    },
  };
}
