import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';

/** What an import may fill. */
export const importModules = [
  'customers',
  'contacts',
  'leads',
  'products',
  'suppliers',
  'productLines',
  'orders',
  'orderLines',
  'users',
] as const;
export type ImportModule = (typeof importModules)[number];

/** What a module's records are called in rights. */
export const importNouns: Readonly<Record<ImportModule, string>> = {
  customers: 'customer',
  contacts: 'contact',
  leads: 'lead',
  products: 'product',
  // Whoever brings in products brings in what they are sorted into and bought from.
  suppliers: 'product',
  productLines: 'product',
  orders: 'order',
  orderLines: 'order',
  users: 'user',
};

/** The right that an import of the module needs: people are added by whoever may add them one by one. */
export function importActionOf(module: ImportModule): string {
  return module === 'users' ? 'user.create' : `${importNouns[module]}.import`;
}
export const enabledImportModules: readonly ImportModule[] = importModules;

/** Documents that were settled elsewhere, and people, come in once; a row that is there already is left alone. */
export function isInsertOnly(module: ImportModule): boolean {
  return module === 'orders' || module === 'orderLines' || module === 'users';
}

export const importFormats = ['csv', 'xlsx', 'vcard'] as const;
export type ImportFormat = (typeof importFormats)[number];

export const importEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export type ImportEncoding = (typeof importEncodings)[number];

/** `insert` never touches what exists, `update` never adds, `upsert` does both. */
export const importModes = ['insert', 'update', 'upsert'] as const;
export type ImportMode = (typeof importModes)[number];

/** What happens to a row that is already there and that the mode may not update; `insert` needs a right of its own. */
export const duplicateActions = ['skip', 'update', 'insert'] as const;
export type DuplicateAction = (typeof duplicateActions)[number];

/** Keys by which a row finds the record it means. */
export const matchKeys = ['id', 'no', 'creditCode', 'name', 'phone', 'email'] as const;
export type MatchKey = (typeof matchKeys)[number];

export const importStatuses = ['running', 'completed', 'partial', 'cancelled', 'undone', 'interrupted'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** V5.2: beyond these a file is refused before it can hurt. */
export const importLimits = {
  bytes: 50 * 1024 * 1024,
  rows: 200_000,
  columns: 500,
  cellChars: 100_000,
  zipRatio: 100,
  zipEntries: 1_000,
} as const;

/** Why a file cannot be read; each has a text that names the place. */
export const fileProblems = [
  'empty',
  'tooLarge',
  'unknownFormat',
  'oldExcel',
  'encrypted',
  'formatMismatch',
  'brokenEncoding',
  'brokenQuotes',
  'cellTooLarge',
  'tooManyRows',
  'tooManyColumns',
  'unsafeArchive',
  'damaged',
  'sheetMissing',
  'noHeader',
] as const;

export const fileProblem = z.object({
  reason: z.enum(fileProblems),
  sheet: z.string().optional(),
  /** 1-based, as the person's spreadsheet counts. */
  row: z.number().int().optional(),
  column: z.string().optional(),
  /** A short fact for the text: the extension, the limit, the name of the encoding. */
  detail: z.string().max(200).optional(),
});
export type FileProblem = z.infer<typeof fileProblem>;

/** What is wrong with one cell. `expected` lists or shapes what would have been right. */
export const rowProblemCodes = [
  'required',
  'tooLong',
  'notANumber',
  'outOfRange',
  'notADate',
  'ambiguousDate',
  'notAChoice',
  'notABoolean',
  'notAnEmail',
  'notAPhone',
  'badCreditCode',
  'ownerUnknown',
  'customerUnknown',
  'notFound',
  'tooManyCells',
  'notAllowed',
  'refused',
] as const;

export const rowProblem = z.object({
  row: z.number().int(),
  /** The header in the file; null when the whole row is meant. */
  column: z.string().nullable(),
  code: z.enum(rowProblemCodes),
  value: z.string().max(200),
  expected: z.string().max(300).optional(),
});
export type RowProblem = z.infer<typeof rowProblem>;

/** A row that is already there, in the file (`file`) or among the records (`records`). */
export const rowDuplicate = z.object({
  row: z.number().int(),
  where: z.enum(['file', 'records']),
  rule: z.enum(matchKeys),
  /** The earlier row of the file. */
  otherRow: z.number().int().optional(),
  recordId: id.nullable(),
  name: z.string(),
  action: z.enum(['insert', 'update', 'skip']),
});
export type RowDuplicate = z.infer<typeof rowDuplicate>;

export const importCounts = z.object({
  rows: z.number().int(),
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  skipped: z.number().int(),
  failed: z.number().int(),
  duplicates: z.number().int(),
});
export type ImportCounts = z.infer<typeof importCounts>;

/** One column of the file and the field it fills; `field` null leaves it out. */
export const columnMapping = z.object({ column: z.number().int().min(0), field: line(60).nullable() });
export type ColumnMapping = z.infer<typeof columnMapping>;

export const importConfig = z.object({
  module: z.enum(importModules),
  encoding: z.enum(importEncodings).optional(),
  delimiter: z.string().length(1).optional(),
  sheet: z.string().max(100).optional(),
  /** The row that names the columns; 0 when there is none. */
  headerRow: z.number().int().min(0).max(100).optional(),
  mapping: z.array(columnMapping).max(importLimits.columns).optional(),
  mode: z.enum(importModes).default('insert'),
  matchKeys: z.array(z.enum(matchKeys)).max(6).optional(),
  onDuplicate: z.enum(duplicateActions).default('skip'),
  /** Who owns what the file does not say; absent: the person who imports. */
  ownerId: id.optional(),
  /** Put on every imported record, such as 供应商. */
  tags: z.array(line(40)).max(20).optional(),
  /** For rows whose order of day and month cannot be told. */
  dateOrder: z.enum(['dayFirst', 'monthFirst']).optional(),
});
export type ImportConfig = z.infer<typeof importConfig>;

/** One finished or running import, as the list shows it. */
export const importJob = z.object({
  id,
  module: z.enum(importModules),
  fileName: z.string(),
  format: z.enum(importFormats),
  status: z.enum(importStatuses),
  mode: z.enum(importModes),
  counts: importCounts,
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  undoneAt: instant.nullable(),
});
export type ImportJob = z.infer<typeof importJob>;
