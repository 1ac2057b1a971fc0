import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { readChanges } from '../../ledger/audit.ts';
import type { AuditChange } from '../../ledger/ledger.tables.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { ReadDb } from '../../ports/database.ts';
import { attachments } from '../attachments/attachments.tables.ts';
import { brands, categories, segments, units } from '../catalogue/catalogue.tables.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { contractChanges, contractLines, contracts } from '../contracts/contracts.tables.ts';
import { customerReviews } from '../customer-reviews/customer-reviews.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { delegations } from '../delegations/delegations.tables.ts';
import { flowInstances, flowTasks } from '../flows/flows.tables.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { handovers } from '../handovers/handovers.tables.ts';
import { invoiceTitles, taxEntities } from '../invoice-titles/invoice-titles.tables.ts';
import { invoiceApplicationLines, invoiceApplications, invoiceLines, invoices } from '../invoices/invoices.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { forecasts, opportunities, opportunitySteps, pipelines } from '../opportunities/opportunities.tables.ts';
import {
  deliveries,
  deliveryLines,
  goodsReturnLines,
  goodsReturns,
  orderChanges,
  orderLines,
  orders,
} from '../orders/orders.tables.ts';
import { branches, departments, roles, users } from '../people/people.tables.ts';
import { ownerChanges } from '../pools/pools.tables.ts';
import { posts } from '../posts/posts.tables.ts';
import { priceBookEntries, priceBooks } from '../price-books/price-books.tables.ts';
import { consents, legalHolds, privacyEntries, privacyRequests } from '../privacy/privacy.tables.ts';
import { productLines } from '../product-lines/product-lines.tables.ts';
import { productImages, productPrices, products } from '../products/products.tables.ts';
import { quoteLines, quotes, quoteTemplates } from '../quotes/quotes.tables.ts';
import { receiptAllocations, receipts, receivablePlans } from '../receivables/receivables.tables.ts';
import { redRequestLines, redRequests } from '../red-requests/red-requests.tables.ts';
import { accessReviewItems, accessReviews } from '../reviews/reviews.tables.ts';
import { eventContents, eventExceptions, eventSeats, events, workCalendars } from '../schedule/schedule.tables.ts';
import { supplierPrices, suppliers } from '../suppliers/suppliers.tables.ts';
import { reminders, tasks } from '../tasks/tasks.tables.ts';
import { taxRates } from '../tax-rates/tax-rates.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import { follows, preferences, views } from '../views/views.tables.ts';
import type { HistoryTable } from './history.model.ts';

/** Tables whose records have a page of history. */
export const historyTables = {
  customers,
  contacts,
  follow_ups: followUps,
  leads,
  opportunities,
  contracts,
  orders,
  receivable_plans: receivablePlans,
  receipts,
  invoice_titles: invoiceTitles,
  invoice_applications: invoiceApplications,
  invoices,
  red_requests: redRequests,
  tasks,
  quotes,
  quote_lines: quoteLines,
  products,
  product_lines: productLines,
  price_books: priceBooks,
  suppliers,
  events,
  users,
  branches,
  departments,
  roles,
  posts,
} as const satisfies Record<HistoryTable, SQLiteTable>;

