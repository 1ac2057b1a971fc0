import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import { reviewDecisions, reviewStatuses } from './review.model.ts';

/** One dated look at who holds what in a department (权限复核). */
export const accessReviews = sqliteTable('access_reviews', {
  id: text('id').primaryKey(),
  deptId: text('dept_id').notNull(),
  dueOn: text('due_on'),
  status: text('status', { enum: reviewStatuses }).notNull(),
  closedAt: integer('closed_at'),
  closedBy: text('closed_by'),
  remark: text('remark'),
  ...recordColumns,
});

/** What one person held when the review began, and what was decided about it. Kept as it was said. */
export const accessReviewItems = sqliteTable(
  'access_review_items',
  {
    id: text('id').primaryKey(),
    reviewId: text('review_id').notNull(),
    userId: text('user_id').notNull(),
    roleIds: text('role_ids', { mode: 'json' }).$type<string[]>().notNull(),
    postIds: text('post_ids', { mode: 'json' }).$type<string[]>().notNull(),
    decision: text('decision', { enum: reviewDecisions }).notNull(),
    takenRoleIds: text('taken_role_ids', { mode: 'json' }).$type<string[]>().notNull(),
    takenPostIds: text('taken_post_ids', { mode: 'json' }).$type<string[]>().notNull(),
    decidedAt: integer('decided_at'),
    decidedBy: text('decided_by'),
    remark: text('remark'),
    ...recordColumns,
  },
  (table) => [
    index('access_review_items_by_review').on(table.reviewId),
    index('access_review_items_by_user').on(table.userId),
  ],
);
