import { compareDecimals, subtractDecimals } from '../../kernel/money/decimal.ts';
import { type Figures, partAmounts } from '../../kernel/money/part-amounts.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../ports/database.ts';
import type { CapBasis } from '../invoice-titles/tax-entity.model.ts';
import { isDelivered } from '../orders/order-line.model.ts';
import { findOrder, listLinesOf, type OrderLineRecord, type OrderRecord } from '../orders/orders.repository.ts';
import type { InvoiceOverCap } from './application.model.ts';
import { openStatuses, standingStatuses } from './invoice-states.model.ts';

const standing = standingStatuses.map((each) => `'${each}'`).join(', ');
const open = openStatuses.map((each) => `'${each}'`).join(', ');

/** Blue less red of an order, in fen with tax. */
export function invoicedOf(db: ReadDb, orderId: string): number {
  return sum(
    db,
    `SELECT sum(l.amount_incl) AS fen FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
     WHERE l.order_id = ? AND i.status IN (${standing}) AND i.deleted_at IS NULL AND l.deleted_at IS NULL`,
    orderId,
  );
}

/** The same by line of the order; lines without an invoice are not among them. */
export function invoicedByLine(db: ReadDb, orderId: string): Map<string, number> {
  const rows = db.rows<{ id: string; fen: number }>(
    `SELECT l.order_line_id AS id, sum(l.amount_incl) AS fen FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
     WHERE l.order_id = ? AND l.order_line_id IS NOT NULL AND i.status IN (${standing})
       AND i.deleted_at IS NULL AND l.deleted_at IS NULL GROUP BY l.order_line_id`,
    orderId,
  );
  return new Map(rows.map(({ id, fen }) => [id, fen]));
}

/** What open applications ask for and have no invoice for yet; `exceptId` is left out. */
export function openOf(db: ReadDb, orderId: string, exceptId: string): number {
  const asked = sum(
    db,
    `SELECT sum(l.amount_incl) AS fen FROM invoice_application_lines l JOIN invoice_applications a ON a.id = l.application_id
     WHERE l.order_id = ? AND a.id <> ? AND a.status IN (${open}) AND a.deleted_at IS NULL AND l.deleted_at IS NULL`,
    orderId,
    exceptId,
  );
  return asked - issuedOf(db, orderId, `a.id <> ? AND a.status IN (${open})`, exceptId);
}

/** What the applications of a condition have got blue invoices for already. */
function issuedOf(db: ReadDb, orderId: string, where: string, ...values: string[]): number {
  return sum(
    db,
    `SELECT sum(l.amount_incl) AS fen FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
       JOIN invoice_applications a ON a.id = i.application_id
     WHERE l.order_id = ? AND ${where} AND i.color = 'blue' AND i.status IN (${standing})
       AND i.deleted_at IS NULL AND l.deleted_at IS NULL AND a.deleted_at IS NULL`,
    orderId,
    ...values,
  );
}

/** Up to what invoices of an order may go: what it is worth, what left the house of it, or what was paid. */
export function capOf(db: ReadDb, order: OrderRecord, basis: CapBasis): number {
  if (basis === 'received') return Math.min(order.receivedAmount, order.totalDue);
  if (basis === 'ordered') return order.totalDue;
  const lines = listLinesOf(db, order.id);
  const delivered = lines.reduce((total, line) => total + deliveredWorth(line), 0);
  return Math.min(delivered + (order.deliveryState === 'full' ? order.freight : 0), order.totalDue);
}

function deliveredWorth(line: OrderLineRecord): number {
  if (!isDelivered(line)) return line.amountIncl;
  const kept = subtractDecimals(line.deliveredQty, line.returnedQty);
  if (compareDecimals(kept, '0') <= 0) return 0;
  const none = { qty: '0', figures: { amountExcl: 0, tax: 0, amountIncl: 0 } };
  return partAmounts(line, line.qty, none, kept).amountIncl;
}

/** What is invoiced, what is asked for elsewhere and what is asked for now stay within what the order allows. (T-4.6) */
export function checkCap(
  db: ReadDb,
  applicationId: string,
  lines: readonly { readonly orderId: string | null; readonly amountIncl: number }[],
  basis: CapBasis,
): Result<void, InvoiceOverCap> {
  for (const orderId of new Set(lines.map((line) => line.orderId))) {
    const order = orderId === null ? undefined : findOrder(db, orderId);
    if (!order) continue;
    const asked = lines.filter((line) => line.orderId === orderId).reduce((total, line) => total + line.amountIncl, 0);
    const cap = capOf(db, order, basis);
    const issued = invoicedOf(db, order.id) - issuedOf(db, order.id, 'a.id = ?', applicationId);
    const elsewhere = openOf(db, order.id, applicationId);
    if (issued + elsewhere + asked > cap) {
      return refuse({ code: 'INVOICE_OVER_CAP', no: order.no, cap, issued, open: elsewhere, asked });
    }
  }
  return ok(undefined);
}

/** How much of an order's line other applications have; red and voided invoices gave some of it back. */
export function takenOf(db: ReadDb, orderLineId: string, exceptId: string): { qty: string[]; figures: Figures[] } {
  const rows = db.rows<Figures & { qty: string | null; factor: number }>(
    `SELECT l.qty, 1 AS factor, l.amount_excl AS amountExcl, l.tax, l.amount_incl AS amountIncl
       FROM invoice_application_lines l JOIN invoice_applications a ON a.id = l.application_id
      WHERE l.order_line_id = ? AND a.id <> ? AND a.deleted_at IS NULL AND l.deleted_at IS NULL
        AND a.status IN ('pending', 'approved', 'issuing', 'issued', 'delivered', 'done')
     UNION ALL
     SELECT l.qty, CASE i.status WHEN 'voided' THEN -1 ELSE 1 END, l.amount_excl, l.tax, l.amount_incl
       FROM invoice_lines l JOIN invoices i ON i.id = l.invoice_id
      WHERE l.order_line_id = ? AND i.deleted_at IS NULL AND l.deleted_at IS NULL AND i.application_id IS NOT ?
        AND (i.status = 'voided' OR (i.color = 'red' AND i.status IN (${standing})))`,
    orderLineId,
    exceptId,
    orderLineId,
    exceptId,
  );
  return {
    qty: rows.map(({ qty, factor }) => (qty === null ? '0' : factor > 0 ? qty : subtractDecimals('0', qty))),
    figures: rows.map(({ amountExcl, tax, amountIncl, factor }) => ({
      amountExcl: amountExcl * factor,
      tax: tax * factor,
      amountIncl: amountIncl * factor,
    })),
  };
}

function sum(db: ReadDb, sql: string, ...values: unknown[]): number {
  return db.row<{ fen: number | null }>(sql, ...values)?.fen ?? 0;
}
