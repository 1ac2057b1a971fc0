import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { documentChangeColumns, documentColumns, documentLineColumns } from '../documents/documents.tables.ts';
import { deliveryStatuses, dispositions, returnStatuses } from './delivery.model.ts';
import { type Order, type OrderSnapshot, orderChannels, orderPriorities, satisfactions } from './order.model.ts';
import { orderLineKinds } from './order-line.model.ts';
import { deliveryStates, invoiceStates, orderStatuses, receiptStates } from './order-states.model.ts';

/** What a customer ordered. Amounts are sums of its lines, in fen. */
export const orders = sqliteTable(
  'orders',
  {
    id: text('id').primaryKey(),
    no: text('no'),
    customerId: text('customer_id').notNull(),
    contactId: text('contact_id'),
    contractId: text('contract_id'),
    quoteId: text('quote_id'),
    opportunityId: text('opportunity_id'),
    orderDate: text('order_date').notNull(),
    promiseDate: text('promise_date'),
    freight: integer('freight').notNull(),
    shipTo: text('ship_to', { mode: 'json' }).$type<Order['shipTo']>().notNull(),
    personalTerms: text('personal_terms', { mode: 'json' }).$type<Order['personalTerms']>().notNull(),
    paymentTermDays: integer('payment_term_days'),
    priority: text('priority', { enum: orderPriorities }).notNull(),
    channel: text('channel', { enum: orderChannels }),
    customerOrderNo: text('customer_order_no'),
    version: integer('version').notNull(),
    status: text('status', { enum: orderStatuses }).notNull(),
    heldFrom: text('held_from', { enum: orderStatuses }),
    confirmedAt: integer('confirmed_at'),
    completedAt: integer('completed_at'),
    deliveryState: text('delivery_state', { enum: deliveryStates }).notNull(),
    receiptState: text('receipt_state', { enum: receiptStates }).notNull(),
    invoiceState: text('invoice_state', { enum: invoiceStates }).notNull(),
    totalDue: integer('total_due').notNull(),
    /** Millionths of a yuan. */
    exactGross: integer('exact_gross').notNull(),
    exactNet: integer('exact_net').notNull(),
    /** Millionths of a unit, all goods together. */
    exactQty: integer('exact_qty').notNull().default(0),
    receivedAmount: integer('received_amount').notNull(),
    invoicedAmount: integer('invoiced_amount').notNull(),
    satisfaction: text('satisfaction', { enum: satisfactions }),
    feedback: text('feedback'),
    visitTaskId: text('visit_task_id'),
    ...documentColumns,
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('orders_by_time').on(
      table.deletedAt,
      table.updatedAt,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
      table.deliveryState,
      table.receiptState,
      table.invoiceState,
    ),
    index('orders_by_date').on(
      table.deletedAt,
      table.orderDate,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
    ),
    // What the sums of a list read, so that they read no order.
    index('orders_by_sums').on(
      table.deletedAt,
      table.status,
      table.orderDate,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.amountIncl,
      table.totalDue,
      table.freight,
      table.receivedAmount,
      table.invoicedAmount,
      table.exactGross,
      table.exactNet,
      table.exactQty,
    ),
    index('orders_unpaid')
      .on(table.deletedAt, table.customerId, table.orderDate)
      .where(sql`total_due > received_amount AND deleted_at IS NULL AND status NOT IN ('draft', 'cancelled')`),
    index('orders_by_owner').on(table.ownerId, table.deletedAt, table.updatedAt),
    index('orders_by_customer').on(table.customerId, table.deletedAt, table.updatedAt),
    index('orders_by_promise').on(table.deletedAt, table.deliveryState, table.promiseDate),
    index('orders_by_contract').on(table.contractId, table.deletedAt),
    index('orders_by_quote').on(table.quoteId),
    index('orders_by_opportunity').on(table.opportunityId, table.deletedAt),
    index('orders_by_no').on(table.no),
    index('orders_by_contact').on(table.contactId),
  ],
);

/** The lines of an order. The scope is the order's. */
export const orderLines = sqliteTable(
  'order_lines',
  {
    id: text('id').primaryKey(),
    orderId: text('order_id').notNull(),
    quoteLineId: text('quote_line_id'),
    contractLineId: text('contract_line_id'),
    kind: text('kind', { enum: orderLineKinds }).notNull(),
    promiseDate: text('promise_date'),
    exactNet: integer('exact_net').notNull(),
    deliveredQty: text('delivered_qty').notNull(),
    returnedQty: text('returned_qty').notNull(),
    closedQty: text('closed_qty').notNull(),
    invoicedAmount: integer('invoiced_amount').notNull(),
    ...documentLineColumns,
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('order_lines_by_order').on(table.orderId, table.deletedAt, table.position),
    index('order_lines_by_product').on(table.productId, table.deletedAt, table.orderId),
    index('order_lines_by_quote_line').on(table.quoteLineId),
    index('order_lines_by_contract_line').on(table.contractLineId),
  ],
);

/** Each change of an order after it was confirmed: how it was, why, and what became of it. */
export const orderChanges = sqliteTable(
  'order_changes',
  {
    id: text('id').primaryKey(),
    orderId: text('order_id').notNull(),
    ...documentChangeColumns,
    before: text('before', { mode: 'json' }).$type<OrderSnapshot>().notNull(),
    after: text('after', { mode: 'json' }).$type<OrderSnapshot>(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('order_changes_by_order').on(table.orderId, table.version)],
);

/** Goods on their way to the customer. The scope is the order's. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    no: text('no'),
    orderId: text('order_id').notNull(),
    customerId: text('customer_id').notNull(),
    shipDate: text('ship_date').notNull(),
    carrier: text('carrier'),
    trackingNo: text('tracking_no'),
    remark: text('remark'),
    status: text('status', { enum: deliveryStatuses }).notNull(),
    termsChecked: text('terms_checked', { mode: 'json' }).$type<string[]>().notNull(),
    signedBy: text('signed_by'),
    signedOn: text('signed_on'),
    reason: text('reason'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('deliveries_by_order').on(table.orderId, table.deletedAt),
    index('deliveries_by_date').on(table.deletedAt, table.shipDate, table.ownerId, table.status),
  ],
);

export const deliveryLines = sqliteTable(
  'delivery_lines',
  {
    id: text('id').primaryKey(),
    deliveryId: text('delivery_id').notNull(),
    orderLineId: text('order_line_id').notNull(),
    qty: text('qty').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('delivery_lines_by_delivery').on(table.deliveryId, table.deletedAt),
    index('delivery_lines_by_order_line').on(table.orderLineId, table.deletedAt),
  ],
);

/** Goods that come back (退货单). The scope is the order's. */
export const goodsReturns = sqliteTable(
  'goods_returns',
  {
    id: text('id').primaryKey(),
    no: text('no'),
    orderId: text('order_id').notNull(),
    customerId: text('customer_id').notNull(),
    reason: text('reason').notNull(),
    disposition: text('disposition', { enum: dispositions }).notNull(),
    status: text('status', { enum: returnStatuses }).notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('goods_returns_by_order').on(table.orderId, table.deletedAt)],
);

export const goodsReturnLines = sqliteTable(
  'goods_return_lines',
  {
    id: text('id').primaryKey(),
    returnId: text('return_id').notNull(),
    orderLineId: text('order_line_id').notNull(),
    qty: text('qty').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('goods_return_lines_by_return').on(table.returnId, table.deletedAt)],
);
