import { presentFields } from '../../kernel/present-fields.ts';
import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import type { ContactDuplicate, CustomerNotFound, NewContact } from './contact.model.ts';
import { permitCreate } from './contacts.policy.ts';
import { contactKeys, findContact, findPrimaryContact, findSameMobile } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';

type CreateContactRefusal = CustomerNotFound | NotAllowed | IdTaken | ContactDuplicate;

/** The contact lives where its customer lives; the first one becomes the primary contact. */
export function createContact(tx: WriteTx, actor: Actor, input: NewContact): Result<Written, CreateContactRefusal> {
  const customer = findCustomer(tx, input.customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });

  const permit = permitCreate(actor, customer);
  if (!permit.ok) return permit;

  const id = input.id!;
  if (findContact(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const same = findSameMobile(tx, customer.id, input.mobile, null);
  if (same) return refuse({ code: 'CONTACT_DUPLICATE', contactId: same.id, name: same.name });

  const primary = findPrimaryContact(tx, customer.id);
  const isPrimary = input.isPrimary === true || !primary;
  if (primary && isPrimary) tx.update(contacts, primary.id, { isPrimary: false });

  const { mobile = null, tags = [], ...fields } = input;
  tx.insert(contacts, {
    birthdayLunar: false,
    isDecisionMaker: false,
    doNotCall: false,
    optOut: [],
    ...presentFields(fields),
    id,
    mobile,
    tags,
    isPrimary,
    status: 'active',
    formerCustomerIds: [],
    branchId: customer.branchId,
    deptId: customer.deptId,
    ownerId: customer.ownerId,
    ...contactKeys({ name: input.name, mobile }),
  });
  return ok({ id, commandId: tx.command.id });
}
