import type { Scope } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';

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
  const known = new Map<string, string | null>();
  const nameIn = (table: 'users' | 'departments' | 'branches') => (id: string | null) => {
    if (id === null) return null;
    if (!known.has(id)) {
      known.set(id, db.row<{ name: string }>(`SELECT name FROM ${table} WHERE id = ?`, id)?.name ?? null);
    }
    return known.get(id)!;
  };
  return { user: nameIn('users'), department: nameIn('departments'), branch: nameIn('branches') };
}

/** A department that is not in the recycle bin. */
export function findDepartment(db: ReadDb, id: string): { branchId: string } | undefined {
  return db.row<{ branchId: string }>(
    'SELECT branch_id AS "branchId" FROM departments WHERE id = ? AND deleted_at IS NULL',
    id,
  );
}
