import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { liveStatuses } from '../orders/order-states.model.ts';
import { findOrder, findVisibleOrder, type OrderRecord } from '../orders/orders.repository.ts';
import { isExpected, type PlanNotFound, remainderOf } from './plan.model.ts';
import type { AllocationExceeded, AllocationInput, AllocationRefused } from './receipt.model.ts';
import {
  findVisiblePlan,
  listExpected,
  listPlansOf,
  listUnpaidOrders,
  type PlanRecord,
} from './receivables.repository.ts';

/** So much for one plan, or for an order without one. */
export interface Share {
  readonly planId: string | null;
  readonly orderId: string | null;
  readonly contractId: string | null;
  readonly amount: number;
}

interface Money {
  readonly customerId: string;
  readonly currency: string;
  readonly available: number;
}

export type SpreadRefusal = AllocationExceeded | AllocationRefused | PlanNotFound;

/** What of an order no plan asks for. */
export function uncoveredOf(db: ReadDb, order: OrderRecord): number {
  if (!liveStatuses.includes(order.status)) return 0;
  if (order.contractId !== null && listPlansOf(db, 'contract', order.contractId).some(isExpected)) return 0;
  const planned = listPlansOf(db, 'order', order.id).reduce((sum, each) => sum + remainderOf(each), 0);
  return Math.max(0, order.totalDue - order.receivedAmount - planned);
}

/** By due date, the oldest first, then orders that have no plan; nobody gets more than is still expected. (FIFO) */
export function spreadByDueDate(db: ReadDb, actor: Actor, { customerId, currency, available }: Money): Share[] {
  const plans = listExpected(db, actor, customerId, currency);
  const wanted = plans.map((plan) => shareOf(plan, remainderOf(plan)));
  const rest = listUnpaidOrders(db, actor, customerId, currency).map((order) => orderShare(db, order));
  return fill([...wanted, ...rest], available);
}

/** As somebody wishes; what a plan does not expect any more is left, and is paid in advance. */
export function spreadAsWished(
  db: ReadDb,
  actor: Actor,
  { customerId, currency, available }: Money,
  wishes: readonly AllocationInput[],
): Result<Share[], SpreadRefusal> {
  if (wishes.reduce((sum, { amount }) => sum + amount, 0) > available) {
    return refuse({ code: 'ALLOCATION_EXCEEDED', available });
  }
  const shares: Share[] = [];
  for (const { planId, orderId, amount } of wishes) {
    const plan = planId === undefined ? undefined : findVisiblePlan(db, actor, planId);
    const order = orderId === undefined ? undefined : findVisibleOrder(db, actor, orderId);
    const target = plan ?? order;
    if (!target || target.deletedAt !== null) return refuse({ code: 'PLAN_NOT_FOUND' });
    const isLive = plan ? isExpected(plan) : liveStatuses.includes(order!.status);
    if (target.customerId !== customerId || target.currency !== currency || !isLive) {
      return refuse({ code: 'ALLOCATION_REFUSED' });
    }
    if (plan) shares.push(...fill([shareOf(plan, remainderOf(plan))], amount));
    else shares.push(...fill([...ofOrder(db, order!), orderShare(db, order!)], amount));
  }
  return ok(merged(shares));
}

/** What of the shares is still expected now: another receipt may have come first. */
export function stillExpected(db: ReadDb, plan: PlanRecord | undefined, { orderId, amount }: Share): number {
  if (plan) return Math.min(amount, remainderOf(plan));
  const order = orderId === null ? undefined : findOrder(db, orderId);
  return order ? Math.min(amount, uncoveredOf(db, order)) : 0;
}

function ofOrder(db: ReadDb, order: OrderRecord): Share[] {
  const plans = listPlansOf(db, 'order', order.id).filter(isExpected);
  const byDay = plans.toSorted((one, other) => (one.dueDate ?? '9999').localeCompare(other.dueDate ?? '9999'));
  return byDay.map((plan) => shareOf(plan, remainderOf(plan)));
}

function shareOf({ id: planId, orderId, contractId }: PlanRecord, amount: number): Share {
  return { planId, orderId, contractId, amount };
}

function orderShare(db: ReadDb, order: OrderRecord): Share {
  return { planId: null, orderId: order.id, contractId: order.contractId, amount: uncoveredOf(db, order) };
}

function fill(wanted: readonly Share[], available: number): Share[] {
  let left = available;
  return wanted.flatMap((share) => {
    const amount = Math.min(left, share.amount);
    left -= amount;
    return amount > 0 ? [{ ...share, amount }] : [];
  });
}

/** Two wishes for the same plan are one. */
function merged(shares: readonly Share[]): Share[] {
  const sums = new Map<string, Share>();
  for (const share of shares) {
    const key = share.planId ?? share.orderId ?? '';
    const known = sums.get(key);
    sums.set(key, known ? { ...known, amount: known.amount + share.amount } : share);
  }
  return [...sums.values()];
}
