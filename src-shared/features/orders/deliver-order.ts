import { chinaDate } from '../../kernel/china/dates.ts';
import {
  addDecimals,
  compareDecimals,
  fromScaled,
  quantityPlaces,
  subtractDecimals,
  toScaled,
} from '../../kernel/money/decimal.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { findPending } from '../flows/flows.repository.ts';
import type { SubmitRefusal } from '../flows/instance.model.ts';
import { submitToFlow } from '../flows/submit-to-flow.repository.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import { startPlansOfOrder } from '../receivables/start-plans.repository.ts';
import {
  type Chosen,
  type DeliveryAction,
  type DeliveryNotFound,
  type DeliveryStateRefused,
  deliverySteps,
  type NewDelivery,
  type QuantityExceeded,
  type TermsUnchecked,
} from './delivery.model.ts';
import { deliveryFlow, forgetDelivery } from './delivery-flow.repository.ts';
import { leftOf } from './order-figures.model.ts';
import { isDelivered } from './order-line.model.ts';
import { checkOrderStep, type OrderNotFound, type OrderStateRefused } from './order-states.model.ts';
import { planReturnVisit } from './order-tasks.repository.ts';
import { permitDeliver } from './orders.policy.ts';
import {
  type DeliveryRecord,
  findOrder,
  listDeliveriesOf,
  listDeliveryLines,
  listLinesOf,
  type OrderRecord,
  refreshOrder,
} from './orders.repository.ts';
import { deliveries, deliveryLines, orders } from './orders.tables.ts';

type PlanRefusal =
  | SubmitRefusal
  | OrderNotFound
  | NotAllowed
  | IdTaken
  | FieldInvalid
  | OrderStateRefused
  | QuantityExceeded;

/** 发货单: so much of these lines. What other planned deliveries hold is not free any more. Where a flow speaks of it, it leaves once that passes. */
export function planDelivery(tx: WriteTx, actor: Actor, input: NewDelivery & Chosen): Result<Written, PlanRefusal> {
  const order = findOrder(tx, input.orderId);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitDeliver(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'deliver');
  if (!step.ok) return step;
  const id = input.id!;
  if (findRow(tx, deliveries, id)) return refuse({ code: 'ID_TAKEN' });
  const free = checkFree(tx, order, input.lines, plannedOf(tx, order.id));
  if (!free.ok) return free;

  const { branchId, deptId, ownerId, customerId } = order;
  const home = { branchId, deptId, ownerId };
  tx.insert(deliveries, {
    id,
    no: takeNumber(tx, { docType: 'delivery', branchId }),
    orderId: order.id,
    customerId,
    shipDate: input.shipDate ?? chinaDate(tx.at),
    carrier: input.carrier ?? null,
    trackingNo: input.trackingNo ?? null,
    remark: input.remark ?? null,
    status: 'planned',
    termsChecked: [],
    ...home,
  });
  for (const { orderLineId, qty } of input.lines) {
    tx.insert(deliveryLines, { id: tx.newId(), deliveryId: id, orderLineId, qty, ...home });
  }
  const submitted = submitToFlow(tx, actor, deliveryFlow, { id, chosen: input.chosen });
  if (!submitted.ok) return submitted;
  return ok({ id, commandId: tx.command.id });
}

interface ShipInput {
  readonly id: string;
  readonly shipDate?: string | undefined;
  readonly carrier?: string | null | undefined;
  readonly trackingNo?: string | null | undefined;
  /** The customer's wishes that were kept, by id. */
  readonly termsChecked: readonly string[];
}

type StepRefusal = DeliveryNotFound | NotAllowed | DeliveryStateRefused;

/** The goods leave. Each wish of the customer has been ticked. */
export function shipDelivery(
  tx: WriteTx,
  actor: Actor,
  input: ShipInput,
): Result<Written, StepRefusal | TermsUnchecked | QuantityExceeded | FieldInvalid | OrderStateRefused> {
  const found = findStep(tx, actor, input.id, 'ship');
  if (!found.ok) return found;
  const { delivery, order } = found.value;
  const step = checkOrderStep(order, 'deliver');
  if (!step.ok) return step;
  const open = order.personalTerms.filter((term) => !input.termsChecked.includes(term.id));
  if (open.length > 0) return refuse({ code: 'TERMS_UNCHECKED', terms: open.map((term) => term.text) });
  const lines = listDeliveryLines(tx, delivery.id);
  const free = checkFree(tx, order, lines, new Map());
  if (!free.ok) return free;

  tx.update(deliveries, delivery.id, {
    status: 'shipped',
    shipDate: input.shipDate ?? delivery.shipDate,
    carrier: input.carrier === undefined ? delivery.carrier : input.carrier,
    trackingNo: input.trackingNo === undefined ? delivery.trackingNo : input.trackingNo,
    termsChecked: [...input.termsChecked],
  });
  tx.update(orders, order.id, { status: step.value });
  refreshOrder(tx, order.id);
  startPlansOfOrder(tx, order.id);
  return ok({ id: delivery.id, commandId: tx.command.id });
}

