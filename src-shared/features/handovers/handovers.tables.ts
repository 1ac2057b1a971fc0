import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import { type HandoverCounts, type HandoverPlan, handoverStatuses } from './handover.model.ts';

/** A person's work on its way to successors: the plan, and how far it has come. */
export const handovers = sqliteTable(
  'handovers',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    status: text('status', { enum: handoverStatuses }).notNull(),
    plan: text('plan', { mode: 'json' }).$type<HandoverPlan>().notNull(),
    before: text('before_counts', { mode: 'json' }).$type<HandoverCounts>().notNull(),
    moved: text('moved_counts', { mode: 'json' }).$type<HandoverCounts>().notNull(),
    steps: text('steps', { mode: 'json' }).$type<string[]>().notNull(),
    finishedAt: integer('finished_at'),
    ...recordColumns,
  },
  (table) => [index('handovers_by_user').on(table.userId, table.status)],
);
