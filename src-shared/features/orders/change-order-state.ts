import { fromScaled, quantityPlaces, toScaled } from '../../kernel/money/decimal.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { voidPlansOfOrder } from '../receivables/start-plans.repository.ts';
import type { OrderInUse, OrderUnfinished } from './order.model.ts';
import { leftOf } from './order-figures.model.ts';
import { giveBackToQuote } from './order-from-quote.repository.ts';
import { isDelivered } from './order-line.model.ts';
import { checkOrderStep, type OrderNotFound, type OrderStateRefused } from './order-states.model.ts';
import { permitCancel, permitEdit } from './orders.policy.ts';
import { findOrder, listDeliveriesOf, listLinesOf, type OrderRecord, refreshOrder } from './orders.repository.ts';
import { orderLines, orders } from './orders.tables.ts';

interface StepInput {
  readonly id: string;
  readonly reason?: string | undefined;
}

type Common = OrderNotFound | NotAllowed | OrderStateRefused;
type Stepped<More = never> = Result<Written, Common | More>;

export function startOrder(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped {
  return simply(tx, actor, id, 'start', {});
}

/** 挂起 and back to where it was. */
export function suspendOrder(tx: WriteTx, actor: Actor, { id, reason }: StepInput): Stepped<FieldInvalid> {
  if (!reason) return refuse({ code: 'FIELD_INVALID', field: 'reason', rule: 'required' });
  const from = findOrder(tx, id)?.status ?? null;
  return simply(tx, actor, id, 'suspend', { reason, heldFrom: from });
}

export function resumeOrder(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped {
  return simply(tx, actor, id, 'resume', { reason: null, heldFrom: null });
}

/** Everything is delivered and paid; otherwise somebody says why it is done all the same. */
export function completeOrder(tx: WriteTx, actor: Actor, { id, reason }: StepInput): Stepped<OrderUnfinished> {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const delivered = order.deliveryState === 'full';
  const paid = order.receiptState === 'full' || order.receiptState === 'over';
  if ((!delivered || !paid) && !reason) return refuse({ code: 'ORDER_UNFINISHED', delivered, paid });
  return simply(tx, actor, id, 'complete', { reason: reason ?? null, completedAt: tx.at });
}

/** Only what nothing has come of yet: deliveries, receipts and invoices are reversed first. */
export function cancelOrder(tx: WriteTx, actor: Actor, { id, reason }: StepInput): Stepped<FieldInvalid | OrderInUse> {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitCancel(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'cancel');
  if (!step.ok) return step;
  const references = whatStands(tx, order);
  if (references.length > 0) return refuse({ code: 'ORDER_IN_USE', references });
  if (!reason) return refuse({ code: 'FIELD_INVALID', field: 'reason', rule: 'required' });
  tx.update(orders, id, { status: step.value, reason, heldFrom: null });
  giveBackToQuote(tx, listLinesOf(tx, id));
  voidPlansOfOrder(tx, id, reason);
  return ok({ id, commandId: tx.command.id });
}

/** 关闭剩余: what is not delivered yet will not be, and is not owed; not beyond what is invoiced already. */
export function closeRestOfOrder(
  tx: WriteTx,
  actor: Actor,
  { id, reason }: StepInput,
): Stepped<FieldInvalid | OrderInUse> {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitCancel(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'closeRest');
  if (!step.ok) return step;
  if (!reason) return refuse({ code: 'FIELD_INVALID', field: 'reason', rule: 'required' });
  for (const line of listLinesOf(tx, id).filter(isDelivered)) {
    const closed = toScaled(line.closedQty, quantityPlaces) + leftOf(line);
    tx.update(orderLines, line.id, { closedQty: fromScaled(closed, quantityPlaces) });
  }
  refreshOrder(tx, id);
  const after = findOrder(tx, id)!;
  if (after.totalDue < after.invoicedAmount) {
    return refuse({ code: 'ORDER_IN_USE', references: [{ table: 'invoices', count: 1 }] });
  }
  tx.update(orders, id, { status: step.value, reason, heldFrom: null, completedAt: tx.at });
  return ok({ id, commandId: tx.command.id });
}

function whatStands(tx: WriteTx, order: OrderRecord): { table: string; count: number }[] {
  const shipped = listDeliveriesOf(tx, order.id).filter((each) => each.status !== 'refused').length;
  return [
    { table: 'deliveries', count: shipped },
    { table: 'receipts', count: order.receivedAmount > 0 ? 1 : 0 },
    { table: 'invoices', count: order.invoicedAmount > 0 ? 1 : 0 },
  ].filter(({ count }) => count > 0);
}

function simply(
  tx: WriteTx,
  actor: Actor,
  id: string,
  action: 'start' | 'suspend' | 'resume' | 'complete',
  patch: Partial<OrderRecord>,
): Stepped {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitEdit(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, action);
  if (!step.ok) return step;
  tx.update(orders, id, { ...patch, status: step.value });
  return ok({ id, commandId: tx.command.id });
}