interface SignInput {
  readonly id: string;
  readonly signedBy: string;
  readonly signedOn?: string | undefined;
}

export function signDelivery(tx: WriteTx, actor: Actor, input: SignInput): Result<Written, StepRefusal> {
  const found = findStep(tx, actor, input.id, 'sign');
  if (!found.ok) return found;
  const { signedBy, signedOn = chinaDate(tx.at) } = input;
  tx.update(deliveries, input.id, { status: 'signed', signedBy, signedOn });
  startPlansOfOrder(tx, found.value.order.id);
  planReturnVisit(tx, found.value.order.id, signedOn);
  return ok({ id: input.id, commandId: tx.command.id });
}

/** The customer did not take the goods: they are still to be delivered. */
export function refuseDelivery(
  tx: WriteTx,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Result<Written, StepRefusal> {
  const found = findStep(tx, actor, id, 'refuse');
  if (!found.ok) return found;
  tx.update(deliveries, id, { status: 'refused', reason });
  refreshOrder(tx, found.value.order.id);
  return ok({ id, commandId: tx.command.id });
}

/** Takes back a delivery that has not left. */
export function removeDelivery(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, StepRefusal> {
  const delivery = findRow(tx, deliveries, id);
  const order = delivery && findOrder(tx, delivery.orderId);
  if (!order || delivery.deletedAt !== null) return refuse({ code: 'DELIVERY_NOT_FOUND' });
  const permit = permitDeliver(actor, order);
  if (!permit.ok) return permit;
  if (delivery.status !== 'planned' || findPending(tx, id)) {
    return refuse({ code: 'DELIVERY_STATE_REFUSED', status: delivery.status, action: 'remove' });
  }
  forgetDelivery(tx, id);
  return ok({ id, commandId: tx.command.id });
}

function findStep(
  tx: WriteTx,
  actor: Actor,
  id: string,
  action: DeliveryAction,
): Result<{ delivery: DeliveryRecord; order: OrderRecord }, StepRefusal> {
  const delivery = findRow(tx, deliveries, id);
  const order = delivery && findOrder(tx, delivery.orderId);
  if (!order || delivery.deletedAt !== null) return refuse({ code: 'DELIVERY_NOT_FOUND' });
  const permit = permitDeliver(actor, order);
  if (!permit.ok) return permit;
  const step = findPending(tx, id)
    ? undefined
    : deliverySteps.find((each) => each.from === delivery.status && each.action === action);
  return step ? ok({ delivery, order }) : refuse({ code: 'DELIVERY_STATE_REFUSED', status: delivery.status, action });
}

/** What deliveries that have not left yet hold, by line. */
function plannedOf(tx: WriteTx, orderId: string): Map<string, string> {
  const held = new Map<string, string>();
  for (const delivery of listDeliveriesOf(tx, orderId).filter((each) => each.status === 'planned')) {
    for (const { orderLineId, qty } of listDeliveryLines(tx, delivery.id)) {
      held.set(orderLineId, addDecimals(held.get(orderLineId) ?? '0', qty));
    }
  }
  return held;
}

function checkFree(
  tx: WriteTx,
  order: OrderRecord,
  wanted: readonly { readonly orderLineId: string; readonly qty: string }[],
  held: ReadonlyMap<string, string>,
): Result<void, FieldInvalid | QuantityExceeded> {
  const lines = new Map(listLinesOf(tx, order.id).map((line) => [line.id, line]));
  for (const { orderLineId, qty } of wanted) {
    const line = lines.get(orderLineId);
    if (!line || !isDelivered(line)) return refuse({ code: 'FIELD_INVALID', field: 'lines', rule: 'unknown' });
    const left = subtractDecimals(fromScaled(leftOf(line), quantityPlaces), held.get(orderLineId) ?? '0');
    if (toScaled(left, quantityPlaces) < 0n || compareDecimals(qty, left) > 0) {
      return refuse({ code: 'QUANTITY_EXCEEDED', name: line.name, left: compareDecimals(left, '0') < 0 ? '0' : left });
    }
  }
  return ok(undefined);
}
