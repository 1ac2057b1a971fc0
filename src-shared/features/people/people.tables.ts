import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { type DataScope, dataScopes } from '../../kernel/scope.ts';
import { recordColumns } from '../../ports/columns.ts';
import { branchKinds, branchStatuses } from './branch.model.ts';
import { allTemplates, type RoleFieldRights } from './role.model.ts';
import { userStatuses } from './user.model.ts';

export const branches = sqliteTable('branches', {
  id: text('id').primaryKey(),
  code: text('code').notNull(),
  name: text('name').notNull(),
  kind: text('kind', { enum: branchKinds }).notNull(),
  parentId: text('parent_id'),
  region: text('region'),
  address: text('address'),
  managerId: text('manager_id'),
  status: text('status', { enum: branchStatuses }).notNull(),
  /** A closed branch's records belong to this one now. */
  successorId: text('successor_id'),
  ...recordColumns,
});

export const departments = sqliteTable(
  'departments',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    parentId: text('parent_id'),
    branchId: text('branch_id').notNull(),
    leaderId: text('leader_id'),
    sort: integer('sort').notNull().default(0),
    ...recordColumns,
  },
  (table) => [index('departments_by_parent').on(table.parentId)],
);

export const roles = sqliteTable('roles', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  template: text('template', { enum: allTemplates }),
  actions: text('actions', { mode: 'json' }).$type<string[]>().notNull(),
  dataScope: text('data_scope', { enum: dataScopes }).notNull(),
  remark: text('remark'),
  /** By noun, where it differs from `dataScope`. */
  scopes: text('scopes', { mode: 'json' }).$type<Record<string, DataScope>>().notNull().default({}),
  departmentIds: text('department_ids', { mode: 'json' }).$type<string[]>().notNull().default([]),
  /** By noun and field; a field that is not named is free. */
  fieldRights: text('field_rights', { mode: 'json' }).$type<RoleFieldRights>().notNull().default({}),
  exportLimit: integer('export_limit'),
  offlineAllowed: integer('offline_allowed', { mode: 'boolean' }).notNull().default(true),
  offlineDays: integer('offline_days'),
  ...recordColumns,
});

/** People of the company. Passwords and second factors live in the server's credentials and the device's keyring, never here. */
export const users = sqliteTable(
  'users',
  {
    id: text('id').primaryKey(),
    employeeNo: text('employee_no'),
    name: text('name').notNull(),
    account: text('account').notNull(),
    mobile: text('mobile'),
    email: text('email'),
    branchId: text('branch_id'),
    deptId: text('dept_id'),
    roleIds: text('role_ids', { mode: 'json' }).$type<string[]>().notNull(),
    superiorId: text('superior_id'),
    /** Posts the person stands on; their roles count as the person's own. */
    postIds: text('post_ids', { mode: 'json' }).$type<string[]>().notNull().default([]),
    /** Further departments besides `deptId`, the main one. */
    deptIds: text('dept_ids', { mode: 'json' }).$type<string[]>().notNull().default([]),
    status: text('status', { enum: userStatuses }).notNull(),
    hiredOn: text('hired_on'),
    leftOn: text('left_on'),
    offlineGraceDays: integer('offline_grace_days'),
    /** When the security officer let a new person in; null for whoever came while one administrator did both. */
    releasedAt: integer('released_at'),
    releasedBy: text('released_by'),
    /** Full pinyin and initials: derived from `name`, for pickers. */
    namePinyin: text('name_pinyin').notNull().default(''),
    nameInitials: text('name_initials').notNull().default(''),
    ...recordColumns,
  },
  (table) => [index('users_by_account').on(table.account), index('users_by_dept').on(table.deptId)],
);
