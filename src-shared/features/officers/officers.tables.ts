import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import { type ApprovalLimits, separations } from './officer.model.ts';

/** One row: how the company separates duties, known on every host because each checks rights. */
export const companySettings = sqliteTable('company_settings', {
  id: text('id').primaryKey(),
  separation: text('separation', { enum: separations }).notNull(),
  limits: text('limits', { mode: 'json' }).$type<ApprovalLimits>(),
  ...recordColumns,
});
