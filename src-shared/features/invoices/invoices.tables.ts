import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { titleKinds } from '../invoice-titles/invoice-title.model.ts';
import { deliverWays, type SplitRule, sourceKinds } from './application.model.ts';
import { invoiceColors, invoiceLineKinds, verifyStates } from './invoice.model.ts';
import { invoiceKinds, invoiceMedia, taxTags } from './invoice-kinds.model.ts';
import { applicationStatuses, invoiceStatuses } from './invoice-states.model.ts';

const title = {
  titleKind: text('title_kind', { enum: titleKinds }).notNull(),
  title: text('title').notNull(),
  taxNo: text('tax_no'),
  titleAddress: text('title_address'),
  titlePhone: text('title_phone'),
  bank: text('bank'),
  account: text('account'),
};

/** Amounts in fen. */
const sums = {
  amountExcl: integer('amount_excl').notNull(),
  taxTotal: integer('tax_total').notNull(),
  amountIncl: integer('amount_incl').notNull(),
};

const figures = {
  amountExcl: integer('amount_excl').notNull(),
  tax: integer('tax').notNull(),
  amountIncl: integer('amount_incl').notNull(),
};

/** Somebody asks for invoices; the title is a copy of what it was then. */
export const invoiceApplications = sqliteTable(
  'invoice_applications',
  {
    id: text('id').primaryKey(),
    no: text('no'),
    customerId: text('customer_id').notNull(),
    titleId: text('title_id'),
    entityId: text('entity_id'),
    sourceKind: text('source_kind', { enum: sourceKinds }).notNull(),
    contractId: text('contract_id'),
    invoiceKind: text('invoice_kind', { enum: invoiceKinds }).notNull(),
    medium: text('medium', { enum: invoiceMedia }).notNull(),
    taxMode: text('tax_mode', { enum: taxModes }).notNull(),
    discountLines: integer('discount_lines', { mode: 'boolean' }).notNull(),
    splitRule: text('split_rule', { mode: 'json' }).$type<SplitRule>().notNull(),
    deliverWay: text('deliver_way', { enum: deliverWays }),
    deliverTo: text('deliver_to'),
    remarkOnInvoice: text('remark_on_invoice'),
    urgent: integer('urgent', { mode: 'boolean' }).notNull(),
    ...title,
    status: text('status', { enum: applicationStatuses }).notNull(),
    reason: text('reason'),
    applicantId: text('applicant_id'),
    submittedAt: integer('submitted_at'),
    approvedAt: integer('approved_at'),
    approvedBy: text('approved_by'),
    ...sums,
    lineCount: integer('line_count').notNull(),
    /** The batch that its waiting invoices left in. */
    batchNo: text('batch_no'),
    tags: text('tags', { mode: 'json' }).$type<string[]>().notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('invoice_applications_by_time').on(
      table.deletedAt,
      table.updatedAt,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
    ),
    index('invoice_applications_by_owner').on(table.ownerId, table.deletedAt, table.updatedAt),
    index('invoice_applications_by_customer').on(table.customerId, table.deletedAt),
    index('invoice_applications_by_status').on(table.status, table.deletedAt),
    index('invoice_applications_by_no').on(table.no),
  ],
);

export const invoiceApplicationLines = sqliteTable(
  'invoice_application_lines',
  {
    id: text('id').primaryKey(),
    applicationId: text('application_id').notNull(),
    position: real('position').notNull(),
    orderId: text('order_id'),
    orderLineId: text('order_line_id'),
    productId: text('product_id'),
    taxClassCode: text('tax_class_code'),
    shortName: text('short_name'),
    name: text('name').notNull(),
    spec: text('spec'),
    unit: text('unit'),
    qty: text('qty').notNull(),
    price: text('price').notNull(),
    discountAmount: integer('discount_amount'),
    taxRate: text('tax_rate').notNull(),
    taxTag: text('tax_tag', { enum: taxTags }).notNull(),
    taxMode: text('tax_mode', { enum: taxModes }).notNull(),
    ...figures,
    grossExcl: integer('gross_excl').notNull(),
    grossTax: integer('gross_tax').notNull(),
    netPrice: text('net_price').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('invoice_application_lines_by_application').on(table.applicationId),
    index('invoice_application_lines_by_order').on(table.orderId, table.deletedAt),
    index('invoice_application_lines_by_order_line').on(table.orderLineId),
  ],
);

