import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ContactNotFound, ContactStatus } from './contact.model.ts';
import { permitEdit } from './contacts.policy.ts';
import { findContact, setNextPrimary } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';

interface SetContactStatusInput {
  readonly id: string;
  readonly status: ContactStatus;
  readonly reason?: string | null | undefined;
}

/** Who left or is disabled is no longer the customer's primary contact; somebody else becomes it. */
export function setContactStatus(
  tx: WriteTx,
  actor: Actor,
  { id, status, reason }: SetContactStatusInput,
): Result<Written, ContactNotFound | NotAllowed> {
  const found = findContact(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'CONTACT_NOT_FOUND' });

  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;

  const stepsBack = status !== 'active' && found.isPrimary;
  tx.update(contacts, id, { status, statusReason: reason ?? null, ...(stepsBack ? { isPrimary: false } : {}) });
  setNextPrimary(tx, found.customerId);
  return ok({ id, commandId: tx.command.id });
}
