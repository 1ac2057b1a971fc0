import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns } from '../../ports/columns.ts';
import { docTypes, type NumberPart, resets } from './number.model.ts';

/** The company's templates; a document type without a row has the default one. */
export const numberTemplates = sqliteTable('number_templates', {
  id: text('id').primaryKey(),
  docType: text('doc_type', { enum: docTypes }).notNull(),
  parts: text('parts', { mode: 'json' }).$type<NumberPart[]>().notNull(),
  reset: text('reset', { enum: resets }).notNull(),
  blockSize: integer('block_size').notNull(),
  ...recordColumns,
});

/** Numbers lent to one device of one person; never changed but for `closedAt`, so that a gap is explained for ever. */
export const numberBlocks = sqliteTable(
  'number_blocks',
  {
    id: text('id').primaryKey(),
    docType: text('doc_type', { enum: docTypes }).notNull(),
    /** Null where the numbers are the whole company's. */
    branchId: text('branch_id'),
    branchCode: text('branch_code'),
    deviceId: text('device_id').notNull(),
    ownerId: text('owner_id').notNull(),
    parts: text('parts', { mode: 'json' }).$type<NumberPart[]>().notNull(),
    reset: text('reset', { enum: resets }).notNull(),
    period: text('period').notNull(),
    first: integer('first').notNull(),
    last: integer('last').notNull(),
    /** Lent under a template that holds no more; what it gave until then stands. */
    closedAt: integer('closed_at'),
    ...recordColumns,
  },
  (table) => [
    index('number_blocks_by_device').on(table.deviceId, table.docType, table.period, table.first),
    index('number_blocks_by_type').on(table.docType, table.period),
  ],
);

/** How far a sequence has come on this host: the company's where this host decides, a block's on a device. */
export const numberCounters = sqliteTable('number_counters', {
  id: text('id').primaryKey(),
  value: integer('value').notNull(),
});

/** Every formal number that is given, where it is decided; the id is type and number, so none is given twice. */
export const documentNumbers = sqliteTable(
  'document_numbers',
  {
    id: text('id').primaryKey(),
    docType: text('doc_type', { enum: docTypes }).notNull(),
    no: text('no').notNull(),
    sequence: integer('sequence'),
    blockId: text('block_id'),
    commandId: text('command_id').notNull(),
    takenBy: text('taken_by').notNull(),
    takenAt: integer('taken_at').notNull(),
  },
  (table) => [index('document_numbers_by_block').on(table.blockId)],
);

/** A document that had another number before, perhaps on paper: the old one leads to it for ever. */
export const numberTrails = sqliteTable(
  'number_trails',
  {
    id: text('id').primaryKey(),
    docType: text('doc_type', { enum: docTypes }).notNull(),
    oldNo: text('old_no').notNull(),
    /** Null until the server has given the formal one. */
    no: text('no'),
    /** `provisional`: the device had no block; `taken`: another document has the number. */
    reason: text('reason', { enum: ['provisional', 'taken'] }).notNull(),
    deviceId: text('device_id'),
    ...recordColumns,
  },
  (table) => [
    index('number_trails_by_old').on(table.docType, table.oldNo),
    index('number_trails_by_no').on(table.docType, table.no),
  ],
);