/** An invoice from the plan of its application to its number, or a red one that answers a blue one. */
export const invoices = sqliteTable(
  'invoices',
  {
    id: text('id').primaryKey(),
    applicationId: text('application_id'),
    customerId: text('customer_id').notNull(),
    entityId: text('entity_id').notNull(),
    entityName: text('entity_name').notNull(),
    entityTaxNo: text('entity_tax_no').notNull(),
    part: integer('part').notNull(),
    parts: integer('parts').notNull(),
    kind: text('kind', { enum: invoiceKinds }).notNull(),
    medium: text('medium', { enum: invoiceMedia }).notNull(),
    color: text('color', { enum: invoiceColors }).notNull(),
    blueInvoiceId: text('blue_invoice_id'),
    redRequestId: text('red_request_id'),
    invoiceCode: text('invoice_code'),
    invoiceNo: text('invoice_no'),
    issueDate: text('issue_date'),
    ...title,
    ...sums,
    drawer: text('drawer'),
    remark: text('remark'),
    status: text('status', { enum: invoiceStatuses }).notNull(),
    deliveredAt: integer('delivered_at'),
    deliveredVia: text('delivered_via'),
    verifyState: text('verify_state', { enum: verifyStates }).notNull(),
    voidReason: text('void_reason'),
    batchNo: text('batch_no'),
    batchedAt: integer('batched_at'),
    batchHash: text('batch_hash'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('invoices_by_time').on(
      table.deletedAt,
      table.issueDate,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
      table.entityId,
      table.amountExcl,
      table.taxTotal,
      table.amountIncl,
      table.id,
    ),
    index('invoices_by_owner').on(table.ownerId, table.deletedAt, table.issueDate),
    index('invoices_by_no').on(table.invoiceNo, table.invoiceCode),
    index('invoices_by_application').on(table.applicationId),
    index('invoices_by_blue').on(table.blueInvoiceId),
    index('invoices_by_customer').on(table.customerId, table.deletedAt),
    index('invoices_by_entity').on(table.entityId, table.issueDate),
    index('invoices_by_batch').on(table.batchNo, table.batchedAt),
  ],
);

export const invoiceLines = sqliteTable(
  'invoice_lines',
  {
    id: text('id').primaryKey(),
    invoiceId: text('invoice_id').notNull(),
    position: real('position').notNull(),
    kind: text('kind', { enum: invoiceLineKinds }).notNull(),
    applicationLineId: text('application_line_id'),
    blueLineId: text('blue_line_id'),
    orderId: text('order_id'),
    orderLineId: text('order_line_id'),
    productId: text('product_id'),
    taxClassCode: text('tax_class_code'),
    itemName: text('item_name').notNull(),
    spec: text('spec'),
    unit: text('unit'),
    qty: text('qty'),
    price: text('price'),
    taxRate: text('tax_rate').notNull(),
    taxTag: text('tax_tag', { enum: taxTags }).notNull(),
    ...figures,
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('invoice_lines_by_invoice').on(
      table.invoiceId,
      table.deletedAt,
      table.taxRate,
      table.taxTag,
      table.amountExcl,
      table.tax,
      table.amountIncl,
    ),
    index('invoice_lines_by_order').on(table.orderId, table.deletedAt),
    index('invoice_lines_by_order_line').on(table.orderLineId),
    index('invoice_lines_by_blue').on(table.blueLineId),
  ],
);
