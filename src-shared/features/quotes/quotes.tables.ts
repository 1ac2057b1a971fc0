import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { documentColumns, documentLineColumns } from '../documents/documents.tables.ts';
import { deliveryDayKinds, sendChannels } from './quote.model.ts';
import { lineLeadTimeBases, lineStockFlags, quoteLineKinds } from './quote-line.model.ts';
import { quoteStatuses } from './quote-states.model.ts';

/** One version of a quote; versions of one quote share `root_id` and `no`. Totals are sums of its lines, in fen. */
export const quotes = sqliteTable(
  'quotes',
  {
    id: text('id').primaryKey(),
    no: text('no'),
    version: integer('version').notNull(),
    rootId: text('root_id').notNull(),
    name: text('name'),
    customerId: text('customer_id').notNull(),
    contactId: text('contact_id'),
    opportunityId: text('opportunity_id'),
    quoteDate: text('quote_date').notNull(),
    validUntil: text('valid_until').notNull(),
    priceBookId: text('price_book_id'),
    deliveryDays: text('delivery_days', { enum: deliveryDayKinds }).notNull(),
    paymentTerms: text('payment_terms'),
    deliveryTerms: text('delivery_terms'),
    deliveryPlace: text('delivery_place'),
    warranty: text('warranty'),
    personalTerms: text('personal_terms', { mode: 'json' }).$type<string[]>().notNull(),
    templateId: text('template_id'),
    status: text('status', { enum: quoteStatuses }).notNull(),
    effectiveOn: text('effective_on'),
    sentAt: integer('sent_at'),
    sentVia: text('sent_via', { enum: sendChannels }),
    paperHash: text('paper_hash'),
    customerReply: text('customer_reply'),
    repliedAt: integer('replied_at'),
    longestLeadDays: integer('longest_lead_days'),
    belowMoq: integer('below_moq', { mode: 'boolean' }).notNull(),
    ...documentColumns,
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('quotes_by_time').on(
      table.deletedAt,
      table.updatedAt,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
      table.validUntil,
      table.customerId,
    ),
    index('quotes_by_owner').on(
      table.ownerId,
      table.deletedAt,
      table.updatedAt,
      table.deptId,
      table.branchId,
      table.status,
      table.validUntil,
    ),
    index('quotes_by_customer').on(table.customerId, table.deletedAt, table.updatedAt),
    index('quotes_by_validity').on(table.deletedAt, table.status, table.validUntil),
    index('quotes_by_root').on(table.rootId, table.version),
    index('quotes_by_opportunity').on(table.opportunityId, table.deletedAt),
    index('quotes_by_no').on(table.no),
    index('quotes_by_contact').on(table.contactId),
  ],
);

/** The lines of a quote, one row each so that two people's edits merge cell by cell. The scope is the quote's. */
export const quoteLines = sqliteTable(
  'quote_lines',
  {
    id: text('id').primaryKey(),
    quoteId: text('quote_id').notNull(),
    kind: text('kind', { enum: quoteLineKinds }).notNull(),
    leadTimeDays: integer('lead_time_days'),
    leadTimeBasis: text('lead_time_basis', { enum: lineLeadTimeBases }),
    stockFlag: text('stock_flag', { enum: lineStockFlags }),
    priceBookId: text('price_book_id'),
    discountFloor: text('discount_floor'),
    deliveryDate: text('delivery_date'),
    orderedQty: text('ordered_qty').notNull(),
    /** When its price was taken: a list price that changes later marks the line. */
    pricedAt: integer('priced_at').notNull(),
    ...documentLineColumns,
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('quote_lines_by_quote').on(table.quoteId, table.deletedAt, table.position),
    index('quote_lines_by_product').on(table.productId, table.deletedAt),
  ],
);

/** How quotes look on paper, and who sells; every device has them, so that it prints without the server. */
export const quoteTemplates = sqliteTable('quote_templates', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  isDefault: integer('is_default', { mode: 'boolean' }).notNull(),
  title: text('title').notNull(),
  sellerName: text('seller_name'),
  sellerAddress: text('seller_address'),
  sellerPhone: text('seller_phone'),
  sellerTaxNo: text('seller_tax_no'),
  sellerBank: text('seller_bank'),
  logo: text('logo'),
  seal: text('seal'),
  watermark: text('watermark'),
  hidesPrices: integer('hides_prices', { mode: 'boolean' }).notNull(),
  hidesDiscounts: integer('hides_discounts', { mode: 'boolean' }).notNull(),
  showsCode: integer('shows_code', { mode: 'boolean' }).notNull(),
  terms: text('terms'),
  ...recordColumns,
});
