import type { NotAllowed } from '../../kernel/refusals.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { OrderRecord } from './orders.repository.ts';

type On<Action extends string> = Result<Permitted<OrderRecord, Action>, NotAllowed>;

/** Anybody who may make orders makes their own; one for a colleague needs the right to assign. */
export function permitCreate(actor: Actor, ownerId: string): Result<Permitted<undefined, 'order.create'>, NotAllowed> {
  if (ownerId !== actor.userId && !isAllowed(actor, 'order.assign')) {
    return refuse({ code: 'NOT_ALLOWED', action: 'order.assign' });
  }
  return permitAction(actor, 'order.create');
}

export function permitEdit(actor: Actor, order: OrderRecord): On<'order.edit'> {
  return permitInScope(actor, 'order', order, 'order.edit');
}

/** Letting an order pass, or sending it back; also one that is over the customer's credit. */
export function permitApprove(actor: Actor, order: OrderRecord): On<'order.approve'> {
  return permitInScope(actor, 'order', order, 'order.approve');
}

/** Changing what was confirmed. */
export function permitChange(actor: Actor, order: OrderRecord): On<'order.change'> {
  return permitInScope(actor, 'order', order, 'order.change');
}

export function permitDeliver(actor: Actor, order: OrderRecord): On<'order.deliver'> {
  return permitInScope(actor, 'order', order, 'order.deliver');
}

export function permitCancel(actor: Actor, order: OrderRecord): On<'order.cancel'> {
  return permitInScope(actor, 'order', order, 'order.cancel');
}

export function permitAssign(actor: Actor, order: OrderRecord): On<'order.assign'> {
  return permitInScope(actor, 'order', order, 'order.assign');
}

export function permitDelete(actor: Actor, order: OrderRecord): On<'order.delete'> {
  return permitInScope(actor, 'order', order, 'order.delete');
}

/** Paper leaves the program like a file: who may export may print. */
export function permitPaper(actor: Actor, order: OrderRecord): On<string> {
  const action = isAllowed(actor, 'order.export') ? 'order.export' : 'order.print';
  return permitInScope(actor, 'order', order, action);
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'order.view');
}
