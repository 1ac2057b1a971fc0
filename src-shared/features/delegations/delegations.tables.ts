import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import type { DelegableModule } from './delegation.model.ts';

/** Who stands in for whom, in which modules, from when until when. Its clock decides; `revokedAt` ends it early. */
export const delegations = sqliteTable(
  'delegations',
  {
    id: text('id').primaryKey(),
    fromUserId: text('from_user_id').notNull(),
    toUserId: text('to_user_id').notNull(),
    modules: text('modules', { mode: 'json' }).$type<DelegableModule[]>().notNull(),
    startAt: integer('start_at').notNull(),
    endAt: integer('end_at').notNull(),
    reason: text('reason').notNull(),
    revokedAt: integer('revoked_at'),
    revokedBy: text('revoked_by'),
    ...recordColumns,
  },
  (table) => [index('delegations_by_receiver').on(table.toUserId, table.endAt)],
);
