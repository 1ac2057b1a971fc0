import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { titleKinds } from './invoice-title.model.ts';
import { capBases, taxpayerKinds } from './tax-entity.model.ts';

/** In whose name the company issues. */
export const taxEntities = sqliteTable('tax_entities', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  creditCode: text('credit_code').notNull(),
  taxpayerKind: text('taxpayer_kind', { enum: taxpayerKinds }).notNull(),
  address: text('address'),
  phone: text('phone'),
  bank: text('bank'),
  account: text('account'),
  drawer: text('drawer'),
  /** Fen, without tax. */
  quotaTotal: integer('quota_total'),
  invoiceLimit: integer('invoice_limit'),
  lineLimit: integer('line_limit'),
  capBasis: text('cap_basis', { enum: capBases }).notNull(),
  branchIds: text('branch_ids', { mode: 'json' }).$type<string[]>().notNull(),
  notes: text('notes'),
  ...recordColumns,
});

/** To whom a customer wants its invoices made out. The scope is the customer's. */
export const invoiceTitles = sqliteTable(
  'invoice_titles',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id').notNull(),
    titleKind: text('title_kind', { enum: titleKinds }).notNull(),
    title: text('title').notNull(),
    taxNo: text('tax_no'),
    address: text('address'),
    phone: text('phone'),
    bank: text('bank'),
    account: text('account'),
    email: text('email'),
    receiverPhone: text('receiver_phone'),
    notes: text('notes'),
    isDefault: integer('is_default', { mode: 'boolean' }).notNull(),
    verifiedAt: integer('verified_at'),
    verifiedBy: text('verified_by'),
    origin: text('origin', { enum: ['customer', 'typed'] }).notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('invoice_titles_by_customer').on(table.customerId, table.deletedAt),
    index('invoice_titles_by_time').on(table.deletedAt, table.updatedAt, table.ownerId, table.deptId, table.branchId),
    index('invoice_titles_by_owner').on(table.ownerId, table.deletedAt, table.updatedAt),
  ],
);
