import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ContactNotFound } from './contact.model.ts';
import { permitEdit } from './contacts.policy.ts';
import { findContact, findPrimaryContact } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';

/** One primary contact per customer; the one before steps back. */
export function setPrimaryContact(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, ContactNotFound | NotAllowed> {
  const found = findContact(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'CONTACT_NOT_FOUND' });

  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;

  const before = findPrimaryContact(tx, found.customerId);
  if (before && before.id !== id) tx.update(contacts, before.id, { isPrimary: false });
  tx.update(contacts, id, { isPrimary: true });
  return ok({ id, commandId: tx.command.id });
}
