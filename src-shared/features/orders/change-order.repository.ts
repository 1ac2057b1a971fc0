import type { WriteTx } from '../../ledger/write-tx.ts';
import { changeTrail } from '../documents/change-trail.repository.ts';
import { orderFields } from './order.model.ts';
import { findOpenChange, findOrder, listLinesOf, refreshOrder } from './orders.repository.ts';
import { orderChanges, orderLines, orders } from './orders.tables.ts';

export const orderTrail = changeTrail({
  table: orders,
  lines: orderLines,
  changes: orderChanges,
  parent: 'orderId',
  fields: Object.keys(orderFields),
  listLines: listLinesOf,
  findOpen: findOpenChange,
});

/** The change that is under way counts from now on, and the order goes on where it was. */
export function applyNow(tx: WriteTx, id: string): void {
  const order = findOrder(tx, id)!;
  const version = orderTrail.apply(tx, order);
  tx.update(orders, id, { status: order.heldFrom ?? 'confirmed', heldFrom: null, version });
}

/** The order is exactly what it was before the change began. */
export function dropNow(tx: WriteTx, id: string): void {
  const order = findOrder(tx, id)!;
  orderTrail.drop(tx, order);
  tx.update(orders, id, { status: order.heldFrom ?? 'confirmed', heldFrom: null });
  refreshOrder(tx, id);
}
