import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { CustomerRecord } from './customers.repository.ts';

type On<Action extends string> = Result<Permitted<CustomerRecord, Action>, NotAllowed>;

export function permitCreate(actor: Actor): Result<Permitted<undefined, 'customer.create'>, NotAllowed> {
  return permitAction(actor, 'customer.create');
}

export function permitEdit(actor: Actor, customer: CustomerRecord): On<'customer.edit'> {
  return permitInScope(actor, 'customer', customer, 'customer.edit');
}

/** Giving away needs the right and the record; whether the receiver exists is the use case's question. */
export function permitAssign(actor: Actor, customer: CustomerRecord): On<'customer.assign'> {
  return permitInScope(actor, 'customer', customer, 'customer.assign');
}

/** Whoever sees the customer in a pool of theirs may ask for it; the guards decide. */
export function permitClaim(actor: Actor, customer: CustomerRecord): On<'customer.claim'> {
  return permitInScope(actor, 'customer', customer, 'customer.claim');
}

export function permitReturn(actor: Actor, customer: CustomerRecord): On<'customer.return'> {
  return permitInScope(actor, 'customer', customer, 'customer.return');
}

export function permitLock(actor: Actor, customer: CustomerRecord): On<'customer.lock'> {
  return permitInScope(actor, 'customer', customer, 'customer.lock');
}

export function permitDelete(actor: Actor, customer: CustomerRecord): On<'customer.delete'> {
  return permitInScope(actor, 'customer', customer, 'customer.delete');
}

/** Whether the actor may read customers at all; which ones is the scope's answer. */
export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'customer.view');
}
