import { addDecimals } from '../../kernel/money/decimal.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { attachmentChildren, attachmentsBelow } from '../attachments/attachment-children.repository.ts';
import { flowChildren } from '../flows/flows.repository.ts';
import { receivablePlans } from '../receivables/receivables.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import { deliveryStateOf, invoiceStateOf, orderFigures, receiptStateOf } from './order-figures.model.ts';
import { findOrderTransition, liveStatuses } from './order-states.model.ts';
import {
  deliveries,
  deliveryLines,
  goodsReturnLines,
  goodsReturns,
  orderChanges,
  orderLines,
  orders,
} from './orders.tables.ts';

export type OrderRecord = RowOf<typeof orders>;
export type OrderLineRecord = RowOf<typeof orderLines>;
export type DeliveryRecord = RowOf<typeof deliveries>;
export type GoodsReturnRecord = RowOf<typeof goodsReturns>;
export type OrderChangeRecord = RowOf<typeof orderChanges>;

const ofOrder = 't.order_id = ?';

/** What hangs on an order: it moves, goes to the bin and comes back with it. */
export const orderChildren: readonly ChildRows[] = [
  ...attachmentChildren,
  attachmentsBelow('SELECT id FROM receivable_plans WHERE order_id = ?'),
  { table: orderLines, ofParent: ofOrder },
  { table: orderChanges, ofParent: ofOrder },
  { table: deliveryLines, ofParent: 't.delivery_id IN (SELECT id FROM deliveries WHERE order_id = ?)' },
  { table: deliveries, ofParent: ofOrder },
  { table: goodsReturnLines, ofParent: 't.return_id IN (SELECT id FROM goods_returns WHERE order_id = ?)' },
  { table: goodsReturns, ofParent: ofOrder },
  { table: receivablePlans, ofParent: ofOrder },
  ...flowChildren,
  { table: teamMembers, ofParent: 't.record_id = ?' },
  { table: conflicts, ofParent: 't.row_id = ?' },
  { table: conflicts, ofParent: 't.row_id IN (SELECT id FROM order_lines WHERE order_id = ?)' },
];

export function findOrder(db: ReadDb, id: string): OrderRecord | undefined {
  return findRow(db, orders, id);
}

export function findVisibleOrder(db: ReadDb, actor: Actor, id: string): OrderRecord | undefined {
  return findVisibleRow(db, actor, orders, id);
}

/** Whether its content may still be changed. */
export function isOrderOpen(db: ReadDb, id: string): boolean {
  const order = findOrder(db, id);
  return order !== undefined && findOrderTransition(order.status, 'edit') !== undefined;
}

/** In the order they are printed. */
export function listLinesOf(db: ReadDb, orderId: string): OrderLineRecord[] {
  return selectRows(db, orderLines, 't.order_id = ? AND t.deleted_at IS NULL ORDER BY t.position, t.id', orderId);
}

export function listDeliveriesOf(db: ReadDb, orderId: string): DeliveryRecord[] {
  return selectRows(db, deliveries, 't.order_id = ? AND t.deleted_at IS NULL ORDER BY t.ship_date, t.id', orderId);
}

export function listDeliveryLines(db: ReadDb, deliveryId: string): RowOf<typeof deliveryLines>[] {
  return selectRows(db, deliveryLines, 't.delivery_id = ? AND t.deleted_at IS NULL ORDER BY t.id', deliveryId);
}

export function listReturnsOf(db: ReadDb, orderId: string): GoodsReturnRecord[] {
  return selectRows(db, goodsReturns, 't.order_id = ? AND t.deleted_at IS NULL ORDER BY t.created_at, t.id', orderId);
}

export function listReturnLines(db: ReadDb, returnId: string): RowOf<typeof goodsReturnLines>[] {
  return selectRows(db, goodsReturnLines, 't.return_id = ? AND t.deleted_at IS NULL ORDER BY t.id', returnId);
}

