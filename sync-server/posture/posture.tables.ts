import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { type AcceptedRisk, type PostureFinding, postureCauses } from '#shared/features/posture/finding.model.ts';

/** Dated reports of the self-check, as they were found. Server only. */
export const postureReports = sqliteTable(
  'posture_reports',
  {
    id: text('id').primaryKey(),
    at: integer('at').notNull(),
    cause: text('cause', { enum: postureCauses }).notNull(),
    byId: text('by_id'),
    byName: text('by_name'),
    findings: text('findings', { mode: 'json' }).$type<PostureFinding[]>().notNull(),
  },
  (table) => [index('posture_reports_by_time').on(table.at)],
);

/** Risks that somebody took until a day. Taking one anew replaces it; the audit keeps both. Server only. */
export const postureAcceptances = sqliteTable('posture_acceptances', {
  key: text('key').primaryKey(),
  risk: text('risk', { mode: 'json' }).$type<AcceptedRisk>().notNull(),
  until: integer('until').notNull(),
});
