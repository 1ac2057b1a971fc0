import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { checkContent, checkCredit } from './check-order.repository.ts';
import {
  type OrderBelowMoq,
  type OrderInUse,
  type OrderOverCredit,
  type OrderSnapshot,
  orderFields,
} from './order.model.ts';
import { checkOrderStep, type OrderNotFound, type OrderStateRefused } from './order-states.model.ts';
import { permitApprove, permitChange } from './orders.policy.ts';
import { findOpenChange, findOrder, listLinesOf, type OrderRecord, refreshOrder } from './orders.repository.ts';
import { orderChanges, orderLines, orders } from './orders.tables.ts';

interface ChangeInput {
  readonly id: string;
  readonly reason?: string | undefined;
}

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
  const { branchId, deptId, ownerId, version } = order;
  tx.insert(orderChanges, {
    id: tx.newId(),
    orderId: id,
    version: version + 1,
    reason,
    before: snapshotOf(tx, order),
    ...{ branchId, deptId, ownerId },
  });
  tx.update(orders, id, { status: step.value, heldFrom: order.status });
  return ok({ id, commandId: tx.command.id });
}

/** The change counts from now on: the same rules hold as when the order was confirmed. */
export function applyChange(
  tx: WriteTx,
  actor: Actor,
  { id }: ChangeInput,
): Changed<FieldInvalid | OrderBelowMoq | OrderOverCredit | OrderInUse> {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitChange(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'applyChange');
  if (!step.ok) return step;
  const content = checkContent(tx, order);
  if (!content.ok) return content;
  const credit = checkCredit(tx, tx.fields, order);
  if (!credit.ok && !permitApprove(actor, order).ok) return credit;
  if (order.totalDue < order.invoicedAmount) {
    return refuse({ code: 'ORDER_IN_USE', references: [{ table: 'invoices', count: 1 }] });
  }
  const change = findOpenChange(tx, id)!;
  tx.update(orderChanges, change.id, { outcome: 'applied', after: snapshotOf(tx, order), endedAt: tx.at });
  tx.update(orders, id, { status: step.value, heldFrom: null, version: change.version });
  return ok({ id, commandId: tx.command.id });
}

/** The order is exactly what it was before the change began. */
export function dropChange(tx: WriteTx, actor: Actor, { id }: ChangeInput): Changed {
  const order = findOrder(tx, id);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = permitChange(actor, order);
  if (!permit.ok) return permit;
  const step = checkOrderStep(order, 'dropChange');
  if (!step.ok) return step;
  const change = findOpenChange(tx, id)!;
  putBack(tx, order, change.before);
  tx.update(orderChanges, change.id, { outcome: 'dropped', after: snapshotOf(tx, order), endedAt: tx.at });
  tx.update(orders, id, { status: step.value, heldFrom: null });
  refreshOrder(tx, id);
  return ok({ id, commandId: tx.command.id });
}

const lineStamps = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt', 'revision']);

function snapshotOf(tx: WriteTx, order: OrderRecord): OrderSnapshot {
  const fields = Object.keys(orderFields).map((field) => [field, order[field as keyof OrderRecord]] as const);
  const lines = listLinesOf(tx, order.id).map((line) =>
    Object.fromEntries(Object.entries(line).filter(([field]) => !lineStamps.has(field))),
  );
  return { fields: Object.fromEntries(fields) as OrderSnapshot['fields'], lines };
}

function putBack(tx: WriteTx, order: OrderRecord, before: OrderSnapshot): void {
  tx.update(orders, order.id, before.fields as Partial<OrderRecord>);
  const kept = new Set(before.lines.map((line) => line.id));
  for (const line of listLinesOf(tx, order.id)) {
    if (!kept.has(line.id)) tx.update(orderLines, line.id, { deletedAt: tx.at });
  }
  for (const { id, branchId, deptId, ownerId, ...line } of before.lines as (typeof orderLines.$inferSelect)[]) {
    if (findRow(tx, orderLines, id)) tx.update(orderLines, id, { ...line, deletedAt: null });
  }
}
