import { chunkLength } from '../../kernel/content.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import type { ReadDb } from '../../ports/database.ts';
import type { AttachmentBlocked, AttachmentNotFound, ContentAway, ContentDiffers } from './attachment.model.ts';
import { permitAttach } from './attachments.policy.ts';
import { type AttachmentRecord, findAttachment, findParent, findVisibleAttachment } from './attachments.repository.ts';
import { isProgram } from './file-kind.model.ts';

interface Host {
  readonly db: ReadDb;
  readonly content: ContentStore;
}

type PutRefusal = AttachmentNotFound | NotAllowed | AttachmentBlocked | ContentDiffers | FieldInvalid;

/**
 * Takes a piece of a content that was announced on a record which the actor may edit, from the person's screen or from
 * their device. Nothing else is stored here, so nobody can use the company's disk for what no record tells of.
 */
export async function putContent(
  { db, content }: Host,
  actor: Actor,
  { id, index, data }: { readonly id: string; readonly index: number; readonly data: string },
): Promise<Result<{ received: number; isComplete: boolean }, PutRefusal>> {
  const found = findAttachment(db, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'ATTACHMENT_NOT_FOUND' });
  const parent = findParent(db, found.recordTable, found.recordId);
  if (!parent) return refuse({ code: 'ATTACHMENT_NOT_FOUND' });
  const permit = permitAttach(actor, found.recordTable, parent);
  if (!permit.ok) return permit;
  const piece = Buffer.from(data, 'base64');
  if (piece.length !== chunkLength(found.size, index)) {
    return refuse({ code: 'FIELD_INVALID', field: 'data', rule: 'pieceLength' });
  }
  if (index === 0 && isProgram(piece)) return refuse({ code: 'ATTACHMENT_BLOCKED' });
  const put = await content.put(found, index, piece);
  switch (put.outcome) {
    case 'stored':
      return ok({ received: put.received, isComplete: put.isComplete });
    case 'wrongPiece':
      return ok({ received: put.received, isComplete: false });
    case 'hashDiffers':
      return refuse({ code: 'CONTENT_DIFFERS' });
    default:
      return put satisfies never;
  }
}

/** A piece of the content of an attachment whose record the actor may see. */
export function readContent(
  { db, content }: Host,
  actor: Actor,
  { id, index }: { readonly id: string; readonly index: number },
): Result<{ data: string; isLast: boolean }, AttachmentNotFound | ContentAway> {
  const found = findVisibleAttachment(db, actor, id);
  if (!found) return refuse({ code: 'ATTACHMENT_NOT_FOUND' });
  const piece = content.read(found, index);
  if (!piece) return refuse({ code: 'CONTENT_AWAY' });
  return ok({ data: Buffer.from(piece).toString('base64'), isLast: chunkLength(found.size, index + 1) === 0 });
}

/** Gives up what is not whole yet; on a server only for whoever may send it. */
export function dropPart(
  { db, content, host }: Host & { readonly host: 'device' | 'server' },
  actor: Actor,
  found: AttachmentRecord,
): boolean {
  if (content.find(found.id)?.isComplete !== false) return false;
  const parent = findParent(db, found.recordTable, found.recordId);
  if (host === 'server' && !(parent && permitAttach(actor, found.recordTable, parent).ok)) return false;
  content.drop(found.id);
  return true;
}
