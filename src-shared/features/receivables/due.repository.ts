import { addDays } from '../../kernel/china/dates.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectVisibleRows } from '../../reading/rows.ts';
import { liveStatuses } from '../orders/order-states.model.ts';
import type { OrderRecord } from '../orders/orders.repository.ts';
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
      AND t.status NOT IN ('draft', 'cancelled') AND +t.status IN (${quoted(liveStatuses)})`,
    values: one.values,
  });
  const uncovered = customerId === undefined ? uncoveredByPlans(db) : (order: OrderRecord) => uncoveredOf(db, order);
  return [
    ...plans.map((plan) => ({ customerId: plan.customerId, dueDate: plan.dueDate, amount: remainderOf(plan) })),
    ...unpaid.map((order) => ({
      customerId: order.customerId,
      dueDate: addDays(order.orderDate, order.paymentTermDays ?? 0),
      amount: uncovered(order),
    })),
  ].filter(({ amount }) => amount > 0);
}

/** `uncoveredOf` for the orders of everybody: the plans are read once, not once for each order. */
function uncoveredByPlans(db: ReadDb): (order: OrderRecord) => number {
  const planned = new Map<string, number>();
  const plannedContracts = new Set<string>();
  const expected = db.rows<{ orderId: string | null; contractId: string | null; rest: number }>(
    `SELECT t.order_id AS orderId, t.contract_id AS contractId, max(0, t.amount - t.received_amount) AS rest
     FROM receivable_plans t WHERE t.deleted_at IS NULL AND t.status IN (${quoted(expectedStatuses)})`,
  );
  for (const { orderId, contractId, rest } of expected) {
    if (orderId !== null) planned.set(orderId, (planned.get(orderId) ?? 0) + rest);
    if (contractId !== null) plannedContracts.add(contractId);
  }
  return ({ id, contractId, totalDue, receivedAmount }) =>
    contractId !== null && plannedContracts.has(contractId)
      ? 0
      : Math.max(0, totalDue - receivedAmount - (planned.get(id) ?? 0));
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
