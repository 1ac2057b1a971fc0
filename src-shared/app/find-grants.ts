import { departmentAndBelow } from '../features/people/department.model.ts';
import type { FieldRights } from '../kernel/rights/field-rights.ts';
import type { Grant, Shares } from '../kernel/rights/join-grants.ts';
import type { Organisation, Place } from '../kernel/rights/reach.ts';
import type { DataScope } from '../kernel/scope.ts';
import type { ReadDb } from '../ports/database.ts';

export interface Granted extends Place {
  readonly roleIds: readonly string[];
  /** Posts give the roles that stand on them. */
  readonly postIds: readonly string[];
}

/** One place where rights come from. A new one (delegations) is added to `grantSources` and nowhere else. */
type GrantSource = (db: ReadDb, person: Granted, at: number | undefined) => Grant[];

/** Single records that a person was given beside their scopes (record teams); added to `shareSources` and nowhere else. */
type ShareSource = (db: ReadDb, person: Granted, at: number | undefined) => Shares;

const grantSources: readonly GrantSource[] = [findRoleGrants];
const shareSources: readonly ShareSource[] = [];

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

interface RoleRow {
  readonly id: string;
  readonly name: string;
  readonly actions: string;
  readonly dataScope: DataScope;
  readonly scopes: string;
  readonly departmentIds: string;
  readonly fieldRights: string;
  readonly exportLimit: number | null;
  readonly offlineAllowed: number;
}

function findRoleGrants(db: ReadDb, { roleIds, postIds, userId, branchId, deptIds }: Granted): Grant[] {
  const rows = db.rows<RoleRow>(
    `SELECT id, name, actions, data_scope AS "dataScope", scopes, department_ids AS "departmentIds",
       field_rights AS "fieldRights", export_limit AS "exportLimit", offline_allowed AS "offlineAllowed"
     FROM roles WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?)
       UNION SELECT r.value FROM posts p, json_each(p.role_ids) r WHERE p.deleted_at IS NULL AND p.id IN (SELECT value FROM json_each(?)))`,
    JSON.stringify(roleIds),
    JSON.stringify(postIds),
  );
  return rows.map((role) => ({
    source: { kind: 'role', id: role.id, name: role.name },
    actions: JSON.parse(role.actions) as string[],
    dataScope: role.dataScope,
    scopes: JSON.parse(role.scopes) as Record<string, DataScope>,
    departmentIds: JSON.parse(role.departmentIds) as string[],
    fieldRights: JSON.parse(role.fieldRights) as FieldRights,
    exportLimit: role.exportLimit,
    offlineAllowed: role.offlineAllowed === 1,
    place: { userId, branchId, deptIds },
  }));
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
