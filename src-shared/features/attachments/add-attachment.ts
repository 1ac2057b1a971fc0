import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { countRows } from '../../reading/rows.ts';
import {
  type AttachmentBlocked,
  type AttachmentRecordNotFound,
  type AttachmentsFull,
  type AttachmentTable,
  attachmentsMost,
} from './attachment.model.ts';
import { permitAttach } from './attachments.policy.ts';
import { findAttachment, findParent } from './attachments.repository.ts';
import { attachments } from './attachments.tables.ts';
import { cleanName, isProgramName } from './file-kind.model.ts';

interface AddAttachmentInput {
  readonly id?: string | undefined;
  readonly recordTable: AttachmentTable;
  readonly recordId: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
}

/** Says that a file hangs on the record. Two people who add at the same time both have added. */
export function addAttachment(
  tx: WriteTx,
  actor: Actor,
  input: AddAttachmentInput,
): Result<Written, AttachmentRecordNotFound | NotAllowed | AttachmentBlocked | AttachmentsFull | IdTaken> {
  const parent = findParent(tx, input.recordTable, input.recordId);
  if (!parent || parent.deletedAt !== null) return refuse({ code: 'RECORD_NOT_FOUND' });
  const permit = permitAttach(actor, input.recordTable, parent);
  if (!permit.ok) return permit;
  const name = cleanName(input.name);
  if (isProgramName(name)) return refuse({ code: 'ATTACHMENT_BLOCKED' });
  const held = countRows(tx, attachments, 't.record_id = ? AND t.deleted_at IS NULL', parent.id);
  if (held >= attachmentsMost) return refuse({ code: 'ATTACHMENTS_FULL', most: attachmentsMost });
  const id = input.id!;
  if (findAttachment(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const { branchId, deptId, ownerId } = parent;
  tx.insert(attachments, { ...input, id, name, branchId, deptId, ownerId });
  return ok({ id, commandId: tx.command.id });
}
