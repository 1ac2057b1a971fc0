import { z } from 'zod';
import { maxContentBytes } from '../../kernel/content.ts';
import { id, instant, line } from '../../kernel/fields.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** Tables whose records have attachments; who may see or edit such a record may see or change its attachments. */
export const attachmentTables = [
  'customers',
  'contacts',
  'leads',
  'follow_ups',
  'opportunities',
  'quotes',
  'contracts',
  'orders',
  'receivable_plans',
  'receipts',
  'invoice_applications',
  'invoices',
] as const;
export type AttachmentTable = (typeof attachmentTables)[number];

export function hasAttachments(table: string): table is AttachmentTable {
  return (attachmentTables as readonly string[]).includes(table);
}

/** How many one record may have: a list that nobody reads to its end helps nobody. */
export const attachmentsMost = 200;

export const attachmentName = line(200).min(1);

/** What a client says of a file before its content follows. */
export const announcedFile = {
  name: attachmentName,
  mime: z
    .string()
    .max(100)
    .regex(/^[\w.+-]+\/[\w.+-]+$/),
  size: z.number().int().min(1).max(maxContentBytes),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

export const attachment = z.object({
  id,
  recordTable: z.enum(attachmentTables),
  recordId: id,
  ...announcedFile,
  ...scopeFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Attachment = z.infer<typeof attachment>;

/** Where the content is, as this host knows it. */
export const contentState = z.object({
  /** `here` whole; `coming` in part; `away` not at all. */
  state: z.enum(['here', 'coming', 'away']),
  /** Bytes that are here. */
  received: z.number().int(),
  /** On a device: bytes that its server has. Null where there is nobody to send to. */
  sent: z.number().int().nullable(),
});

export interface AttachmentNotFound {
  readonly code: 'ATTACHMENT_NOT_FOUND';
}

/** The record it would hang on is gone or out of sight. */
export interface AttachmentRecordNotFound {
  readonly code: 'RECORD_NOT_FOUND';
}

/** Programs and scripts: what starts by being opened is not taken. */
export interface AttachmentBlocked {
  readonly code: 'ATTACHMENT_BLOCKED';
}

export interface AttachmentsFull {
  readonly code: 'ATTACHMENTS_FULL';
  readonly most: number;
}

/** The content is not on this host yet. */
export interface ContentAway {
  readonly code: 'CONTENT_AWAY';
}

/** What arrived is not what was announced. */
export interface ContentDiffers {
  readonly code: 'CONTENT_DIFFERS';
}
