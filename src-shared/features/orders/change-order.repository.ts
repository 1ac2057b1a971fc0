import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { type OrderSnapshot, orderFields } from './order.model.ts';
import { findOpenChange, findOrder, listLinesOf, type OrderRecord, refreshOrder } from './orders.repository.ts';
import { orderChanges, orderLines, orders } from './orders.tables.ts';

/** The change that is under way counts from now on, and the order goes on where it was. */
export function applyNow(tx: WriteTx, id: string): void {
  const order = findOrder(tx, id)!;
  const change = findOpenChange(tx, id)!;
  tx.update(orderChanges, change.id, { outcome: 'applied', after: snapshotOf(tx, order), endedAt: tx.at });
  tx.update(orders, id, { status: order.heldFrom ?? 'confirmed', heldFrom: null, version: change.version });
}

/** The order is exactly what it was before the change began. */
export function dropNow(tx: WriteTx, id: string): void {
  const order = findOrder(tx, id)!;
  const change = findOpenChange(tx, id)!;
  const after = snapshotOf(tx, order);
  putBack(tx, order, change.before);
  tx.update(orderChanges, change.id, { outcome: 'dropped', after, endedAt: tx.at });
  tx.update(orders, id, { status: order.heldFrom ?? 'confirmed', heldFrom: null });
  refreshOrder(tx, id);
}

const lineStamps = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt', 'revision']);

export function snapshotOf(tx: WriteTx, order: OrderRecord): OrderSnapshot {
  const fields = Object.keys(orderFields).map((field) => [field, order[field as keyof OrderRecord]] as const);
  const lines = listLinesOf(tx, order.id).map((line) =>
    Object.fromEntries(Object.entries(line).filter(([field]) => !lineStamps.has(field))),
  );
  return { fields: Object.fromEntries(fields) as OrderSnapshot['fields'], lines };
}

function putBack(tx: WriteTx, order: OrderRecord, before: OrderSnapshot): void {
  tx.update(orders, order.id, before.fields as Partial<OrderRecord>);
  const kept = new Set(before.lines.map((line) => line.id));
  for (const line of listLinesOf(tx, order.id)) {
    if (!kept.has(line.id)) tx.update(orderLines, line.id, { deletedAt: tx.at });
  }
  for (const { id, branchId, deptId, ownerId, ...line } of before.lines as (typeof orderLines.$inferSelect)[]) {
    if (findRow(tx, orderLines, id)) tx.update(orderLines, id, { ...line, deletedAt: null });
  }
}
