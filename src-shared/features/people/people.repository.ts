import type { Scope } from '../../kernel/scope.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { countRows, findRow, selectRows } from '../../reading/rows.ts';
import { openDocuments } from '../handovers/open-documents.model.ts';
import { branches, departments, roles, users } from './people.tables.ts';
import { isAdministrator } from './role.model.ts';

/** Where a person's records live: their branch and department, with them as owner. Undefined for nobody. */
export function findHome(db: ReadDb, userId: string | null): Scope | undefined {
  if (userId === null) return { branchId: null, deptId: null, ownerId: null };
  const row = db.row<{ branch_id: string | null; dept_id: string | null }>(
    "SELECT branch_id, dept_id FROM users WHERE id = ? AND status <> 'disabled' AND deleted_at IS NULL",
    userId,
  );
  return row && { branchId: row.branch_id, deptId: row.dept_id, ownerId: userId };
}

export interface Names {
  user(id: string | null): string | null;
  department(id: string | null): string | null;
  branch(id: string | null): string | null;
}

/** Names of people, departments and branches, looked up one by one in prepared statements: pages are short. */
export function findNames(db: ReadDb): Names {
  const nameIn = (table: 'users' | 'departments' | 'branches' | 'pools') => {
    const known = new Map<string, string | null>();
    return (id: string | null) => {
      if (id === null) return null;
      if (!known.has(id)) {
        known.set(id, db.row<{ name: string }>(`SELECT name FROM ${table} WHERE id = ?`, id)?.name ?? null);
      }
      return known.get(id)!;
    };
  };
  const departmentName = nameIn('departments');
  const poolName = nameIn('pools');
  return {
    user: nameIn('users'),
    // What lies in a pool has the pool where others have their department.
    department: (id) => departmentName(id) ?? poolName(id),
    branch: nameIn('branches'),
  };
}

/** A department that is not in the recycle bin. */
export function findDepartment(db: ReadDb, id: string): { branchId: string } | undefined {
  return db.row<{ branchId: string }>(
    'SELECT branch_id AS "branchId" FROM departments WHERE id = ? AND deleted_at IS NULL',
    id,
  );
}

export type BranchRecord = RowOf<typeof branches>;
export type DepartmentRecord = RowOf<typeof departments>;
export type RoleRecord = RowOf<typeof roles>;
export type UserRecord = RowOf<typeof users>;

export function findBranchRecord(db: ReadDb, id: string): BranchRecord | undefined {
  return findRow(db, branches, id);
}

export function findDepartmentRecord(db: ReadDb, id: string): DepartmentRecord | undefined {
  return findRow(db, departments, id);
}

export function findRoleRecord(db: ReadDb, id: string): RoleRecord | undefined {
  return findRow(db, roles, id);
}

export function findUserRecord(db: ReadDb, id: string): UserRecord | undefined {
  return findRow(db, users, id);
}

/** Another row that is not in the bin and has this value in a column that must be unique. */
export function isTaken(
  db: ReadDb,
  table: typeof branches | typeof roles | typeof users,
  column: 'code' | 'name' | 'account' | 'employee_no',
  value: string,
  exceptId: string | null,
): boolean {
  return countRows(db, table, `t.${column} = ? AND t.id IS NOT ? AND t.deleted_at IS NULL`, value, exceptId) > 0;
}

/** The tree of a table that hangs on `parent_id`, the recycle bin left out. */
export function listTree(db: ReadDb, table: 'branches' | 'departments'): { id: string; parentId: string | null }[] {
  return db.rows(`SELECT id, parent_id AS "parentId" FROM ${table} WHERE deleted_at IS NULL`);
}

export function listSuperiors(db: ReadDb): { id: string; parentId: string | null }[] {
  return db.rows('SELECT id, superior_id AS "parentId" FROM users WHERE deleted_at IS NULL');
}

export function listRolesByIds(db: ReadDb, ids: readonly string[]): RoleRecord[] {
  return selectRows(
    db,
    roles,
    't.id IN (SELECT value FROM json_each(?)) AND t.deleted_at IS NULL ORDER BY t.name',
    JSON.stringify(ids),
  );
}

/** Each person's roles as SQL: their own and those of the posts they stand on; each pair once. */
export const heldRoles = `SELECT u.id AS user_id, r.value AS role_id FROM users u, json_each(u.role_ids) r
  UNION SELECT u.id, r.value FROM users u, json_each(u.post_ids) p JOIN posts ON posts.id = p.value AND posts.deleted_at IS NULL, json_each(posts.role_ids) r`;

