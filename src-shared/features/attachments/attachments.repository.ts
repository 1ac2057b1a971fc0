import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Actor, Scope } from '../../kernel/scope.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { followUps } from '../follow-ups/follow-ups.tables.ts';
import { invoiceApplications, invoices } from '../invoices/invoices.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { orders } from '../orders/orders.tables.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import { receipts, receivablePlans } from '../receivables/receivables.tables.ts';
import type { AttachmentTable } from './attachment.model.ts';
import { attachments } from './attachments.tables.ts';

export type AttachmentRecord = RowOf<typeof attachments>;

/** A record that attachments hang on. */
export interface AttachmentParent extends Scope {
  readonly id: string;
  readonly deletedAt: number | null;
}

const recordTables = {
  customers,
  contacts,
  leads,
  follow_ups: followUps,
  opportunities,
  quotes,
  contracts,
  orders,
  receivable_plans: receivablePlans,
  receipts,
  invoice_applications: invoiceApplications,
  invoices,
} as const satisfies Record<AttachmentTable, SQLiteTable>;

export function findParent(db: ReadDb, table: AttachmentTable, id: string): AttachmentParent | undefined {
  return findRow<SQLiteTable>(db, recordTables[table], id) as AttachmentParent | undefined;
}

/** The record, if the actor may see it: then its attachments are theirs to see. */
export function findVisibleParent(
  db: ReadDb,
  actor: Actor,
  table: AttachmentTable,
  id: string,
): AttachmentParent | undefined {
  return findVisibleRow<SQLiteTable>(db, actor, recordTables[table], id) as AttachmentParent | undefined;
}

export function findAttachment(db: ReadDb, id: string): AttachmentRecord | undefined {
  return findRow(db, attachments, id);
}

/** An attachment of a record that the actor may see, and that nobody deleted. */
export function findVisibleAttachment(db: ReadDb, actor: Actor, id: string): AttachmentRecord | undefined {
  const found = findAttachment(db, id);
  if (!found || found.deletedAt !== null) return undefined;
  return findVisibleParent(db, actor, found.recordTable, found.recordId) && found;
}

/** Of the record itself; a customer shows those of the leads it came from too. */
export function listAttachmentsOf(db: ReadDb, recordId: string): AttachmentRecord[] {
  return selectRows(
    db,
    attachments,
    `(t.record_id = ? OR t.record_id IN (SELECT id FROM leads WHERE converted_customer_id = ?))
     AND t.deleted_at IS NULL ORDER BY t.created_at DESC, t.id DESC`,
    recordId,
    recordId,
  );
}
