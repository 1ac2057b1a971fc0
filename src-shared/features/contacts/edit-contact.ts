import type { Changes } from '../../kernel/fields.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ContactDuplicate, ContactNotFound } from './contact.model.ts';
import { permitEdit } from './contacts.policy.ts';
import { type ContactRecord, contactKeys, findContact, findSameMobile } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';

interface EditContactInput {
  readonly id: string;
  readonly changes: Changes<ContactRecord>;
}

export function editContact(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditContactInput,
): Result<Written, ContactNotFound | NotAllowed | ContactDuplicate> {
  const found = findContact(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'CONTACT_NOT_FOUND' });

  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;

  const same = changes.mobile && findSameMobile(tx, found.customerId, changes.mobile.to, found.id);
  if (same) return refuse({ code: 'CONTACT_DUPLICATE', contactId: same.id, name: same.name });

  const inConflict = mergeEdit(tx, contacts, found, changes);
  if (changes.name || changes.mobile) tx.update(contacts, id, contactKeys(findContact(tx, id)!));
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
