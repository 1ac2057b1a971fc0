import { integer, text } from 'drizzle-orm/sqlite-core';

/** Who and when, the server's version of the row, and the recycle bin. On every business table (M0). */
export const recordColumns = {
  createdBy: text('created_by'),
  createdAt: integer('created_at').notNull(),
  updatedBy: text('updated_by'),
  updatedAt: integer('updated_at').notNull(),
  /** In the recycle bin since; rows there leave lists and counts, not the database. */
  deletedAt: integer('deleted_at'),
  /** The server's version of this image; 0 until the server has decided. */
  revision: integer('revision').notNull().default(0),
};

/** Where a row belongs; together they are its home bucket in sync. */
export const scopeColumns = {
  branchId: text('branch_id'),
  deptId: text('dept_id'),
  ownerId: text('owner_id'),
};
