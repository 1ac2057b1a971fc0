import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';

/** Posts of the company: who stands on one holds its roles, within the department that has it. */
export const posts = sqliteTable('posts', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  deptId: text('dept_id'),
  roleIds: text('role_ids', { mode: 'json' }).$type<string[]>().notNull(),
  duty: text('duty'),
  sort: integer('sort').notNull().default(0),
  ...recordColumns,
});
