import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { documentChangeColumns, documentColumns, documentLineColumns } from '../documents/documents.tables.ts';
import { orderLineKinds } from '../orders/order-line.model.ts';
import { type Contract, type ContractSnapshot, contractKinds } from './contract.model.ts';
import { contractStatuses } from './contract-states.model.ts';

/** What the company and a customer agreed on in writing. Amounts are sums of its lines, in fen. */
export const contracts = sqliteTable(
  'contracts',
  {
    id: text('id').primaryKey(),
    no: text('no'),
    name: text('name').notNull(),
    kind: text('kind', { enum: contractKinds }).notNull(),
    customerId: text('customer_id').notNull(),
    contactId: text('contact_id'),
    opportunityId: text('opportunity_id'),
    quoteId: text('quote_id'),
    parentContractId: text('parent_contract_id'),
    renewsId: text('renews_id'),
    sellerEntityId: text('seller_entity_id'),
    agreedAmount: integer('agreed_amount'),
    startDate: text('start_date'),
    endDate: text('end_date'),
    renewRemindDays: integer('renew_remind_days').notNull(),
    paymentPlan: text('payment_plan', { mode: 'json' }).$type<Contract['paymentPlan']>().notNull(),
    clauses: text('clauses', { mode: 'json' }).$type<Contract['clauses']>().notNull(),
    templateId: text('template_id'),
    version: integer('version').notNull(),
    status: text('status', { enum: contractStatuses }).notNull(),
    heldFrom: text('held_from', { enum: contractStatuses }),
    customerSigner: text('customer_signer'),
    customerSignedOn: text('customer_signed_on'),
    companySigner: text('company_signer'),
    companySignedOn: text('company_signed_on'),
    signDate: text('sign_date'),
    endedAt: integer('ended_at'),
    ...documentColumns,
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('contracts_by_time').on(
      table.deletedAt,
      table.updatedAt,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
    ),
    index('contracts_by_owner').on(table.ownerId, table.deletedAt, table.updatedAt),
    index('contracts_by_customer').on(table.customerId, table.deletedAt, table.updatedAt),
    index('contracts_by_end').on(table.deletedAt, table.status, table.endDate),
    index('contracts_by_quote').on(table.quoteId, table.deletedAt),
    index('contracts_by_opportunity').on(table.opportunityId, table.deletedAt),
    index('contracts_by_parent').on(table.parentContractId, table.deletedAt),
    index('contracts_by_renewed').on(table.renewsId, table.deletedAt),
    index('contracts_by_no').on(table.no),
  ],
);

/** What was agreed on, line by line. The scope is the contract's. */
export const contractLines = sqliteTable(
  'contract_lines',
  {
    id: text('id').primaryKey(),
    contractId: text('contract_id').notNull(),
    quoteLineId: text('quote_line_id'),
    kind: text('kind', { enum: orderLineKinds }).notNull(),
    promiseDate: text('promise_date'),
    ...documentLineColumns,
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('contract_lines_by_contract').on(table.contractId, table.deletedAt, table.position),
    index('contract_lines_by_product').on(table.productId, table.deletedAt),
  ],
);

/** Each change of a contract after it was signed: how it was, why, and what became of it. */
export const contractChanges = sqliteTable(
  'contract_changes',
  {
    id: text('id').primaryKey(),
    contractId: text('contract_id').notNull(),
    ...documentChangeColumns,
    before: text('before', { mode: 'json' }).$type<ContractSnapshot>().notNull(),
    after: text('after', { mode: 'json' }).$type<ContractSnapshot>(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('contract_changes_by_contract').on(table.contractId, table.version)],
);
