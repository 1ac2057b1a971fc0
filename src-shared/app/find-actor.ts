import { departmentAndBelow } from '../features/people/department.model.ts';
import { maySignIn, type UserStatus } from '../features/people/user.model.ts';
import type { Actor, DataScope } from '../kernel/scope.ts';
import { dataScopes } from '../kernel/scope.ts';
import type { ReadDb } from '../ports/database.ts';

interface UserRow {
  id: string;
  account: string;
  name: string;
  branch_id: string | null;
  dept_id: string | null;
  dept_ids: string;
  role_ids: string;
  post_ids: string;
  status: UserStatus;
}

/**
 * Who acts, with the rights that their roles give now; undefined for somebody unknown, disabled or deleted. Several
 * roles add up: every action of each, and the widest of their data scopes.
 */
export function findActor(db: ReadDb, userId: string): Actor | undefined {
  const user = db.row<UserRow>(
    'SELECT id, account, name, branch_id, dept_id, dept_ids, role_ids, post_ids, status FROM users WHERE id = ? AND deleted_at IS NULL',
    userId,
  );
  if (!user || !maySignIn(user.status)) return undefined;

  const roles = db.rows<{ actions: string; data_scope: DataScope }>(
    `SELECT actions, data_scope FROM roles WHERE deleted_at IS NULL AND id IN (SELECT value FROM json_each(?)
      UNION SELECT r.value FROM posts p, json_each(p.role_ids) r WHERE p.deleted_at IS NULL AND p.id IN (SELECT value FROM json_each(?)))`,
    user.role_ids,
    user.post_ids,
  );
  const dataScope = widest(roles.map((role) => role.data_scope));
  return {
    userId: user.id,
    account: user.account,
    name: user.name,
    branchId: user.branch_id,
    deptId: user.dept_id,
    scopeDeptIds: findScopeDepartments(db, departmentsOf(user), dataScope),
    dataScope,
    actions: new Set(roles.flatMap((role) => JSON.parse(role.actions) as string[])),
  };
}

function widest(scopes: readonly DataScope[]): DataScope {
  const rank = Math.max(0, ...scopes.map((scope) => dataScopes.indexOf(scope)));
  return dataScopes[rank]!;
}

/** The main department and the further ones. */
function departmentsOf({ dept_id: main, dept_ids: further }: UserRow): string[] {
  return [...new Set([...(main === null ? [] : [main]), ...(JSON.parse(further) as string[])])];
}

function findScopeDepartments(db: ReadDb, own: readonly string[], dataScope: DataScope): string[] {
  if (own.length === 0 || dataScope !== 'departmentAndBelow') return [...own];
  const tree = db.rows<{ id: string; parentId: string | null }>(
    'SELECT id, parent_id AS "parentId" FROM departments WHERE deleted_at IS NULL',
  );
  return [...new Set(own.flatMap((id) => departmentAndBelow(tree, id)))];
}
