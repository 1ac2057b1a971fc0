import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { type ImportCounts, importFormats, importModes, importModules, importStatuses } from './import.model.ts';

/** Each import that ran: what it was, how it ended. */
export const imports = sqliteTable(
  'imports',
  {
    id: text('id').primaryKey(),
    module: text('module', { enum: importModules }).notNull(),
    fileName: text('file_name').notNull(),
    format: text('format', { enum: importFormats }).notNull(),
    mode: text('mode', { enum: importModes }).notNull(),
    status: text('status', { enum: importStatuses }).notNull(),
    counts: text('counts', { mode: 'json' }).$type<ImportCounts>().notNull(),
    finishedAt: integer('finished_at'),
    undoneAt: integer('undone_at'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('imports_by_time').on(table.deletedAt, table.createdAt)],
);

/** What one command of an import wrote, so that the import can be taken back as a whole; gone when it was. */
export const importChunks = sqliteTable(
  'import_chunks',
  {
    id: text('id').primaryKey(),
    importId: text('import_id').notNull(),
    seq: integer('seq').notNull(),
    entries: text('entries', { mode: 'json' }).$type<ImportEntry[]>().notNull(),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('import_chunks_by_import').on(table.importId, table.seq)],
);

export type ImportedTable =
  | 'customers'
  | 'contacts'
  | 'leads'
  | 'products'
  | 'suppliers'
  | 'product_lines'
  | 'orders'
  | 'order_lines'
  | 'deliveries'
  | 'delivery_lines'
  | 'users';

/** A row the import inserted, or per field what it was and what the import made of it. */
export type ImportEntry =
  | readonly [table: ImportedTable, id: string]
  | readonly [table: ImportedTable, id: string, fields: Record<string, readonly [was: unknown, is: unknown]>];
