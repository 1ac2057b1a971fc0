import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { orderCurrencies } from '../orders/order.model.ts';
import { planConditions, planEndings, planStatuses } from './plan.model.ts';
import { receiptKinds, receiptMethods, receiptStatuses } from './receipt-words.model.ts';

/** What a customer is to pay, when and for what (回款计划). Fen. */
export const receivablePlans = sqliteTable(
  'receivable_plans',
  {
    id: text('id').primaryKey(),
    orderId: text('order_id'),
    contractId: text('contract_id'),
    customerId: text('customer_id').notNull(),
    /** How lists, calendar and bin call it: the document's number and the period. */
    title: text('title').notNull(),
    period: integer('period').notNull(),
    dueDate: text('due_date'),
    amount: integer('amount').notNull(),
    currency: text('currency', { enum: orderCurrencies }).notNull(),
    percent: text('percent'),
    method: text('method', { enum: receiptMethods }),
    condition: text('condition', { enum: planConditions }).notNull(),
    conditionDate: text('condition_date'),
    termDays: integer('term_days').notNull(),
    remindDays: integer('remind_days'),
    status: text('status', { enum: planStatuses }).notNull(),
    endingAs: text('ending_as', { enum: planEndings }),
    reason: text('reason'),
    receivedAmount: integer('received_amount').notNull(),
    notes: text('notes'),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('receivable_plans_by_due').on(
      table.deletedAt,
      table.dueDate,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
      table.amount,
      table.receivedAmount,
    ),
    index('receivable_plans_expected')
      .on(table.deletedAt, table.customerId, table.dueDate)
      .where(sql`deleted_at IS NULL AND status IN ('waiting', 'open', 'part')`),
    index('receivable_plans_by_owner').on(table.ownerId, table.deletedAt, table.dueDate),
    index('receivable_plans_by_order').on(table.orderId, table.deletedAt, table.period),
    index('receivable_plans_by_contract').on(table.contractId, table.deletedAt, table.period),
    index('receivable_plans_by_customer').on(table.customerId, table.deletedAt, table.dueDate),
  ],
);

/** Money that came, went back, or was written by mistake. Fen; what goes back is negative. */
export const receipts = sqliteTable(
  'receipts',
  {
    id: text('id').primaryKey(),
    no: text('no'),
    kind: text('kind', { enum: receiptKinds }).notNull(),
    customerId: text('customer_id').notNull(),
    payerName: text('payer_name').notNull(),
    thirdPartyReason: text('third_party_reason'),
    receivedOn: text('received_on').notNull(),
    amount: integer('amount').notNull(),
    currency: text('currency', { enum: orderCurrencies }).notNull(),
    method: text('method', { enum: receiptMethods }).notNull(),
    bankAccountId: text('bank_account_id'),
    bankRef: text('bank_ref'),
    fee: integer('fee').notNull(),
    discount: integer('discount').notNull(),
    billDueDate: text('bill_due_date'),
    notes: text('notes'),
    status: text('status', { enum: receiptStatuses }).notNull(),
    reason: text('reason'),
    reversesId: text('reverses_id'),
    allocated: integer('allocated').notNull(),
    unallocated: integer('unallocated').notNull(),
    confirmedAt: integer('confirmed_at'),
    confirmedBy: text('confirmed_by'),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('receipts_by_day').on(
      table.deletedAt,
      table.receivedOn,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
    ),
    index('receipts_unallocated')
      .on(table.deletedAt, table.customerId)
      .where(sql`deleted_at IS NULL AND unallocated <> 0`),
    index('receipts_by_owner').on(table.ownerId, table.deletedAt, table.receivedOn),
    index('receipts_by_customer').on(table.customerId, table.deletedAt, table.receivedOn),
    index('receipts_by_reference').on(table.bankAccountId, table.bankRef),
    index('receipts_by_reversed').on(table.reversesId),
    index('receipts_by_no').on(table.no),
  ],
);

/** What of a receipt is for what. The scope is the receipt's. */
export const receiptAllocations = sqliteTable(
  'receipt_allocations',
  {
    id: text('id').primaryKey(),
    receiptId: text('receipt_id').notNull(),
    planId: text('plan_id'),
    orderId: text('order_id'),
    contractId: text('contract_id'),
    amount: integer('amount').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('receipt_allocations_by_receipt').on(table.receiptId, table.deletedAt),
    index('receipt_allocations_by_plan').on(table.planId, table.deletedAt),
    index('receipt_allocations_by_order').on(table.orderId, table.deletedAt),
  ],
);

/** The company's own accounts that customers pay to. */
export const bankAccounts = sqliteTable('bank_accounts', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  bank: text('bank'),
  accountNo: text('account_no'),
  currency: text('currency', { enum: orderCurrencies }).notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull(),
  ...recordColumns,
});
