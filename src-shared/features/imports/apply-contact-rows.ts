import { presentFields } from '../../kernel/present-fields.ts';
import { isAllowed, isInScope } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { contactKeys } from '../contacts/contacts.repository.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import type { AppliedRows, ApplyContext } from './apply-context.ts';
import { applyUpdate } from './apply-update.ts';
import type { ContactRows } from './import-commands.model.ts';
import { addImportedBasis } from './imports.repository.ts';

/** A contact lives where its customer lives, whatever the file says about owners. */
export function applyContactRows(context: ApplyContext, { inserts, updates }: ContactRows): void {
  insertContacts(context, inserts);
  updateContacts(context, updates);
}

function insertContacts({ tx, actor, applied }: ApplyContext, inserts: ContactRows['inserts']): void {
  if (inserts.length === 0) return;
  const customerIds = JSON.stringify(inserts.map((row) => row.customerId));
  const homes = new Map(
    selectRows(tx, customers, 't.id IN (SELECT value FROM json_each(?)) AND +t.deleted_at IS NULL', customerIds).map(
      (row) => [row.id, row],
    ),
  );
  const taken = new Set(
    tx
      .rows<{ id: string }>(
        'SELECT id FROM contacts WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify(inserts.map((row) => row.id)),
      )
      .map((row) => row.id),
  );
  const primaries = new Map(
    tx
      .rows<{ customer_id: string; id: string }>(
        'SELECT customer_id, id FROM contacts WHERE customer_id IN (SELECT value FROM json_each(?)) AND is_primary = 1 AND +deleted_at IS NULL',
        customerIds,
      )
      .map((row) => [row.customer_id, row.id]),
  );

  for (const { row, id, customerId, fields, tags = [], isPrimary, createdAt, createdBy, basis } of inserts) {
    const customer = homes.get(customerId);
    if (!customer) applied.refused.push({ row, code: 'customerUnknown' });
    else if (!isInScope(actor, 'customer', customer) || !isAllowed(actor, 'contact.import')) {
      applied.refused.push({ row, code: 'notAllowed' });
    } else if (taken.has(id)) applied.refused.push({ row, code: 'refused' });
    else {
      const primary = primaries.get(customerId);
      const becomesPrimary = primary === undefined || isPrimary === true;
      if (primary !== undefined && becomesPrimary) {
        dethrone(tx, applied, primary);
      }
      if (becomesPrimary) primaries.set(customerId, id);
      const name = fields.name ?? '';
      const mobile = fields.mobile ?? null;
      const { branchId, deptId, ownerId } = customer;
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
        isPrimary: becomesPrimary,
        status: 'active',
        formerCustomerIds: [],
        tags,
        branchId,
        deptId,
        ownerId,
        ...contactKeys({ name, mobile }),
        ...(createdAt === undefined ? {} : { createdAt }),
        ...(createdBy === undefined ? {} : { createdBy }),
      });
      addImportedBasis(tx, 'contacts', { id, branchId, deptId, ownerId }, basis);
      applied.entries.push(['contacts', id]);
      applied.inserted++;
    }
  }
}

/** A customer has one primary contact; who was it before is noted, so that an undo gives it back. */
function dethrone(tx: WriteTx, { entries }: AppliedRows, id: string): void {
  const before = findRow(tx, contacts, id)!;
  tx.update(contacts, id, { isPrimary: false });
  if (entries.some(([, entryId]) => entryId === id)) return;
  const { updatedAt, updatedBy } = before;
  entries.push([
    'contacts',
    id,
    { isPrimary: [true, false], updatedAt: [updatedAt, tx.at], updatedBy: [updatedBy, tx.command.actorId] },
  ]);
}

function updateContacts(context: ApplyContext, updates: ContactRows['updates']): void {
  if (updates.length === 0) return;
  const { tx, actor, applied } = context;
  const ids = JSON.stringify(updates.map((row) => row.id));
  const found = new Map(
    selectRows(tx, contacts, 't.id IN (SELECT value FROM json_each(?))', ids).map((row) => [row.id, row]),
  );
  for (const { row, id, ...update } of updates) {
    const contact = found.get(id);
    if (!contact || contact.deletedAt !== null) applied.refused.push({ row, code: 'notFound' });
    else if (!isInScope(actor, 'contact', contact)) applied.refused.push({ row, code: 'notAllowed' });
    else applyUpdate(context, contacts, 'contacts', contact, update, contactKeys);
  }
}
