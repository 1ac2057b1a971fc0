import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import type { ContactNotFound } from './contact.model.ts';
import { permitDelete } from './contacts.policy.ts';
import { findContact, setNextPrimary } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';

/** To the recycle bin; the customer gets another primary contact where this was it. */
export function removeContact(
  tx: WriteTx,
  actor: Actor,
  input: { readonly ids: readonly string[] },
): Result<WrittenMany, ContactNotFound | NotAllowed> {
  const permits = permitEach(
    input.ids,
    (id) => findContact(tx, id),
    (contact) => permitDelete(actor, contact),
    'CONTACT_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    if (subject.deletedAt !== null) continue;
    tx.update(contacts, subject.id, { deletedAt: tx.at, isPrimary: false });
    setNextPrimary(tx, subject.customerId);
  }
  return ok({ ids: [...input.ids], commandId: tx.command.id });
}
