import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { CustomerRecord } from '../customers/customers.repository.ts';

export function permitPropose(
  actor: Actor,
  customer: CustomerRecord,
): Result<Permitted<CustomerRecord, 'customer.edit'>, NotAllowed> {
  return permitInScope(actor, 'customer', customer, 'customer.edit');
}

export function permitDecide(
  actor: Actor,
  customer: CustomerRecord,
): Result<Permitted<CustomerRecord, 'customer.approve'>, NotAllowed> {
  return permitInScope(actor, 'customer', customer, 'customer.approve');
}

export function permitReviewLevels(actor: Actor): Result<Permitted<undefined, 'customer.approve'>, NotAllowed> {
  return permitAction(actor, 'customer.approve');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'customer.view');
}
