import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { attachmentTables } from './attachment.model.ts';

/** A file that hangs on a record: what it is called and what its content must be. The scope is the record's. */
export const attachments = sqliteTable(
  'attachments',
  {
    id: text('id').primaryKey(),
    recordTable: text('record_table', { enum: attachmentTables }).notNull(),
    recordId: text('record_id').notNull(),
    name: text('name').notNull(),
    mime: text('mime').notNull(),
    size: integer('size').notNull(),
    sha256: text('sha256').notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('attachments_by_record').on(table.recordId, table.deletedAt, table.createdAt),
    index('attachments_by_owner').on(table.ownerId),
  ],
);

/**
 * What of the content is on this host, and the key of its file; it travels with no sync. `received` counts bytes in
 * whole pieces, `sent` those that the server has.
 */
export const attachmentContents = sqliteTable(
  'attachment_contents',
  {
    attachmentId: text('attachment_id').primaryKey(),
    sha256: text('sha256').notNull(),
    size: integer('size').notNull(),
    fileId: text('file_id').notNull(),
    key: text('key').notNull(),
    received: integer('received').notNull(),
    complete: integer('complete').notNull(),
    sent: integer('sent').notNull(),
    createdAt: integer('created_at').notNull(),
  },
  (table) => [
    index('attachment_contents_by_hash').on(table.sha256, table.complete),
    index('attachment_contents_by_file').on(table.fileId),
  ],
);
