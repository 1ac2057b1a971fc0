import { chinaDate } from '../../kernel/china/dates.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findOrder, listDeliveriesOf, type OrderRecord } from '../orders/orders.repository.ts';
import { dueDateOf, isExpected, type PlanCondition, planStatusOf } from './plan.model.ts';
import { listPlansOf, type PlanRecord } from './receivables.repository.ts';
import { receivablePlans } from './receivables.tables.ts';

/** The order went on: periods whose condition came true have their day. A room that moves orders calls it. */
export function startPlansOfOrder(tx: WriteTx, orderId: string): void {
  const order = findOrder(tx, orderId);
  if (!order) return;
  const days = daysOf(tx, order);
  for (const plan of listPlansOf(tx, 'order', orderId)) {
    const day = days[plan.condition];
    if (plan.conditionDate === null && day && isExpected(plan)) startPlan(tx, plan, day);
  }
}

/** The order is no more: nothing is expected for it. */
export function voidPlansOfOrder(tx: WriteTx, orderId: string, reason: string): void {
  for (const plan of listPlansOf(tx, 'order', orderId).filter(isExpected)) {
    tx.update(receivablePlans, plan.id, { status: 'void', reason });
  }
}

/** Both sides have signed: the contract's periods that ask for no more have their day. */
export function startPlansOfContract(tx: WriteTx, contractId: string, signDate: string): void {
  for (const plan of listPlansOf(tx, 'contract', contractId)) {
    if (plan.condition === 'signing' && plan.conditionDate === null && isExpected(plan)) startPlan(tx, plan, signDate);
  }
}

/** The contract has ended before its time: nothing more is expected for it itself. */
export function voidPlansOfContract(tx: WriteTx, contractId: string, reason: string): void {
  const own = listPlansOf(tx, 'contract', contractId).filter(({ orderId }) => orderId === null);
  for (const plan of own.filter(isExpected)) tx.update(receivablePlans, plan.id, { status: 'void', reason });
}

/** The condition of a period came true on a day. */
export function startPlan(tx: WriteTx, plan: PlanRecord, conditionDate: string): void {
  const dueDate = dueDateOf(plan, conditionDate);
  tx.update(receivablePlans, plan.id, { conditionDate, dueDate, status: planStatusOf({ ...plan, dueDate }) });
}

/** When the conditions of an order came true: confirmed, all of it shipped, all of it taken. */
function daysOf(tx: WriteTx, order: OrderRecord): Partial<Record<PlanCondition, string>> {
  const gone = listDeliveriesOf(tx, order.id).filter(({ status }) => status === 'shipped' || status === 'signed');
  const isWhole = order.deliveryState === 'full' && gone.length > 0;
  const shipped = gone.map(({ shipDate }) => shipDate).toSorted();
  const signed = gone.flatMap(({ status, signedOn }) => (status === 'signed' && signedOn ? [signedOn] : [])).toSorted();
  return {
    ...(order.confirmedAt === null ? {} : { signing: chinaDate(order.confirmedAt) }),
    ...(isWhole ? { delivery: shipped.at(-1)! } : {}),
    ...(isWhole && signed.length === gone.length ? { acceptance: signed.at(-1)! } : {}),
  };
}
