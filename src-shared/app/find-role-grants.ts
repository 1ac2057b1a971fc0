import type { FieldRights } from '../kernel/rights/field-rights.ts';
import type { Grant } from '../kernel/rights/join-grants.ts';
import type { Place } from '../kernel/rights/reach.ts';
import type { DataScope } from '../kernel/scope.ts';
import type { ReadDb } from '../ports/database.ts';

export interface Granted extends Place {
  readonly roleIds: readonly string[];
  /** Posts give the roles that stand on them. */
  readonly postIds: readonly string[];
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
  readonly offlineDays: number | null;
}

/** What the person's own roles give, and those of the posts they stand on. */
export function findRoleGrants(db: ReadDb, { roleIds, postIds, userId, branchId, deptIds }: Granted): Grant[] {
  const rows = db.rows<RoleRow>(
    `SELECT id, name, actions, data_scope AS "dataScope", scopes, department_ids AS "departmentIds",
       field_rights AS "fieldRights", export_limit AS "exportLimit", offline_allowed AS "offlineAllowed", offline_days AS "offlineDays"
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
    offlineDays: role.offlineDays,
    place: { userId, branchId, deptIds },
  }));
}