/** The order of a delivery or a return, if the actor may see it. */
export function findOrderOfGoods(db: ReadDb, actor: Actor, id: string): string | undefined {
  const goods = findVisibleRow(db, actor, deliveries, id) ?? findVisibleRow(db, actor, goodsReturns, id);
  return goods && findVisibleOrder(db, actor, goods.orderId)?.id;
}

/** The change that is under way. */
export function findOpenChange(db: ReadDb, orderId: string): OrderChangeRecord | undefined {
  return selectRows(db, orderChanges, 't.order_id = ? AND t.outcome IS NULL AND t.deleted_at IS NULL', orderId)[0];
}

export function listChangesOf(db: ReadDb, orderId: string): OrderChangeRecord[] {
  return selectRows(db, orderChanges, 't.order_id = ? AND t.deleted_at IS NULL ORDER BY t.version DESC', orderId);
}

/** What the customer owes for orders that stand, in fen; `exceptId` is left out. */
export function owedBy(db: ReadDb, customerId: string, exceptId: string | null = null): number {
  return (
    db.row<{ owed: number | null }>(
      `SELECT sum(t.total_due - t.received_amount) AS owed FROM orders t
       WHERE t.customer_id = ? AND t.id IS NOT ? AND t.deleted_at IS NULL AND t.currency = 'CNY'
         AND t.status IN (${liveStatuses.map((each) => `'${each}'`).join(', ')})`,
      customerId,
      exceptId,
    )?.owed ?? 0
  );
}

/** Computes figures and progress of the order and its lines anew; only what differs is written. */
export function refreshOrder(tx: WriteTx, orderId: string): void {
  const order = findOrder(tx, orderId)!;
  const delivered = quantities(
    tx,
    `SELECT l.order_line_id AS line, l.qty FROM delivery_lines l JOIN deliveries d ON d.id = l.delivery_id
     WHERE d.order_id = ? AND d.status IN ('shipped', 'signed') AND d.deleted_at IS NULL AND l.deleted_at IS NULL`,
    orderId,
  );
  const returned = quantities(
    tx,
    `SELECT l.order_line_id AS line, l.qty FROM goods_return_lines l JOIN goods_returns r ON r.id = l.return_id
     WHERE r.order_id = ? AND r.status IN ('received', 'completed') AND r.disposition = 'refund'
       AND r.deleted_at IS NULL AND l.deleted_at IS NULL`,
    orderId,
  );
  const lines = listLinesOf(tx, orderId).map((line) => ({
    ...line,
    deliveredQty: delivered.get(line.id) ?? '0',
    returnedQty: returned.get(line.id) ?? '0',
  }));
  const { lines: figures, totals } = orderFigures(order, lines);
  for (const { id, deliveredQty, returnedQty } of lines) {
    tx.update(orderLines, id, { ...figures.get(id)!, deliveredQty, returnedQty });
  }
  const after = { ...order, ...totals };
  tx.update(orders, orderId, {
    ...totals,
    deliveryState: deliveryStateOf(lines),
    receiptState: receiptStateOf(after),
    invoiceState: invoiceStateOf(after),
  });
}

function quantities(db: ReadDb, sql: string, orderId: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const { line, qty } of db.rows<{ line: string; qty: string }>(sql, orderId)) {
    sums.set(line, addDecimals(sums.get(line) ?? '0', qty));
  }
  return sums;
}

/** What receipts have brought for the order by now, in fen; the room of receivables says it. */
export function setReceived(tx: WriteTx, orderId: string, receivedAmount: number): void {
  if (!findOrder(tx, orderId)) return;
  tx.update(orders, orderId, { receivedAmount });
  refreshOrder(tx, orderId);
}

/** What invoices took of the order and of each line of it by now, in fen; the room of invoices says it. */
export function setInvoiced(
  tx: WriteTx,
  orderId: string,
  invoicedAmount: number,
  byLine: ReadonlyMap<string, number>,
): void {
  if (!findOrder(tx, orderId)) return;
  tx.update(orders, orderId, { invoicedAmount });
  for (const { id } of listLinesOf(tx, orderId)) tx.update(orderLines, id, { invoicedAmount: byLine.get(id) ?? 0 });
  refreshOrder(tx, orderId);
}
