import type { DataScope, Scope } from '../scope.ts';

/** Which records of a noun somebody gets at: everything, or those of these owners, departments and branches. */
export interface Reach {
  readonly all: boolean;
  readonly ownerIds: readonly string[];
  readonly deptIds: readonly string[];
  readonly branchIds: readonly string[];
  /** Single records that were shared, wherever they are at home. */
  readonly ids: readonly string[];
  /** Those of them that may be changed too. */
  readonly editIds: readonly string[];
  /** Pools of which one is a member: what lies in them is seen and may be claimed, not changed. */
  readonly poolIds?: readonly string[];
}

/** Nothing but one's own records. */
export function ownReach(userId: string): Reach {
  return { all: false, ownerIds: [userId], deptIds: [], branchIds: [], ids: [], editIds: [] };
}

/** The person by whose place a scope is measured; looked up only where a scope asks for it. */
export interface Place {
  readonly userId: string;
  readonly branchId: string | null;
  /** The main department and the further ones. */
  readonly deptIds: readonly string[];
}

/** Asks the organisation as it is now. */
export interface Organisation {
  /** The department and all below it. */
  departmentsBelow(deptId: string): readonly string[];
  /** Everybody whose line of superiors leads to the person. */
  reportsOf(userId: string): readonly string[];
}

/** What a scope means for a person in this place. One's own records are always within. */
export function reachOfScope(
  scope: DataScope,
  place: Place,
  departmentIds: readonly string[],
  organisation: Organisation,
): Reach {
  const own = ownReach(place.userId);
  const depts = (ids: readonly string[]): Reach => ({ ...own, deptIds: ids });
  switch (scope) {
    case 'own':
      return own;
    case 'ownAndReports':
      return { ...own, ownerIds: [...new Set([place.userId, ...organisation.reportsOf(place.userId)])] };
    case 'department':
      return depts(place.deptIds);
    case 'departmentAndBelow':
      return depts([...new Set(place.deptIds.flatMap((id) => organisation.departmentsBelow(id)))]);
    case 'departments':
      return depts(departmentIds);
    case 'branch':
      return place.branchId === null ? own : { ...own, branchIds: [place.branchId] };
    case 'all':
      return { ...own, all: true };
    default:
      return scope satisfies never;
  }
}

/** All that any of them gets at: several roles add up. */
export function joinReaches(reaches: readonly Reach[]): Reach {
  const union = (pick: (reach: Reach) => readonly string[]) => [...new Set(reaches.flatMap(pick))].sort();
  return {
    all: reaches.some((reach) => reach.all),
    ownerIds: union((reach) => reach.ownerIds),
    deptIds: union((reach) => reach.deptIds),
    branchIds: union((reach) => reach.branchIds),
    ids: union((reach) => reach.ids),
    editIds: union((reach) => reach.editIds),
    ...(reaches.some((reach) => reach.poolIds) ? { poolIds: union((reach) => reach.poolIds ?? []) } : {}),
  };
}

/** Whether a record is within reach. The SQL twin is `reading/scope-filter.ts`; a test holds them equal. */
export function isWithin(reach: Reach, row: Scope & { readonly id?: unknown }): boolean {
  if (isHomeSeen(reach, row)) return true;
  return reach.ids.length > 0 && typeof row.id === 'string' && reach.ids.includes(row.id);
}

/** At home within reach, or in a pool of one's own: by this a home's records come to a device. */
export function isHomeSeen(reach: Reach, row: Scope): boolean {
  if (isAtHome(reach, row)) return true;
  return row.ownerId === null && row.deptId !== null && reach.poolIds?.includes(row.deptId) === true;
}

/** Within reach by where the record is at home, not because it was shared. */
export function isAtHome(reach: Reach, row: Scope): boolean {
  return (
    reach.all ||
    (row.ownerId !== null && reach.ownerIds.includes(row.ownerId)) ||
    (row.deptId !== null && reach.deptIds.includes(row.deptId)) ||
    (row.branchId !== null && reach.branchIds.includes(row.branchId))
  );
}
