import { compareDecimals, subtractDecimals } from '../../kernel/money/decimal.ts';
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
import {
  type Chosen,
  type DeliveryNotFound,
  type DeliveryStateRefused,
  type NewReturn,
  type QuantityExceeded,
  type ReturnAction,
  returnSteps,
} from './delivery.model.ts';
import { returnFlow } from './delivery-flow.repository.ts';
import type { OrderNotFound } from './order-states.model.ts';
import { permitApprove, permitDeliver } from './orders.policy.ts';
import { findOrder, listLinesOf, refreshOrder } from './orders.repository.ts';
import { goodsReturnLines, goodsReturns } from './orders.tables.ts';

type RequestRefusal = SubmitRefusal | OrderNotFound | NotAllowed | IdTaken | FieldInvalid | QuantityExceeded;

/** 退货单: no more comes back than went out. Where a flow speaks of it, that decides about it. */
export function requestReturn(tx: WriteTx, actor: Actor, input: NewReturn & Chosen): Result<Written, RequestRefusal> {
  const order = findOrder(tx, input.orderId);
  if (!order || order.deletedAt !== null) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitDeliver(actor, order);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findRow(tx, goodsReturns, id)) return refuse({ code: 'ID_TAKEN' });
  const lines = new Map(listLinesOf(tx, order.id).map((line) => [line.id, line]));
  for (const { orderLineId, qty } of input.lines) {
    const line = lines.get(orderLineId);
    if (!line) return refuse({ code: 'FIELD_INVALID', field: 'lines', rule: 'unknown' });
    const left = subtractDecimals(line.deliveredQty, line.returnedQty);
    if (compareDecimals(qty, left) > 0) return refuse({ code: 'QUANTITY_EXCEEDED', name: line.name, left });
  }
  const { branchId, deptId, ownerId, customerId } = order;
  const home = { branchId, deptId, ownerId };
  const { reason, disposition } = input;
  const no = takeNumber(tx, { docType: 'return', branchId });
  tx.insert(goodsReturns, { id, no, orderId: order.id, customerId, reason, disposition, status: 'requested', ...home });
  for (const { orderLineId, qty } of input.lines) {
    tx.insert(goodsReturnLines, { id: tx.newId(), returnId: id, orderLineId, qty, ...home });
  }
  const submitted = submitToFlow(tx, actor, returnFlow, { id, chosen: input.chosen });
  if (!submitted.ok) return submitted;
  return ok({ id, commandId: tx.command.id });
}

/** One step of a return's life; what came back and is refunded is not owed any more. */
export function stepReturn(action: ReturnAction) {
  return (
    tx: WriteTx,
    actor: Actor,
    { id }: { readonly id: string },
  ): Result<Written, DeliveryNotFound | NotAllowed | DeliveryStateRefused> => {
    const found = findRow(tx, goodsReturns, id);
    const order = found && findOrder(tx, found.orderId);
    if (!order || found.deletedAt !== null) return refuse({ code: 'DELIVERY_NOT_FOUND' });
    const decides = action === 'approve' || action === 'reject';
    const permit = decides ? permitApprove(actor, order) : permitDeliver(actor, order);
    if (!permit.ok) return permit;
    const step = returnSteps.find((each) => each.from === found.status && each.action === action);
    if (!step || findPending(tx, id)) return refuse({ code: 'DELIVERY_STATE_REFUSED', status: found.status, action });
    tx.update(goodsReturns, id, { status: step.to });
    refreshOrder(tx, order.id);
    return ok({ id, commandId: tx.command.id });
  };
}
