import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import { taxKinds, taxSellers } from './tax-rate.model.ts';

/** Rates with their days. A row with the id of a built-in rate stands in its place. */
export const taxRates = sqliteTable(
  'tax_rates',
  {
    id: text('id').primaryKey(),
    code: text('code').notNull(),
    kind: text('kind', { enum: taxKinds }).notNull(),
    rate: text('rate').notNull(),
    name: text('name').notNull(),
    seller: text('seller', { enum: taxSellers }).notNull(),
    validFrom: text('valid_from'),
    validTo: text('valid_to'),
    basis: text('basis'),
    confirmedAt: integer('confirmed_at'),
    confirmedBy: text('confirmed_by'),
    ...recordColumns,
  },
  (table) => [index('tax_rates_by_code').on(table.code, table.deletedAt)],
);
