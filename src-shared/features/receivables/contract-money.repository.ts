import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { liveStatuses } from '../orders/order-states.model.ts';
import { type OrderRecord, setReceived } from '../orders/orders.repository.ts';
import { orders } from '../orders/orders.tables.ts';
import { listPlansOf } from './receivables.repository.ts';

/**
 * Money for a period of a contract pays its orders, the oldest first; what goes back is taken from the latest. What comes
 * before there is an order waits for it.
 */
export function spreadOnOrders(tx: WriteTx, contractId: string, amount: number): void {
  const live = listOrdersOf(tx, contractId);
  let left = amount;
  for (const order of amount > 0 ? live : live.toReversed()) {
    const { totalDue, receivedAmount } = order;
    const part = left > 0 ? Math.min(left, Math.max(0, totalDue - receivedAmount)) : -Math.min(-left, receivedAmount);
    if (part !== 0) setReceived(tx, order.id, receivedAmount + part);
    left -= part;
  }
}

/** An order of a contract is confirmed: what came for the contract before it counts for it now. */
export function takeAdvance(tx: WriteTx, { id, contractId }: Pick<OrderRecord, 'id' | 'contractId'>): void {
  if (contractId === null) return;
  const own = listPlansOf(tx, 'contract', contractId).filter((plan) => plan.orderId === null);
  if (own.length === 0) return;
  const live = listOrdersOf(tx, contractId);
  const came = own.reduce((sum, plan) => sum + plan.receivedAmount, 0);
  const used = live.reduce((sum, order) => sum + order.receivedAmount, 0);
  const order = live.find((each) => each.id === id);
  if (!order || came <= used) return;
  const part = Math.min(came - used, Math.max(0, order.totalDue - order.receivedAmount));
  if (part > 0) setReceived(tx, id, order.receivedAmount + part);
}

function listOrdersOf(db: ReadDb, contractId: string): OrderRecord[] {
  return selectRows(
    db,
    orders,
    `t.contract_id = ? AND t.deleted_at IS NULL AND t.status IN (SELECT value FROM json_each(?))
     ORDER BY t.order_date, t.id`,
    contractId,
    JSON.stringify(liveStatuses),
  );
}
