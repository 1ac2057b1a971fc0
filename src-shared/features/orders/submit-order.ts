import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findPending } from '../flows/flows.repository.ts';
import type { SubmitRefusal } from '../flows/instance.model.ts';
import { submitToFlow } from '../flows/submit-to-flow.repository.ts';
import { checkContent, checkCredit } from './check-order.repository.ts';
import type { OrderBelowMoq, OrderOverCredit } from './order.model.ts';
import { type ContractRefusal, checkContract, confirmOrder } from './order-contract.repository.ts';
import { orderFlow } from './order-flow.repository.ts';
import { checkOrderStep, type OrderNotFound, type OrderStateRefused, type OrderStatus } from './order-states.model.ts';
import { permitApprove, permitEdit } from './orders.policy.ts';
import { findOrder, type OrderRecord } from './orders.repository.ts';
import { orders } from './orders.tables.ts';

interface SubmitOrderInput {
  readonly id: string;
  /** Asks for the approval of an order that is over the customer's credit. */
  readonly overCreditReason?: string | undefined;
  /** People whom a node of the flow leaves to the submitter. */
  readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined;
}

type Submitted = Written & { status: OrderStatus };
type SubmitOrderRefusal =
  | OrderNotFound
  | NotAllowed
  | FieldInvalid
  | OrderStateRefused
  | OrderBelowMoq
  | OrderOverCredit
  | ContractRefusal
  | SubmitRefusal;

/**
 * A complete order is confirmed, or waits for the approval that the company's rules ask for. Where no rule speaks of it, one
 * over the customer's credit waits for somebody who may let it pass.
 */
export function submitOrder(tx: WriteTx, actor: Actor, input: SubmitOrderInput): Result<Submitted, SubmitOrderRefusal> {
  const order = findOrder(tx, input.id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitEdit(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'submit');
  if (!step.ok) return step;
  const content = checkContent(tx, order);
  if (!content.ok) return content;
  const contract = checkContract(tx, order);
  if (!contract.ok) return contract;
  const credit = checkCredit(tx, tx.fields, order);
  if (!credit.ok && !input.overCreditReason) return credit;
  tx.update(orders, order.id, { reason: credit.ok ? null : (input.overCreditReason ?? null) });
  const submitted = submitToFlow(tx, actor, orderFlow, { id: order.id, chosen: input.chosen });
  if (!submitted.ok) return submitted;
  if (submitted.value.instanceId !== null || !credit.ok) {
    tx.update(orders, order.id, { status: 'pending' });
    return ok({ id: order.id, commandId: tx.command.id, status: 'pending' as const });
  }
  confirmOrder(tx, order.id);
  return ok({ id: order.id, commandId: tx.command.id, status: step.value });
}

interface DecideInput {
  readonly id: string;
  readonly reason?: string | undefined;
}

type Decided = Result<Written, OrderNotFound | NotAllowed | OrderStateRefused | FieldInvalid>;

/** Lets a waiting order pass. Nobody lets their own pass. */
export function approveOrder(
  tx: WriteTx,
  actor: Actor,
  { id }: DecideInput,
): Result<Written, OrderNotFound | NotAllowed | OrderStateRefused | ContractRefusal> {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitApprove(actor, order);
  if (!permit.ok) return permit;
  if (order.ownerId === actor.userId || order.updatedBy === actor.userId) {
    return refuse({ code: 'NOT_ALLOWED', action: 'order.approve' });
  }
  const step = checkDecision(tx, order, 'approve');
  if (!step.ok) return step;
  const contract = checkContract(tx, order);
  if (!contract.ok) return contract;
  confirmOrder(tx, id);
  return ok({ id, commandId: tx.command.id });
}

/** Sends a waiting order back to be mended, with the reason. */
export function rejectOrder(tx: WriteTx, actor: Actor, { id, reason }: DecideInput): Decided {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitApprove(actor, order);
  if (!permit.ok) return permit;
  const step = checkDecision(tx, order, 'reject');
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
  const step = checkDecision(tx, order, 'withdraw');
  if (!step.ok) return step;
  tx.update(orders, id, { status: step.value, reason: null });
  return ok({ id, commandId: tx.command.id });
}

/** What waits in a flow is decided there, by whom the flow names. */
function checkDecision(
  tx: WriteTx,
  order: OrderRecord,
  action: 'approve' | 'reject' | 'withdraw',
): Result<OrderStatus, OrderStateRefused> {
  if (findPending(tx, order.id)) {
    return refuse({ code: 'ORDER_STATE_REFUSED', orderId: order.id, status: order.status, action });
  }
  return checkOrderStep(order, action);
}
