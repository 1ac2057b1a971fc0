import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { type FollowUp, followUpMethods, followUpResults, followUpTargets } from './follow-up.model.ts';

/** What was said and done with a lead or customer. The scope is the target's and moves with it. */
export const followUps = sqliteTable(
  'follow_ups',
  {
    id: text('id').primaryKey(),
    targetType: text('target_type', { enum: followUpTargets }).notNull(),
    targetId: text('target_id').notNull(),
    customerId: text('customer_id'),
    method: text('method', { enum: followUpMethods }).notNull(),
    at: integer('at').notNull(),
    durationMin: integer('duration_min'),
    content: text('content').notNull(),
    result: text('result', { enum: followUpResults }),
    contactIds: text('contact_ids', { mode: 'json' }).$type<string[]>().notNull(),
    nextContactAt: integer('next_contact_at'),
    nextContent: text('next_content'),
    nextTaskId: text('next_task_id'),
    place: text('place', { mode: 'json' }).$type<FollowUp['place']>(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('follow_ups_by_target').on(table.targetId, table.deletedAt, table.at),
    index('follow_ups_by_customer').on(table.customerId, table.deletedAt, table.at),
    index('follow_ups_by_time').on(table.deletedAt, table.at, table.ownerId, table.deptId, table.branchId),
    index('follow_ups_by_day').on(table.deletedAt, table.at),
    index('follow_ups_by_owner').on(table.ownerId, table.deletedAt, table.at),
    index('follow_ups_by_author').on(table.createdBy, table.deletedAt, table.at),
  ],
);

/** What was added to a follow-up after its day of correction; only ever added. */
export const followUpNotes = sqliteTable(
  'follow_up_notes',
  {
    id: text('id').primaryKey(),
    followUpId: text('follow_up_id').notNull(),
    content: text('content').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('follow_up_notes_by_follow_up').on(table.followUpId, table.createdAt),
    index('follow_up_notes_by_owner').on(table.ownerId),
  ],
);
