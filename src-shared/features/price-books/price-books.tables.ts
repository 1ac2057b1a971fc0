import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import { bookScopes, bookStatuses, currencies } from './price-book.model.ts';

/** Prices for some customers and some days. */
export const priceBooks = sqliteTable(
  'price_books',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    scope: text('scope', { enum: bookScopes }).notNull(),
    scopeValues: text('scope_values', { mode: 'json' }).$type<string[]>().notNull(),
    currency: text('currency', { enum: currencies }).notNull(),
    taxIncluded: integer('tax_included', { mode: 'boolean' }).notNull(),
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to').notNull(),
    priority: integer('priority').notNull(),
    status: text('status', { enum: bookStatuses }).notNull(),
    remark: text('remark'),
    ...recordColumns,
  },
  (table) => [index('price_books_by_status').on(table.deletedAt, table.status, table.validTo)],
);

/** The lines of a book. A price is null on a device whose person may not see price books. */
export const priceBookEntries = sqliteTable(
  'price_book_entries',
  {
    id: text('id').primaryKey(),
    bookId: text('book_id').notNull(),
    productId: text('product_id').notNull(),
    minQty: text('min_qty').notNull(),
    price: text('price'),
    discountFloor: text('discount_floor'),
    leadTimeDays: integer('lead_time_days'),
    moq: text('moq'),
    ...recordColumns,
  },
  (table) => [
    index('price_book_entries_by_book').on(table.bookId, table.deletedAt, table.productId),
    index('price_book_entries_by_product').on(table.productId, table.deletedAt),
  ],
);
