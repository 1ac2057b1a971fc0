import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { FollowUpNotFound } from './follow-up.model.ts';
import { permitAppend } from './follow-ups.policy.ts';
import { findFollowUp, findFollowUpNote } from './follow-ups.repository.ts';
import { followUpNotes } from './follow-ups.tables.ts';

interface AppendFollowUpInput {
  readonly id: string;
  readonly noteId?: string | undefined;
  readonly content: string;
}

/** Adds below what was written; the record itself stays as it was. */
export function appendFollowUp(
  tx: WriteTx,
  actor: Actor,
  { id, noteId = tx.newId(), content }: AppendFollowUpInput,
): Result<Written, FollowUpNotFound | NotAllowed | IdTaken> {
  const found = findFollowUp(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'FOLLOW_UP_NOT_FOUND' });

  const permit = permitAppend(actor, found);
  if (!permit.ok) return permit;
  if (findFollowUpNote(tx, noteId)) return refuse({ code: 'ID_TAKEN' });

  const { branchId, deptId, ownerId } = found;
  tx.insert(followUpNotes, { id: noteId, followUpId: id, content, branchId, deptId, ownerId });
  return ok({ id, commandId: tx.command.id });
}
