import { addDays } from '../../kernel/china/dates.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectVisibleRows } from '../../reading/rows.ts';
import { liveStatuses } from '../orders/order-states.model.ts';
import { orders } from '../orders/orders.tables.ts';
import { expectedStatuses, remainderOf } from './plan.model.ts';
import { receipts, receivablePlans } from './receivables.tables.ts';
import { uncoveredOf } from './spread.repository.ts';

export interface Due {
  readonly customerId: string;
  readonly dueDate: string | null;
  /** Fen. */
  readonly amount: number;
}

/**
 * What is owed and since when, as far as the actor sees it, of everybody or of one customer. Orders without plans are due
 * by their own term of payment.
 */
export function listDue(db: ReadDb, actor: Actor, customerId?: string): Due[] {
  const one = ofCustomer(customerId);
  const plans = selectVisibleRows(db, actor, receivablePlans, {
    where: `${one.sql}t.deleted_at IS NULL AND t.currency = 'CNY' AND t.status IN (${quoted(expectedStatuses)})`,
    values: one.values,
  });
  const unpaid = selectVisibleRows(db, actor, orders, {
    where: `${one.sql}t.deleted_at IS NULL AND t.currency = 'CNY' AND t.total_due > t.received_amount
      AND t.status IN (${quoted(liveStatuses)})`,
    values: one.values,
  });
  return [
    ...plans.map((plan) => ({ customerId: plan.customerId, dueDate: plan.dueDate, amount: remainderOf(plan) })),
    ...unpaid.map((order) => ({
      customerId: order.customerId,
      dueDate: addDays(order.orderDate, order.paymentTermDays ?? 0),
      amount: uncoveredOf(db, order),
    })),
  ].filter(({ amount }) => amount > 0);
}

/** What was paid in advance, as far as the actor sees it. */
export function listPrepaid(db: ReadDb, actor: Actor, customerId?: string) {
  const one = ofCustomer(customerId);
  return selectVisibleRows(db, actor, receipts, {
    where: `${one.sql}t.deleted_at IS NULL AND t.currency = 'CNY' AND t.unallocated <> 0
      AND t.status IN ('confirmed', 'reversed')`,
    values: one.values,
  }).map((receipt) => ({ customerId: receipt.customerId, amount: receipt.unallocated }));
}

function ofCustomer(customerId: string | undefined) {
  return customerId === undefined ? { sql: '', values: [] } : { sql: 't.customer_id = ? AND ', values: [customerId] };
}

function quoted(words: readonly string[]): string {
  return words.map((each) => `'${each}'`).join(', ');
}
