import type { Changes } from '../../kernel/fields.ts';
import { compareDecimals } from '../../kernel/money/decimal.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { restoreChildRows } from '../../ledger/child-rows.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import type { CustomerNotFound } from './create-order.ts';
import type { OrderLineEdit, OrderLocked } from './order.model.ts';
import { applyOrderLines } from './order-lines.repository.ts';
import { findOrderTransition, type OrderNotFound } from './order-states.model.ts';
import { permitChange, permitEdit } from './orders.policy.ts';
import { findOrder, listLinesOf, type OrderRecord, orderChildren, refreshOrder } from './orders.repository.ts';
import { orders } from './orders.tables.ts';

interface EditOrderInput {
  readonly id: string;
  readonly changes: Changes<OrderRecord>;
  readonly lines?: readonly OrderLineEdit[] | undefined;
}

type EditOrderRefusal = OrderNotFound | NotAllowed | FieldInvalid | OrderLocked | CustomerNotFound;

/** Fields that may be edited whatever the order's state is: they change no figure and no promise. */
const alwaysOpen: ReadonlySet<string> = new Set(['notes', 'priority', 'customerOrderNo', 'contactId', 'channel']);

/** A draft, or an order that is being changed; no line goes below what was delivered of it. */
export function editOrder(
  tx: WriteTx,
  actor: Actor,
  { id, changes, lines = [] }: EditOrderInput,
): Result<Written, EditOrderRefusal> {
  const found = findOrder(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'ORDER_NOT_FOUND' });
  const permit = found.status === 'changing' ? permitChange(actor, found) : permitEdit(actor, found);
  if (!permit.ok) return permit;
  const touchesMore = lines.length > 0 || Object.keys(changes).some((field) => !alwaysOpen.has(field));
  if (touchesMore && !findOrderTransition(found.status, 'edit')) return refuse({ code: 'ORDER_LOCKED', orderId: id });
  if (changes.customerId) {
    const customer = findVisibleCustomer(tx, actor, changes.customerId.to);
    if (found.status !== 'draft') return refuse({ code: 'ORDER_LOCKED', orderId: id });
    if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
  }

  const before = new Map(listLinesOf(tx, id).map((line) => [line.id, line]));
  const short = lines.find((edit) => {
    const delivered = before.get(edit.act === 'put' ? edit.line.id : edit.id)?.deliveredQty ?? '0';
    const qty = edit.act === 'put' ? edit.line.qty : '0';
    return delivered !== '0' && qty !== undefined && compareDecimals(qty, delivered) < 0;
  });
  if (short) return refuse({ code: 'FIELD_INVALID', field: 'qty', rule: 'belowDelivered' });

  const inConflict = mergeEdit(tx, orders, found, changes);
  const after = findOrder(tx, id)!;
  if (after.headerDiscountRate && after.headerDiscountAmount) {
    return refuse({ code: 'FIELD_INVALID', field: 'headerDiscountAmount', rule: 'oneOfBoth' });
  }
  applyOrderLines(tx, after, lines);
  if (found.deletedAt !== null && after.deletedAt === null) {
    restoreChildRows(tx, orderChildren, id, found.deletedAt);
  }
  refreshOrder(tx, id);
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
