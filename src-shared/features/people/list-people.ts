import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import type { Condition } from '../../reading/scope-filter.ts';
import { searchNames } from '../../reading/search-names.ts';
import { listPostsByIds } from '../posts/posts.repository.ts';
import type { BranchRow } from './branches.contract.ts';
import type { DepartmentRow } from './departments.contract.ts';
import {
  type BranchRecord,
  countUsersByRole,
  type DepartmentRecord,
  findNames,
  listRolesByIds,
  type RoleRecord,
  type UserRecord,
} from './people.repository.ts';
import { branches, departments, roles, users } from './people.tables.ts';
import type { RoleRow } from './roles.contract.ts';
import type { UserRow } from './users.contract.ts';

const byName = { field: 'name', descending: false };

export const branchList: ListSpec<typeof branches> = {
  table: branches,
  scoped: false,
  defaultSort: { field: 'code', descending: false },
  search: (text) => like(text, ['name', 'code', 'region']),
};

export const departmentList: ListSpec<typeof departments> = {
  table: departments,
  scoped: false,
  defaultSort: { field: 'sort', descending: false },
  search: (text) => like(text, ['name']),
};

export const roleList: ListSpec<typeof roles> = {
  table: roles,
  scoped: false,
  defaultSort: byName,
  search: (text) => like(text, ['name', 'remark']),
};

export const userList: ListSpec<typeof users> = {
  table: users,
  scoped: false,
  defaultSort: byName,
  search: (text, openness) => searchNames(text, ['account', 'employee_no', 'mobile', 'email'], openness),
};

export function listBranches(db: ReadDb, actor: Actor, input: ListInput): Listed<BranchRow> {
  const { rows, total } = listRows(db, actor, branchList, input);
  return { rows: branchRows(db, rows), total };
}

export function listDepartments(db: ReadDb, actor: Actor, input: ListInput): Listed<DepartmentRow> {
  const { rows, total } = listRows(db, actor, departmentList, input);
  return { rows: departmentRows(db, rows), total };
}

export function listRoles(db: ReadDb, actor: Actor, input: ListInput): Listed<RoleRow> {
  const { rows, total } = listRows(db, actor, roleList, input);
  return { rows: roleRows(db, rows), total };
}

export function listUsers(db: ReadDb, actor: Actor, input: ListInput): Listed<UserRow> {
  const { rows, total } = listRows(db, actor, userList, input);
  return { rows: userRows(db, rows), total };
}

export function branchRows(db: ReadDb, rows: readonly BranchRecord[]): BranchRow[] {
  const names = findNames(db);
  return rows.map((row) => ({
    ...row,
    parentName: names.branch(row.parentId),
    managerName: names.user(row.managerId),
  }));
}

export function departmentRows(db: ReadDb, rows: readonly DepartmentRecord[]): DepartmentRow[] {
  const names = findNames(db);
  return rows.map((row) => ({
    ...row,
    parentName: names.department(row.parentId),
    branchName: names.branch(row.branchId),
    leaderName: names.user(row.leaderId),
  }));
}

export function roleRows(db: ReadDb, rows: readonly RoleRecord[]): RoleRow[] {
  const holders = countUsersByRole(db);
  return rows.map((row) => ({ ...row, userCount: holders.get(row.id) ?? 0 }));
}

export function userRows(db: ReadDb, rows: readonly UserRecord[]): UserRow[] {
  const names = findNames(db);
  const standing = listPostsByIds(
    db,
    rows.flatMap((row) => row.postIds),
  );
  const posts = new Map(standing.map((post) => [post.id, post]));
  const held = listRolesByIds(db, [...rows.flatMap((row) => row.roleIds), ...standing.flatMap((post) => post.roleIds)]);
  const roleNames = new Map(held.map((role) => [role.id, role.name]));
  return rows.map(({ namePinyin, nameInitials, ...row }) => {
    const ofPosts = row.postIds.flatMap((id) => posts.get(id) ?? []);
    const roleIds = new Set([...row.roleIds, ...ofPosts.flatMap((post) => post.roleIds)]);
    return {
      ...row,
      branchName: names.branch(row.branchId),
      deptName: names.department(row.deptId),
      superiorName: names.user(row.superiorId),
      roleNames: [...roleIds].flatMap((id) => roleNames.get(id) ?? []),
      postNames: ofPosts.map((post) => post.name),
      deptNames: row.deptIds.flatMap((id) => names.department(id) ?? []),
    };
  });
}

function like(text: string, columns: readonly string[]): Condition {
  const pattern = `%${likeText(text)}%`;
  return {
    sql: `(${columns.map((column) => `t."${column}" LIKE ? ESCAPE '\\'`).join(' OR ')})`,
    values: columns.map(() => pattern),
  };
}
