import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { bureauStates, buyerUses, redInitiators, redReasons, redScopes, redStatuses } from './red-request.model.ts';

/** Somebody asks the bureau to take an invoice back, whole or in part. Amounts are negative, in fen. */
export const redRequests = sqliteTable(
  'red_requests',
  {
    id: text('id').primaryKey(),
    no: text('no'),
    blueInvoiceId: text('blue_invoice_id').notNull(),
    customerId: text('customer_id').notNull(),
    title: text('title').notNull(),
    reason: text('reason', { enum: redReasons }).notNull(),
    scope: text('scope', { enum: redScopes }).notNull(),
    initiator: text('initiator', { enum: redInitiators }).notNull(),
    buyerUsed: text('buyer_used', { enum: buyerUses }).notNull(),
    notes: text('notes'),
    confirmNo: text('confirm_no'),
    bureauState: text('bureau_state', { enum: bureauStates }),
    deadlineAt: integer('deadline_at'),
    redInvoiceId: text('red_invoice_id'),
    status: text('status', { enum: redStatuses }).notNull(),
    rejectReason: text('reject_reason'),
    applicantId: text('applicant_id'),
    amountExcl: integer('amount_excl').notNull(),
    taxTotal: integer('tax_total').notNull(),
    amountIncl: integer('amount_incl').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('red_requests_by_time').on(
      table.deletedAt,
      table.updatedAt,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
    ),
    index('red_requests_by_owner').on(table.ownerId, table.deletedAt, table.updatedAt),
    index('red_requests_by_blue').on(table.blueInvoiceId),
    index('red_requests_by_deadline').on(table.deletedAt, table.deadlineAt),
    index('red_requests_by_customer').on(table.customerId, table.deletedAt),
  ],
);

export const redRequestLines = sqliteTable(
  'red_request_lines',
  {
    id: text('id').primaryKey(),
    redRequestId: text('red_request_id').notNull(),
    blueLineId: text('blue_line_id').notNull(),
    itemName: text('item_name').notNull(),
    qty: text('qty'),
    amountExcl: integer('amount_excl').notNull(),
    tax: integer('tax').notNull(),
    amountIncl: integer('amount_incl').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('red_request_lines_by_request').on(table.redRequestId),
    index('red_request_lines_by_blue').on(table.blueLineId),
  ],
);