/** Tables whose rows an undo may put back, by the name the audit knows. */
export const undoTables: Readonly<Record<string, SQLiteTable>> = {
  ...historyTables,
  brands,
  segments,
  units,
  categories,
  product_prices: productPrices,
  product_images: productImages,
  price_book_entries: priceBookEntries,
  supplier_prices: supplierPrices,
  tax_rates: taxRates,
  flow_instances: flowInstances,
  flow_tasks: flowTasks,
  follow_up_notes: followUpNotes,
  quote_templates: quoteTemplates,
  opportunity_steps: opportunitySteps,
  receipt_allocations: receiptAllocations,
  tax_entities: taxEntities,
  invoice_application_lines: invoiceApplicationLines,
  invoice_lines: invoiceLines,
  red_request_lines: redRequestLines,
  contract_lines: contractLines,
  contract_changes: contractChanges,
  order_lines: orderLines,
  order_changes: orderChanges,
  deliveries,
  delivery_lines: deliveryLines,
  goods_returns: goodsReturns,
  goods_return_lines: goodsReturnLines,
  forecasts,
  pipelines,
  reminders,
  event_contents: eventContents,
  event_exceptions: eventExceptions,
  event_seats: eventSeats,
  work_calendars: workCalendars,
  views,
  preferences,
  follows,
  conflicts,
  delegations,
  team_members: teamMembers,
  attachments,
  owner_changes: ownerChanges,
  customer_reviews: customerReviews,
  handovers,
  consents,
  legal_holds: legalHolds,
  privacy_requests: privacyRequests,
  privacy_entries: privacyEntries,
  access_reviews: accessReviews,
  access_review_items: accessReviewItems,
};

/** One audit record as far as history needs it. */
export interface Act {
  readonly commandId: string | null;
  readonly procedure: string | null;
  readonly actorId: string | null;
  readonly deviceId: string | null;
  readonly at: number;
  readonly recordedAt: number;
  readonly changes: readonly AuditChange[];
  /** Who had delegated what was done here. */
  readonly insteadOf: readonly string[];
  /** Values were taken out: it cannot be taken back as a whole any more. */
  readonly isRedacted: boolean;
}

interface AuditRow {
  command_id: string | null;
  procedure: string | null;
  actor_id: string | null;
  device_id: string | null;
  at: number;
  recorded_at: number;
  changes: string;
  details: string | null;
}

const columns = 'a.command_id, a.procedure, a.actor_id, a.device_id, a.at, a.recorded_at, a.changes, a.details';

/** What was done to a row, newest first; each with the changes of that row only. */
export function listActsOn(db: ReadDb, rowId: string, limit: number, offset: number): Act[] {
  return db
    .rows<AuditRow>(
      `SELECT ${columns} FROM audit_rows r JOIN audit_records a ON a.seq = r.seq WHERE r.row_id = ? ORDER BY r.seq DESC LIMIT ? OFFSET ?`,
      rowId,
      limit,
      offset,
    )
    .map((row) => actOf(row, rowId));
}

export function countActsOn(db: ReadDb, rowId: string): number {
  return db.row<{ total: number }>('SELECT count(*) AS total FROM audit_rows WHERE row_id = ?', rowId)!.total;
}

/** The first act on a row that this host recorded. */
export function findFirstActOn(db: ReadDb, rowId: string): Act | undefined {
  const row = db.row<AuditRow>(
    `SELECT ${columns} FROM audit_rows r JOIN audit_records a ON a.seq = r.seq WHERE r.row_id = ? ORDER BY r.seq LIMIT 1`,
    rowId,
  );
  return row && actOf(row, rowId);
}

/** What a command did, as this host recorded it. */
export function findActOfCommand(db: ReadDb, commandId: string): Act | undefined {
  const row = db.row<AuditRow>(
    `SELECT ${columns} FROM audit_records a WHERE a.command_id = ? AND a.kind = 'command' ORDER BY a.seq LIMIT 1`,
    commandId,
  );
  return row && actOf(row);
}

function actOf(row: AuditRow, rowId?: string): Act {
  const changes = readChanges(row.changes);
  return {
    insteadOf: (row.details === null ? {} : (JSON.parse(row.details) as { insteadOf?: string[] })).insteadOf ?? [],
    commandId: row.command_id,
    procedure: row.procedure,
    actorId: row.actor_id,
    deviceId: row.device_id,
    at: row.at,
    recordedAt: row.recorded_at,
    isRedacted: row.changes.startsWith('{'),
    changes: rowId === undefined ? changes : changes.filter(([, id]) => id === rowId),
  };
}
