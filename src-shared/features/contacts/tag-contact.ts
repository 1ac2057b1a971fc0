import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import type { ContactNotFound } from './contact.model.ts';
import { permitEdit } from './contacts.policy.ts';
import { findContact } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';

interface TagContactInput {
  readonly ids: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Adds and takes away: what two people added meanwhile is all there afterwards. */
export function tagContact(
  tx: WriteTx,
  actor: Actor,
  input: TagContactInput,
): Result<WrittenMany, ContactNotFound | NotAllowed> {
  const permits = permitEach(
    input.ids,
    (id) => findContact(tx, id),
    (contact) => permitEdit(actor, contact),
    'CONTACT_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    const kept = subject.tags.filter((tag) => !input.remove.includes(tag));
    tx.update(contacts, subject.id, { tags: [...new Set([...kept, ...input.add])] });
  }
  return ok({ ids: [...input.ids], commandId: tx.command.id });
}
