import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { startPlansOfOrder } from '../receivables/start-plans.repository.ts';
import { checkContent, checkCredit } from './check-order.ts';
import type { OrderBelowMoq, OrderOverCredit } from './order.model.ts';
import { checkOrderStep, type OrderNotFound, type OrderStateRefused, type OrderStatus } from './order-states.model.ts';
import { permitApprove, permitEdit } from './orders.policy.ts';
import { findOrder } from './orders.repository.ts';
import { orders } from './orders.tables.ts';

interface SubmitOrderInput {
  readonly id: string;
  /** Asks for the approval of an order that is over the customer's credit. */
  readonly overCreditReason?: string | undefined;
}

type Submitted = Written & { status: OrderStatus };
type SubmitRefusal = OrderNotFound | NotAllowed | FieldInvalid | OrderStateRefused | OrderBelowMoq | OrderOverCredit;

/** A complete order within the customer's credit is confirmed; one over it waits for somebody who may let it pass. */
export function submitOrder(tx: WriteTx, actor: Actor, input: SubmitOrderInput): Result<Submitted, SubmitRefusal> {
  const order = findOrder(tx, input.id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitEdit(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'submit');
  if (!step.ok) return step;
  const content = checkContent(tx, order);
  if (!content.ok) return content;
  const credit = checkCredit(tx, order);
  if (!credit.ok && !input.overCreditReason) return credit;
  if (!credit.ok) {
    tx.update(orders, order.id, { status: 'pending', reason: input.overCreditReason ?? null });
    return ok({ id: order.id, commandId: tx.command.id, status: 'pending' as const });
  }
  tx.update(orders, order.id, { status: step.value, reason: null, confirmedAt: tx.at });
  startPlansOfOrder(tx, order.id);
  return ok({ id: order.id, commandId: tx.command.id, status: step.value });
}

interface DecideInput {
  readonly id: string;
  readonly reason?: string | undefined;
}

type Decided = Result<Written, OrderNotFound | NotAllowed | OrderStateRefused | FieldInvalid>;

/** Lets a waiting order pass. Nobody lets their own pass. */
export function approveOrder(tx: WriteTx, actor: Actor, { id }: DecideInput): Decided {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitApprove(actor, order);
  if (!permit.ok) return permit;
  if (order.ownerId === actor.userId || order.updatedBy === actor.userId) {
    return refuse({ code: 'NOT_ALLOWED', action: 'order.approve' });
  }
  const step = checkOrderStep(order, 'approve');
  if (!step.ok) return step;
  tx.update(orders, id, { status: step.value, confirmedAt: tx.at });
  startPlansOfOrder(tx, id);
  return ok({ id, commandId: tx.command.id });
}

/** Sends a waiting order back to be mended, with the reason. */
export function rejectOrder(tx: WriteTx, actor: Actor, { id, reason }: DecideInput): Decided {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitApprove(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'reject');
  if (!step.ok) return step;
  if (!reason) return refuse({ code: 'FIELD_INVALID', field: 'reason', rule: 'required' });
  tx.update(orders, id, { status: step.value, reason });
  return ok({ id, commandId: tx.command.id });
}

export function withdrawOrder(tx: WriteTx, actor: Actor, { id }: DecideInput): Decided {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitEdit(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'withdraw');
  if (!step.ok) return step;
  tx.update(orders, id, { status: step.value, reason: null });
  return ok({ id, commandId: tx.command.id });
}
