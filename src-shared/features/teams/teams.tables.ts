import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { type TeamPart, teamAccesses, teamTables } from './team.model.ts';

/** Who besides the owner works on a record, how, and until when. The scope is the record's and moves with it. */
export const teamMembers = sqliteTable(
  'team_members',
  {
    id: text('id').primaryKey(),
    recordTable: text('record_table', { enum: teamTables }).notNull(),
    recordId: text('record_id').notNull(),
    memberId: text('member_id').notNull(),
    access: text('access', { enum: teamAccesses }).notNull(),
    expiresAt: integer('expires_at'),
    parts: text('parts', { mode: 'json' }).$type<TeamPart[]>().notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('team_members_by_record').on(table.recordId, table.memberId),
    index('team_members_by_member').on(table.memberId, table.recordTable, table.recordId),
    index('team_members_by_end').on(table.expiresAt),
  ],
);
