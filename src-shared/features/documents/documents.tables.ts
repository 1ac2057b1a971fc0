import { integer, real, text } from 'drizzle-orm/sqlite-core';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { changeOutcomes, documentCurrencies } from './document.model.ts';

/** How a quote, a contract or an order is counted and what its lines add up to, in fen. */
export const documentColumns = {
  currency: text('currency', { enum: documentCurrencies }).notNull(),
  taxMode: text('tax_mode', { enum: taxModes }).notNull(),
  headerDiscountRate: text('header_discount_rate'),
  headerDiscountAmount: integer('header_discount_amount'),
  notes: text('notes'),
  reason: text('reason'),
  amountExcl: integer('amount_excl').notNull(),
  taxTotal: integer('tax_total').notNull(),
  amountIncl: integer('amount_incl').notNull(),
  lineDiscount: integer('line_discount').notNull(),
  headerDiscount: integer('header_discount').notNull(),
  lineCount: integer('line_count').notNull(),
  costTotal: integer('cost_total'),
  margin: integer('margin'),
  tags: text('tags', { mode: 'json' }).$type<string[]>().notNull(),
};

/** What a line of any of them says, and its figures in fen. */
export const documentLineColumns = {
  position: real('position').notNull(),
  productId: text('product_id'),
  name: text('name').notNull(),
  spec: text('spec'),
  unit: text('unit'),
  qty: text('qty').notNull(),
  listPrice: text('list_price'),
  price: text('price').notNull(),
  discountRate: text('discount_rate'),
  discountAmount: integer('discount_amount'),
  taxRate: text('tax_rate').notNull(),
  moq: text('moq'),
  orderMultiple: text('order_multiple'),
  isImported: integer('is_imported', { mode: 'boolean' }).notNull(),
  cost: text('cost'),
  remark: text('remark'),
  amountExcl: integer('amount_excl').notNull(),
  tax: integer('tax').notNull(),
  amountIncl: integer('amount_incl').notNull(),
  netPrice: text('net_price').notNull(),
};

/** A change of a document after it counted: how it was, why, and what became of it. */
export const documentChangeColumns = {
  version: integer('version').notNull(),
  reason: text('reason').notNull(),
  /** Null while it is under way. */
  outcome: text('outcome', { enum: changeOutcomes }),
  endedAt: integer('ended_at'),
};
