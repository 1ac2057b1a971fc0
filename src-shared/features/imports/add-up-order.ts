import type { WriteTx } from '../../ledger/write-tx.ts';
import { findOrder, refreshOrder } from '../orders/orders.repository.ts';
import { orders } from '../orders/orders.tables.ts';

/**
 * Figures of an order after lines came in or went: nobody worked on it, so its stamps stay, and an import of it can still be
 * told from one that somebody changed since.
 */
export function addUpOrder(tx: WriteTx, orderId: string): void {
  const { updatedAt, updatedBy } = findOrder(tx, orderId)!;
  refreshOrder(tx, orderId);
  tx.update(orders, orderId, { updatedAt, updatedBy });
}
