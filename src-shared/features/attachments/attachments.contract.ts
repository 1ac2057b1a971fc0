import { z } from 'zod';
import { contentChunkBytes } from '../../kernel/content.ts';
import { id } from '../../kernel/fields.ts';
import { command, desktopOnly, host, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { announcedFile, attachment, attachmentName, attachmentTables, contentState } from './attachment.model.ts';

const notFound = { ATTACHMENT_NOT_FOUND: { status: 404 } } as const;
/** The record it hangs on is gone or out of the actor's sight. */
const recordNotFound = { RECORD_NOT_FOUND: { status: 404 } } as const;
/** A program, by its name or by its content. */
const blocked = { ATTACHMENT_BLOCKED: { status: 422 } } as const;
const full = { ATTACHMENTS_FULL: { status: 409, data: z.object({ most: z.number().int() }) } } as const;
/** Its content has not arrived at this host. */
const away = { CONTENT_AWAY: { status: 409 } } as const;
/** What arrived is not what was announced, and was thrown away. */
const differs = { CONTENT_DIFFERS: { status: 409 } } as const;

export const attachmentRow = attachment.extend({ byName: z.string().nullable(), content: contentState });
export type AttachmentRow = z.infer<typeof attachmentRow>;

/** The attachments of a record, the newest first, and whether the asker may add and remove some. */
const list = query
  .route({ method: 'GET', path: '/attachments' })
  .input(z.object({ recordTable: z.enum(attachmentTables), recordId: id }))
  .output(z.object({ rows: z.array(attachmentRow), mayEdit: z.boolean() }))
  .errors(recordNotFound);

/** Announces a file; its content follows piece by piece. Works offline. */
const add = command
  .route({ method: 'POST', path: '/attachments' })
  .input(z.object({ id: id.optional(), recordTable: z.enum(attachmentTables), recordId: id, ...announcedFile }))
  .output(written)
  .errors({ ...recordNotFound, ...notAllowed, ...blocked, ...full, ...idTaken });

const rename = command
  .route({ method: 'POST', path: '/attachments/{id}/name' })
  .input(z.object({ id, name: attachmentName }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...blocked });

const ids = z.object({ ids: z.array(id).min(1).max(200) });

const remove = command
  .route({ method: 'POST', path: '/attachments/remove' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const restore = command
  .route({ method: 'POST', path: '/attachments/restore' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...recordNotFound, ...notAllowed });

/** A piece of 1 MiB (the last one is shorter) as base64. */
const piece = z.base64().max(Math.ceil(contentChunkBytes / 3) * 4 + 4);

/**
 * The next piece of an announced content: `index` counts from 0, and `received` says where to go on after a line that
 * broke. With the last piece the whole is compared with what was announced.
 */
const put = host
  .route({ method: 'POST', path: '/attachments/{id}/content' })
  .input(z.object({ id, index: z.number().int().min(0), data: piece }))
  .output(z.object({ received: z.number().int(), isComplete: z.boolean() }))
  .errors({ ...notFound, ...notAllowed, ...blocked, ...differs, ...fieldInvalid });

/** A piece of the content, checked as it is read. Opening an attachment is written into the audit. */
const read = query
  .route({ method: 'GET', path: '/attachments/{id}/content' })
  .input(z.object({ id, index: z.number().int().min(0) }))
  .output(z.object({ data: z.string(), isLast: z.boolean() }))
  .errors({ ...notFound, ...away });

/** Brings the content from the server to this computer, in the background. */
const fetch = desktopOnly
  .input(z.object({ id }))
  .output(z.object({ isAsked: z.boolean() }))
  .errors(notFound);

/** Ends fetching, or what is here of a content that was not finished. */
const cancel = host
  .route({ method: 'POST', path: '/attachments/{id}/cancel' })
  .input(z.object({ id }))
  .output(z.object({ isCancelled: z.boolean() }))
  .errors({ ...notFound });

export const attachmentsContract = { list, add, rename, remove, restore, put, read, fetch, cancel };
