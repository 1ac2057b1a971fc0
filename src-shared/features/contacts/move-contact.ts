import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { moveChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import { subjectChildren } from '../privacy/privacy.repository.ts';
import type { ContactDuplicate, ContactNotFound, CustomerNotFound } from './contact.model.ts';
import { permitCreate, permitEdit } from './contacts.policy.ts';
import { findContact, findPrimaryContact, findSameMobile, setNextPrimary } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';

interface MoveContactInput {
  readonly id: string;
  readonly customerId: string;
}

type MoveContactRefusal = ContactNotFound | CustomerNotFound | NotAllowed | ContactDuplicate;

/** The person works elsewhere now: the contact moves with its history and remembers where it came from. */
export function moveContact(
  tx: WriteTx,
  actor: Actor,
  { id, customerId }: MoveContactInput,
): Result<Written, MoveContactRefusal> {
  const found = findContact(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'CONTACT_NOT_FOUND' });
  const customer = findCustomer(tx, customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });

  const leave = permitEdit(actor, found);
  if (!leave.ok) return leave;
  const join = permitCreate(actor, customer);
  if (!join.ok) return join;

  if (customerId === found.customerId) return ok({ id, commandId: tx.command.id });
  const same = findSameMobile(tx, customerId, found.mobile, id);
  if (same) return refuse({ code: 'CONTACT_DUPLICATE', contactId: same.id, name: same.name });

  const home = { branchId: customer.branchId, deptId: customer.deptId, ownerId: customer.ownerId };
  const former = found.formerCustomerIds.filter((each) => each !== found.customerId && each !== customerId);
  tx.update(contacts, id, {
    customerId,
    formerCustomerIds: [...former, found.customerId],
    status: 'active',
    statusReason: null,
    reportsTo: null,
    isPrimary: !findPrimaryContact(tx, customerId),
    ...home,
  });
  moveChildRows(tx, subjectChildren, found, home);
  setNextPrimary(tx, found.customerId);
  return ok({ id, commandId: tx.command.id });
}
