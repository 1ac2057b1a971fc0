import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findPending } from '../flows/flows.repository.ts';
import type { SubmitRefusal } from '../flows/instance.model.ts';
import { submitToFlow } from '../flows/submit-to-flow.repository.ts';
import { applyNow, dropNow, orderTrail } from './change-order.repository.ts';
import { checkContent, checkCredit } from './check-order.repository.ts';
import type { OrderBelowMoq, OrderInUse, OrderOverCredit } from './order.model.ts';
import { orderOrChangeFlow } from './order-change-flow.repository.ts';
import { type ContractRefusal, checkContract } from './order-contract.repository.ts';
import { checkOrderStep, type OrderNotFound, type OrderStateRefused } from './order-states.model.ts';
import { permitApprove, permitChange } from './orders.policy.ts';
import { findOrder, type OrderRecord } from './orders.repository.ts';
import { orders } from './orders.tables.ts';

interface ChangeInput {
  readonly id: string;
  readonly reason?: string | undefined;
}

interface ApplyInput extends ChangeInput {
  /** People whom a node of the flow leaves to the submitter. */
  readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined;
}

type ContentRefusal = ContractRefusal | OrderBelowMoq | OrderOverCredit | OrderInUse;

type Common = OrderNotFound | NotAllowed | OrderStateRefused;
type Changed<More = never> = Result<Written, Common | More>;

/** 变更: the order can be edited again; how it was is kept, and comes back exactly if the change is dropped. */
export function beginChange(tx: WriteTx, actor: Actor, { id, reason }: ChangeInput): Changed<FieldInvalid> {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitChange(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'beginChange');
  if (!step.ok) return step;
  if (!reason) return refuse({ code: 'FIELD_INVALID', field: 'reason', rule: 'required' });
  orderTrail.begin(tx, order, reason);
  tx.update(orders, id, { status: step.value, heldFrom: order.status });
  return ok({ id, commandId: tx.command.id });
}

/**
 * The change counts from now on, by the rules that held when the order was confirmed; where a flow of the company speaks of
 * changes, once it passes. One that is rejected leaves the order as it was.
 */
export function applyChange(
  tx: WriteTx,
  actor: Actor,
  { id, chosen }: ApplyInput,
): Result<Written & { waits: boolean }, Common | ContentRefusal | SubmitRefusal> {
  const found = findChanging(tx, actor, id, 'applyChange');
  if (!found.ok) return found;
  const order = found.value;
  const content = checkContent(tx, order);
  if (!content.ok) return content;
  if (order.totalDue < order.invoicedAmount) {
    return refuse({ code: 'ORDER_IN_USE', references: [{ table: 'invoices', count: 1 }] });
  }
  const contract = checkContract(tx, order);
  if (!contract.ok) return contract;
  const submitted = submitToFlow(tx, actor, orderOrChangeFlow, { id, chosen });
  if (!submitted.ok) return submitted;
  if (submitted.value.instanceId !== null) return ok({ id, commandId: tx.command.id, waits: true });
  const credit = checkCredit(tx, tx.fields, order);
  if (!credit.ok && !permitApprove(actor, order).ok) return credit;
  applyNow(tx, id);
  return ok({ id, commandId: tx.command.id, waits: false });
}

/** The order is exactly what it was before the change began. */
export function dropChange(tx: WriteTx, actor: Actor, { id }: ChangeInput): Changed {
  const found = findChanging(tx, actor, id, 'dropChange');
  if (!found.ok) return found;
  dropNow(tx, id);
  return ok({ id, commandId: tx.command.id });
}

/** An order that is being changed; while an approval decides about the change, nobody else does. */
function findChanging(
  tx: WriteTx,
  actor: Actor,
  id: string,
  action: 'applyChange' | 'dropChange',
): Result<OrderRecord, Common> {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitChange(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, action);
  if (!step.ok) return step;
  if (findPending(tx, id)) {
    return refuse({ code: 'ORDER_STATE_REFUSED', orderId: id, status: order.status, action });
  }
  return ok(order);
}