/** The roles a person holds now, their own and those of their posts. */
export function listHeldRoles(db: ReadDb, { roleIds, postIds }: Pick<UserRecord, 'roleIds' | 'postIds'>): RoleRecord[] {
  const ofPosts = db.rows<{ id: string }>(
    'SELECT r.value AS id FROM posts p, json_each(p.role_ids) r WHERE p.deleted_at IS NULL AND p.id IN (SELECT value FROM json_each(?))',
    JSON.stringify(postIds),
  );
  return listRolesByIds(db, [...new Set([...roleIds, ...ofPosts.map((row) => row.id)])]);
}

/** How many people hold each role, by themselves or by a post. */
export function countUsersByRole(db: ReadDb): ReadonlyMap<string, number> {
  const found = db.rows<{ id: string; total: number }>(
    `SELECT h.role_id AS id, count(*) AS total FROM (${heldRoles}) h JOIN users t ON t.id = h.user_id WHERE t.deleted_at IS NULL GROUP BY h.role_id`,
  );
  return new Map(found.map((row) => [row.id, row.total]));
}

/** How many posts give a role. */
export function countPostsWithRole(db: ReadDb, roleId: string): number {
  return db.row<{ total: number }>(
    'SELECT count(*) AS total FROM posts p WHERE p.deleted_at IS NULL AND EXISTS (SELECT 1 FROM json_each(p.role_ids) r WHERE r.value = ?)',
    roleId,
  )!.total;
}

/** Whether somebody, leaving out one person where given, can sign in and manage people. */
export function hasAdministrator(db: ReadDb, exceptId: string | null = null): boolean {
  // With three officers nobody is administrator; that each office is held is checked after every write.
  if (db.row("SELECT 1 FROM company_settings WHERE separation = 'level3'") !== undefined) return true;
  const held = db.rows<{ actions: string }>(
    `SELECT DISTINCT r.id, r.actions FROM (${heldRoles}) h JOIN users t ON t.id = h.user_id JOIN roles r ON r.id = h.role_id WHERE t.status IN ('active', 'leaving') AND t.deleted_at IS NULL AND r.deleted_at IS NULL AND t.id IS NOT ?`,
    exceptId,
  );
  return held.some((row) => isAdministrator(JSON.parse(row.actions) as string[]));
}

export interface OpenRecords {
  readonly customers: number;
  readonly leads: number;
  readonly tasks: number;
  /** Opportunities, quotes, orders, receivables and invoice applications that are not over. */
  readonly documents: number;
  /** Departments led, branches managed, people who report to them, and approvals to decide. */
  readonly duties: number;
}

/** What a person still has to hand over; undefined when nothing is left. */
export function findOpenRecords(db: ReadDb, userId: string): OpenRecords | undefined {
  const open = countOpenRecords(db, userId);
  return open.customers + open.leads + open.tasks + open.documents + open.duties > 0 ? open : undefined;
}

function countOpenRecords(db: ReadDb, userId: string): OpenRecords {
  const count = (sql: string) => db.row<{ total: number }>(sql, userId)!.total;
  return {
    customers: count('SELECT count(*) AS total FROM customers WHERE owner_id = ? AND deleted_at IS NULL'),
    leads: count(
      "SELECT count(*) AS total FROM leads WHERE owner_id = ? AND deleted_at IS NULL AND status IN ('pending', 'following', 'qualified')",
    ),
    tasks: count(
      "SELECT count(*) AS total FROM tasks WHERE owner_id = ? AND deleted_at IS NULL AND status IN ('notStarted', 'inProgress')",
    ),
    documents: Object.values(openDocuments).reduce(
      (sum, { table, open }) =>
        sum +
        count(`SELECT count(*) AS total FROM ${table} t WHERE t.owner_id = ? AND t.deleted_at IS NULL AND ${open}`),
      0,
    ),
    duties:
      count(
        "SELECT count(*) AS total FROM flow_tasks WHERE assignee_id = ? AND kind = 'approve' AND state IN ('open', 'waiting') AND deleted_at IS NULL",
      ) +
      count('SELECT count(*) AS total FROM departments WHERE leader_id = ? AND deleted_at IS NULL') +
      count('SELECT count(*) AS total FROM branches WHERE manager_id = ? AND deleted_at IS NULL') +
      count(
        "SELECT count(*) AS total FROM users WHERE superior_id = ? AND deleted_at IS NULL AND status <> 'disabled'",
      ),
  };
}

/** Rows of other tables that point at a record, those in the bin left out; only kinds that there are. */
export function listReferences(
  db: ReadDb,
  id: string,
  places: readonly (readonly [table: string, column: string])[],
): { table: string; count: number }[] {
  return places
    .map(([table, column]) => ({
      table,
      count: db.row<{ total: number }>(
        `SELECT count(*) AS total FROM ${table} WHERE ${column} = ? AND deleted_at IS NULL`,
        id,
      )!.total,
    }))
    .filter(({ count }) => count > 0);
}
