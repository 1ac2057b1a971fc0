import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { OrderNotFound } from '../orders/order-states.model.ts';
import { findVisibleOrder } from '../orders/orders.repository.ts';
import { insertPlans } from './new-plans.repository.ts';
import { amountsOfTerms, type PlanOverDocument, type PlanTerm } from './plan.model.ts';
import { permitCreate } from './receivables.policy.ts';
import { listPlansOf } from './receivables.repository.ts';
import { startPlansOfOrder } from './start-plans.repository.ts';

interface CreatePlansInput {
  readonly orderId: string;
  readonly terms: readonly PlanTerm[];
}

type CreatePlansRefusal = NotAllowed | OrderNotFound | PlanOverDocument | FieldInvalid;

/** The terms of payment of an order as periods; no more is asked for than the order is worth. (M12) */
export function createPlans(
  tx: WriteTx,
  actor: Actor,
  { orderId, terms }: CreatePlansInput,
): Result<WrittenMany, CreatePlansRefusal> {
  const permit = permitCreate(actor);
  if (!permit.ok) return permit;
  const order = findVisibleOrder(tx, actor, orderId);
  if (!order || order.deletedAt !== null) return refuse({ code: 'ORDER_NOT_FOUND' });
  if (order.status === 'cancelled') return refuse({ code: 'FIELD_INVALID', field: 'orderId', rule: 'cancelled' });
  const amounts = amountsOfTerms(order.totalDue, terms);
  if (!amounts.ok) return amounts;
  const standing = listPlansOf(tx, 'order', orderId).filter(({ status }) => status !== 'void');
  const planned = standing.reduce((sum, { amount }) => sum + amount, 0);
  const left = order.totalDue - planned;
  if (amounts.value.reduce((sum, amount) => sum + amount, 0) > left) {
    return refuse({ code: 'PLAN_OVER_DOCUMENT', left });
  }
  const ids = insertPlans(tx, { ...order, orderId }, terms, amounts.value);
  startPlansOfOrder(tx, orderId);
  return ok({ ids, commandId: tx.command.id });
}
