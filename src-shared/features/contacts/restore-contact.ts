import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import type { ContactDuplicate, ContactNotFound, CustomerNotFound } from './contact.model.ts';
import { permitDelete } from './contacts.policy.ts';
import { findContact, findSameMobile, setNextPrimary } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';

type RestoreContactRefusal = ContactNotFound | CustomerNotFound | NotAllowed | ContactDuplicate;

/** Out of the recycle bin, to where the customer lives today. */
export function restoreContact(
  tx: WriteTx,
  actor: Actor,
  input: { readonly ids: readonly string[] },
): Result<WrittenMany, RestoreContactRefusal> {
  const permits = permitEach(
    input.ids,
    (id) => findContact(tx, id),
    (contact) => permitDelete(actor, contact),
    'CONTACT_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if (subject.deletedAt === null) continue;
    const customer = findCustomer(tx, subject.customerId);
    if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
    const same = findSameMobile(tx, customer.id, subject.mobile, subject.id);
    if (same) return refuse({ code: 'CONTACT_DUPLICATE', contactId: same.id, name: same.name });
    const { branchId, deptId, ownerId } = customer;
    tx.update(contacts, subject.id, { deletedAt: null, branchId, deptId, ownerId });
    setNextPrimary(tx, customer.id);
  }
  return ok({ ids: [...input.ids], commandId: tx.command.id });
}
