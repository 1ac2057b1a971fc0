import { type Actor, type DataScope, dataScopes, isAllowed } from '../scope.ts';
import { type FieldRights, joinFieldRights } from './field-rights.ts';
import { scopedNouns } from './nouns.ts';
import { joinReaches, type Organisation, ownReach, type Place, type Reach, reachOfScope } from './reach.ts';

/** What one role, or one delegation, gives. Everything a person may do is the sum of these. */
export interface Grant {
  readonly source: { readonly kind: 'role' | 'delegation'; readonly id: string; readonly name: string };
  readonly actions: readonly string[];
  readonly dataScope: DataScope;
  /** By noun, where it differs from the usual scope. */
  readonly scopes: Readonly<Record<string, DataScope>>;
  /** For the scope `departments`. */
  readonly departmentIds: readonly string[];
  readonly fieldRights: FieldRights;
  readonly exportLimit: number | null;
  readonly offlineAllowed: boolean;
  /** Days a device opens without the server, by this role; null where it says none. */
  readonly offlineDays: number | null;
  /** By whose place scopes are measured: a delegation sees what the one who gave it sees. */
  readonly place: Place;
}

/** Single records that were shared with a person, by noun. */
export type Shares = Readonly<Record<string, { readonly ids: readonly string[]; readonly editIds: readonly string[] }>>;

type Person = Pick<Actor, 'userId' | 'account' | 'name' | 'branchId' | 'deptId'>;

/** Whether the grant gives any right on records of the noun; only then do its scope and its fields count for them. */
export function givesNoun({ actions }: Pick<Grant, 'actions'>, noun: string): boolean {
  return actions.some((action) => action === '*' || action.startsWith(`${noun}.`));
}

/** Which records of the noun the grant gets at. */
export function reachOfGrant(grant: Grant, noun: string, organisation: Organisation): Reach {
  const scope = grant.scopes[noun] ?? grant.dataScope;
  return reachOfScope(scope, grant.place, grant.departmentIds, organisation);
}

/**
 * Several roles add up: every action of each; per noun, what any of them that gives rights on it gets at; per field, the
 * more permitting. Working offline alone is narrowed: one role that forbids it is enough, and the shortest time counts.
 */
export function joinGrants(
  person: Person,
  grants: readonly Grant[],
  organisation: Organisation,
  shares: Shares = {},
): Actor {
  const received = grants.filter((grant) => grant.source.kind === 'delegation');
  if (received.length > 0) return joinDelegated(person, grants, received, organisation, shares);
  return joinAll(person, grants, organisation, shares);
}

/** The sum, and beside it what is the person's own and what is whose. */
function joinDelegated(
  person: Person,
  grants: readonly Grant[],
  received: readonly Grant[],
  organisation: Organisation,
  shares: Shares,
): Actor {
  const own = joinAll(
    person,
    grants.filter((grant) => grant.source.kind !== 'delegation'),
    organisation,
    shares,
  );
  const giverIds = [...new Set(received.map((grant) => grant.place.userId))];
  const givers = giverIds.map((userId) => ({
    userId,
    rights: joinAll(
      person,
      received.filter((grant) => grant.place.userId === userId),
      organisation,
      {},
    ),
  }));
  return {
    ...joinAll(person, grants, organisation, shares),
    dataScope: own.dataScope,
    offlineAllowed: own.offlineAllowed,
    offlineDays: own.offlineDays,
    exportLimit: own.exportLimit,
    standingIn: { own, givers },
  };
}

function joinAll(person: Person, grants: readonly Grant[], organisation: Organisation, shares: Shares): Actor {
  const actions = new Set(grants.flatMap((grant) => grant.actions));
  const own = ownReach(person.userId);
  const reachByNoun: Record<string, Reach> = {};
  const scopeByNoun: Record<string, DataScope> = {};
  for (const noun of scopedNouns) {
    const giving = grants.filter((grant) => givesNoun(grant, noun));
    const reaches = giving.map((grant) => reachOfGrant(grant, noun, organisation));
    scopeByNoun[noun] = widest(giving.map((grant) => grant.scopes[noun] ?? grant.dataScope));
    const shared = shares[noun];
    reachByNoun[noun] = joinReaches([own, ...reaches, ...(shared ? [{ ...own, ...shared }] : [])]);
  }
  const fieldGrants = grants.map((grant) => ({
    fieldRights: grant.fieldRights,
    grants: (noun: string) => givesNoun(grant, noun),
  }));
  const limits = grants.map((grant) => grant.exportLimit);
  return {
    ...person,
    dataScope: widest(grants.map((grant) => grant.dataScope)),
    scopeByNoun,
    reach: own,
    reachByNoun,
    fields: joinFieldRights(fieldGrants, (action) => isAllowed({ actions }, action)),
    actions,
    exportLimit: limits.length === 0 || limits.includes(null) ? null : Math.max(...(limits as number[])),
    offlineAllowed: grants.every((grant) => grant.offlineAllowed),
    offlineDays: shortest(grants.map((grant) => grant.offlineDays)),
  };
}

/** The least of what anybody says; null where nobody says anything. */
export function shortest(days: readonly (number | null)[]): number | null {
  const said = days.filter((each) => each !== null);
  return said.length === 0 ? null : Math.min(...said);
}

function widest(scopes: readonly DataScope[]): DataScope {
  const rank = Math.max(0, ...scopes.map((scope) => dataScopes.indexOf(scope)));
  return dataScopes[rank]!;
}
