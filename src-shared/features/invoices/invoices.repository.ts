import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { attachmentChildren, attachmentsBelow } from '../attachments/attachment-children.repository.ts';
import { flowChildren } from '../flows/flows.repository.ts';
import { setInvoiced } from '../orders/orders.repository.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import { invoicedByLine, invoicedOf } from './cap.repository.ts';
import { invoiceApplicationLines, invoiceApplications, invoiceLines, invoices } from './invoices.tables.ts';

export type ApplicationRecord = RowOf<typeof invoiceApplications>;
export type ApplicationLineRecord = RowOf<typeof invoiceApplicationLines>;
export type InvoiceRecord = RowOf<typeof invoices>;
export type InvoiceLineRecord = RowOf<typeof invoiceLines>;

const ofApplication = 't.application_id = ?';

/** What hangs on an application: it moves, goes to the bin and comes back with it. */
export const applicationChildren: readonly ChildRows[] = [
  ...attachmentChildren,
  attachmentsBelow('SELECT id FROM invoices WHERE application_id = ?'),
  { table: invoiceApplicationLines, ofParent: ofApplication },
  { table: invoiceLines, ofParent: 't.invoice_id IN (SELECT id FROM invoices WHERE application_id = ?)' },
  { table: invoices, ofParent: ofApplication },
  { table: teamMembers, ofParent: 't.record_id = ?' },
  ...flowChildren,
  { table: conflicts, ofParent: 't.row_id = ?' },
];

export function findApplication(db: ReadDb, id: string): ApplicationRecord | undefined {
  return findRow(db, invoiceApplications, id);
}

export function findVisibleApplication(db: ReadDb, actor: Actor, id: string): ApplicationRecord | undefined {
  return findVisibleRow(db, actor, invoiceApplications, id);
}

export function listApplicationLines(db: ReadDb, applicationId: string): ApplicationLineRecord[] {
  const where = 't.application_id = ? AND t.deleted_at IS NULL ORDER BY t.position, t.id';
  return selectRows(db, invoiceApplicationLines, where, applicationId);
}

export function findInvoice(db: ReadDb, id: string): InvoiceRecord | undefined {
  return findRow(db, invoices, id);
}

export function findVisibleInvoice(db: ReadDb, actor: Actor, id: string): InvoiceRecord | undefined {
  return findVisibleRow(db, actor, invoices, id);
}

export function listInvoicesOf(db: ReadDb, applicationId: string): InvoiceRecord[] {
  const where = 't.application_id = ? AND t.deleted_at IS NULL ORDER BY t.part, t.id';
  return selectRows(db, invoices, where, applicationId);
}

export function listInvoiceLines(db: ReadDb, invoiceId: string): InvoiceLineRecord[] {
  const where = 't.invoice_id = ? AND t.deleted_at IS NULL ORDER BY t.position, t.id';
  return selectRows(db, invoiceLines, where, invoiceId);
}

export function listRedOf(db: ReadDb, blueInvoiceId: string): InvoiceRecord[] {
  const where = 't.blue_invoice_id = ? AND t.deleted_at IS NULL ORDER BY t.issue_date, t.id';
  return selectRows(db, invoices, where, blueInvoiceId);
}

/** An invoice that has the number already; those of digital invoices are unique without a code. */
export function findByNumber(
  db: ReadDb,
  { invoiceCode, invoiceNo }: { readonly invoiceCode: string | null; readonly invoiceNo: string },
): InvoiceRecord | undefined {
  const where = 't.invoice_no = ? AND t.invoice_code IS ? AND t.deleted_at IS NULL';
  return selectRows(db, invoices, where, invoiceNo, invoiceCode)[0];
}

/** What invoices took of each order of these lines, told to the orders in the same transaction. */
export function tellOrders(tx: WriteTx, lines: readonly { readonly orderId: string | null }[]): void {
  for (const orderId of new Set(lines.map((line) => line.orderId))) {
    if (orderId !== null) setInvoiced(tx, orderId, invoicedOf(tx, orderId), invoicedByLine(tx, orderId));
  }
}
