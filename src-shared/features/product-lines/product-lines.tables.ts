import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import { type LineTarget, productLineStatuses } from './product-line.model.ts';

export const productLines = sqliteTable(
  'product_lines',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    code: text('code'),
    managerId: text('manager_id'),
    teamIds: text('team_ids', { mode: 'json' }).$type<string[]>().notNull(),
    brandIds: text('brand_ids', { mode: 'json' }).$type<string[]>().notNull(),
    segmentId: text('segment_id'),
    targets: text('targets', { mode: 'json' }).$type<LineTarget[]>().notNull(),
    status: text('status', { enum: productLineStatuses }).notNull(),
    sort: integer('sort').notNull().default(0),
    remark: text('remark'),
    ...recordColumns,
  },
  (table) => [
    index('product_lines_by_manager').on(table.managerId),
    index('product_lines_by_segment').on(table.segmentId),
  ],
);
