import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import { moveBinRows } from '../../ledger/bin-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { AttachmentBlocked, AttachmentNotFound, AttachmentRecordNotFound } from './attachment.model.ts';
import { permitAttach } from './attachments.policy.ts';
import { type AttachmentRecord, findAttachment, findParent } from './attachments.repository.ts';
import { attachments } from './attachments.tables.ts';
import { cleanName, isProgramName } from './file-kind.model.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

export function renameAttachment(
  tx: WriteTx,
  actor: Actor,
  input: { readonly id: string; readonly name: string },
): Result<Written, AttachmentNotFound | NotAllowed | AttachmentBlocked> {
  const found = findAttachment(tx, input.id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'ATTACHMENT_NOT_FOUND' });
  const permit = permitChange(tx, actor, found);
  if (!permit.ok) return permit;
  const name = cleanName(input.name);
  if (isProgramName(name)) return refuse({ code: 'ATTACHMENT_BLOCKED' });
  if (name !== found.name) tx.update(attachments, found.id, { name });
  return ok({ id: found.id, commandId: tx.command.id });
}

/** Out of the list; the content stays until the time in the bin is over. */
export function removeAttachment(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, AttachmentNotFound | NotAllowed> {
  return moveBinRows(tx, {
    table: attachments,
    ids,
    to: 'bin',
    missing: 'ATTACHMENT_NOT_FOUND',
    check: (row) => permitChange(tx, actor, row),
  });
}

/** Back into the list of a record that is not in the bin itself. */
export function restoreAttachment(
  tx: WriteTx,
  actor: Actor,
  { ids }: ManyInput,
): Result<WrittenMany, AttachmentNotFound | AttachmentRecordNotFound | NotAllowed> {
  return moveBinRows(tx, {
    table: attachments,
    ids,
    to: 'list',
    missing: 'ATTACHMENT_NOT_FOUND',
    check: (row): Result<void, NotAllowed | AttachmentRecordNotFound> => {
      const permit = permitChange(tx, actor, row);
      if (!permit.ok) return permit;
      const isThere = findParent(tx, row.recordTable, row.recordId)?.deletedAt === null;
      return isThere ? ok(undefined) : refuse({ code: 'RECORD_NOT_FOUND' });
    },
  });
}

/** An attachment whose record is gone is nobody's to change. */
function permitChange(
  tx: WriteTx,
  actor: Actor,
  { recordTable, recordId }: AttachmentRecord,
): Result<void, NotAllowed> {
  const parent = findParent(tx, recordTable, recordId);
  if (!parent) return refuse({ code: 'NOT_ALLOWED', action: 'attachment.edit' });
  const permit = permitAttach(actor, recordTable, parent);
  return permit.ok ? ok(undefined) : permit;
}
