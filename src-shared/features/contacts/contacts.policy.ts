import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed, type Scope } from '../../kernel/scope.ts';
import { type Permitted, permitInScope } from '../../reading/permitted.ts';
import type { ContactRecord } from './contacts.repository.ts';

/** A contact is made under a customer that the actor may see. */
export function permitCreate<Customer extends Scope>(
  actor: Actor,
  customer: Customer,
): Result<Permitted<Customer, 'contact.create'>, NotAllowed> {
  return permitInScope(actor, 'customer', customer, 'contact.create');
}

export function permitEdit(
  actor: Actor,
  contact: ContactRecord,
): Result<Permitted<ContactRecord, 'contact.edit'>, NotAllowed> {
  return permitInScope(actor, 'contact', contact, 'contact.edit');
}

export function permitDelete(
  actor: Actor,
  contact: ContactRecord,
): Result<Permitted<ContactRecord, 'contact.delete'>, NotAllowed> {
  return permitInScope(actor, 'contact', contact, 'contact.delete');
}

/** Whether the actor may read contacts at all; which ones is the scope's answer. */
export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'contact.view');
}
