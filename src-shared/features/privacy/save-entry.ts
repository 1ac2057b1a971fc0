import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import {
  type EntryKept,
  type EntryNotFound,
  keepUntilOf,
  type Register,
  registerFields,
  type SavedEntry,
} from './entry.model.ts';
import { permitOn, permitPrivacy } from './privacy.policy.ts';
import { privacyEntries } from './privacy.tables.ts';
import { findEntry } from './requests.repository.ts';

/** Writes an entry of a register down, or writes it anew. [S-PI-11] */
export function saveEntry(
  tx: WriteTx,
  actor: Actor,
  { id: newId, register, title, details, state = 'open' }: SavedEntry,
): Result<Written, NotAllowed | FieldInvalid> {
  const permit = permitPrivacy(actor, 'privacy.manage');
  if (!permit.ok) return permit;
  const unknown = Object.keys(details).find((field) => !isFieldOf(register, field));
  if (unknown !== undefined) return refuse({ code: 'FIELD_INVALID', field: unknown, rule: 'unknownField' });
  const id = newId!;
  const found = findEntry(tx, id);
  if (found) {
    const mayEdit = permitOn(actor, found, 'privacy.manage');
    if (!mayEdit.ok) return mayEdit;
    tx.update(privacyEntries, id, { title, details, state, deletedAt: null });
  } else {
    const { branchId, deptId, userId: ownerId } = actor;
    const keepUntil = keepUntilOf(register, tx.at);
    tx.insert(privacyEntries, { id, register, title, details, state, keepUntil, branchId, deptId, ownerId });
  }
  return ok({ id, commandId: tx.command.id });
}

/** An assessment stays three years (article 56). */
export function removeEntry(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, NotAllowed | EntryNotFound | EntryKept> {
  const found = findEntry(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'PRIVACY_ENTRY_NOT_FOUND' });
  const permit = permitOn(actor, found, 'privacy.manage');
  if (!permit.ok) return permit;
  if (found.keepUntil !== null && tx.at < found.keepUntil) {
    return refuse({ code: 'PRIVACY_ENTRY_KEPT', until: found.keepUntil });
  }
  tx.update(privacyEntries, id, { deletedAt: tx.at });
  return ok({ id, commandId: tx.command.id });
}

function isFieldOf(register: Register, field: string): boolean {
  return (registerFields[register] as readonly string[]).includes(field);
}
