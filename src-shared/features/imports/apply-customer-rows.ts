import { companyNorm } from '../../kernel/china/company-name.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import { isAllowed, isInScope, type Scope } from '../../kernel/scope.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import { selectRows } from '../../reading/rows.ts';
import { contactKeys } from '../contacts/contacts.repository.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import type { ApplyContext } from './apply-context.ts';
import { applyUpdate } from './apply-update.ts';
import type { CustomerRows } from './import-commands.model.ts';
import { mayImportFor } from './imports.policy.ts';
import { findExisting } from './imports.repository.ts';

type NewContact = NonNullable<CustomerRows['inserts'][number]['contact']>;

export function applyCustomerRows(context: ApplyContext, { inserts, updates }: CustomerRows): void {
  insertCustomers(context, inserts);
  updateCustomers(context, updates);
}

function insertCustomers(context: ApplyContext, inserts: CustomerRows['inserts']): void {
  const { tx, actor, applied, homeOf } = context;
  const keys = inserts.map(({ fields }) => nameKeys(fields.name ?? ''));
  const codes = inserts.flatMap(({ fields }) => fields.creditCode ?? []);
  const byId = findExisting(
    tx,
    existing.id,
    inserts.map((row) => row.id),
  );
  const byCode = findExisting(tx, existing.creditCode, codes);
  const byName = findExisting(
    tx,
    existing.name,
    keys.map((key) => key.nameNorm),
  );
  const mayRepeat = isAllowed(actor, 'customer.overrideDuplicate');

  for (const [index, input] of inserts.entries()) {
    const { row, id, fields, contact, ownerId, tags = [], createdAt, createdBy, allowDuplicate } = input;
    const home = homeOf(ownerId);
    if (!home) applied.refused.push({ row, code: 'ownerUnknown' });
    else if (!mayImportFor(actor, 'customers', ownerId)) applied.refused.push({ row, code: 'notAllowed' });
    else if (byId.has(id)) applied.refused.push({ row, code: 'refused' });
    else if (
      !(allowDuplicate && mayRepeat) &&
      (byName.has(keys[index]!.nameNorm) || byCode.has(fields.creditCode ?? ''))
    ) {
      applied.refused.push({ row, code: 'refused' });
    } else {
      tx.insert(customers, {
        kind: 'enterprise',
        isKey: false,
        lifecycle: 'potential',
        ...presentFields(fields),
        id,
        name: fields.name!,
        tags,
        ...home,
        ...keys[index]!,
        receiveKind: 'imported',
        receivedAt: tx.at,
        ...(createdAt === undefined ? {} : { createdAt }),
        ...(createdBy === undefined ? {} : { createdBy }),
      });
      applied.entries.push(['customers', id]);
      applied.inserted++;
      if (contact) insertContact(context, id, home, contact, true);
    }
  }
}

function updateCustomers(context: ApplyContext, updates: CustomerRows['updates']): void {
  if (updates.length === 0) return;
  const { tx, actor, applied } = context;
  const ids = JSON.stringify(updates.map((row) => row.id));
  const found = new Map(
    selectRows(tx, customers, 't.id IN (SELECT value FROM json_each(?))', ids).map((row) => [row.id, row]),
  );
  const known = tx.rows<{ customer_id: string; name_norm: string }>(
    'SELECT customer_id, name_norm FROM contacts WHERE customer_id IN (SELECT value FROM json_each(?)) AND +deleted_at IS NULL',
    ids,
  );
  const contactNames = new Set(known.map((row) => `${row.customer_id} ${row.name_norm}`));
  const withContacts = new Set(known.map((row) => row.customer_id));

  for (const { row, id, contact, ...update } of updates) {
    const customer = found.get(id);
    if (!customer || customer.deletedAt !== null) applied.refused.push({ row, code: 'notFound' });
    else if (!isInScope(actor, 'customer', customer)) applied.refused.push({ row, code: 'notAllowed' });
    else {
      const entries = applied.entries.length;
      applyUpdate(context, customers, 'customers', customer, update, ({ name }) => nameKeys(name));
      if (!contact) continue;
      const key = `${id} ${companyNorm(contact.name)}`;
      if (contactNames.has(key)) continue;
      insertContact(context, id, customer, contact, !withContacts.has(id));
      contactNames.add(key);
      withContacts.add(id);
      // A customer that only gained a contact was changed all the same.
      if (applied.entries.length === entries + 1) {
        applied.unchanged--;
        applied.updated++;
      }
    }
  }
}

function insertContact(
  { tx, applied }: ApplyContext,
  customerId: string,
  { branchId, deptId, ownerId }: Scope,
  { id, name, mobile = null, ...fields }: NewContact,
  isPrimary: boolean,
): void {
  tx.insert(contacts, {
    birthdayLunar: false,
    isDecisionMaker: false,
    doNotCall: false,
    optOut: [],
    ...presentFields(fields),
    id,
    customerId,
    name,
    mobile,
    isPrimary,
    status: 'active',
    formerCustomerIds: [],
    tags: [],
    branchId,
    deptId,
    ownerId,
    ...contactKeys({ name, mobile }),
  });
  applied.entries.push(['contacts', id]);
}

/** The plus keeps SQLite from walking everything that is not deleted instead of the column's own index. */
const existing = {
  id: 'SELECT id AS key, id FROM customers WHERE id IN (SELECT value FROM json_each(?))',
  creditCode:
    'SELECT credit_code AS key, id FROM customers WHERE credit_code IN (SELECT value FROM json_each(?)) AND +deleted_at IS NULL',
  name: 'SELECT name_norm AS key, id FROM customers WHERE name_norm IN (SELECT value FROM json_each(?)) AND +deleted_at IS NULL',
} as const;
