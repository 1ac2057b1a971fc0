import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { listOutput } from '../../kernel/listing.ts';
import { host, longHost } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import {
  fileProblem,
  importConfig,
  importCounts,
  importEncodings,
  importFormats,
  importJob,
  importModules,
  rowDuplicate,
  rowProblem,
} from './import.model.ts';

const importId = z.object({ importId: id });
const notFound = { IMPORT_NOT_FOUND: { status: 404 } } as const;
/** The file or one place in it cannot be read as what it says it is; `reason` chooses the text. */
const unreadable = { FILE_UNREADABLE: { status: 422, data: fileProblem } } as const;
const configInvalid = {
  IMPORT_CONFIG_INVALID: {
    status: 422,
    data: z.object({ field: z.string(), rule: z.enum(['required', 'unknown', 'twice', 'matchKeyMissing']) }),
  },
  /** The room that would hold these records does not exist in this version. */
  IMPORT_MODULE_NOT_READY: { status: 409, data: z.object({ module: z.enum(importModules) }) },
} as const;

const columnGuess = z.object({
  column: z.number().int(),
  header: z.string(),
  /** The first filled cells, to recognise the column by. */
  samples: z.array(z.string()),
  field: z.string().nullable(),
  /** 0 to 1: a header that says it is 1, a guess by content at most 0.7. */
  confidence: z.number(),
});

/** What was understood of the file, with the settings used; each may be changed by `configure`. */
export const importPreview = z.object({
  importId: id,
  fileName: z.string(),
  format: z.enum(importFormats),
  module: z.enum(importModules),
  encoding: z.enum(importEncodings).nullable(),
  delimiter: z.string().nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: z.number().int() })),
  sheet: z.string().nullable(),
  headerRow: z.number().int(),
  columns: z.array(columnGuess),
  /** The first 20 rows below the header, as text. */
  rows: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  rowCount: z.number().int(),
  /** Settings in force, complete. */
  config: importConfig,
  /** Fields that must still be mapped before anything can run. */
  missing: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** A field that columns can be mapped to, with its words in both languages. */
export const importField = z.object({
  field: z.string(),
  zh: z.string(),
  en: z.string(),
  type: z.enum([
    'text',
    'phone',
    'email',
    'number',
    'money',
    'decimal',
    'date',
    'choice',
    'boolean',
    'tags',
    'owner',
    'customer',
  ]),
  required: z.boolean(),
  choices: z.array(z.object({ value: z.string(), zh: z.string(), en: z.string() })).optional(),
});

const modules = host
  .route({ method: 'GET', path: '/imports/modules' })
  .output(z.array(z.object({ module: z.enum(importModules), enabled: z.boolean(), fields: z.array(importField) })));

/** An empty XLSX with the headers of a module and the words its choices accept. */
const template = host
  .route({ method: 'GET', path: '/imports/template' })
  .input(z.object({ module: z.enum(importModules), language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
  .output(z.file());

/** Reads a file into memory (never onto the disk), for an hour or until it ran. */
const open = host
  .route({ method: 'POST', path: '/imports' })
  .input(z.object({ file: z.file(), module: z.enum(importModules).optional() }))
  .output(importPreview)
  .errors({ ...notAllowed, ...unreadable });

const configure = host
  .route({ method: 'PUT', path: '/imports/{importId}' })
  .input(importConfig.partial().extend({ importId: id }))
  .output(importPreview)
  .errors({ ...notFound, ...unreadable, ...configInvalid, OWNER_NOT_FOUND: { status: 404 } });

const progress = z.object({ type: z.literal('progress'), done: z.number().int(), total: z.number().int() });

/** `problems` and `duplicates` hold the first 10,000; the error file has them all. */
export const importReport = z.object({
  counts: importCounts,
  problems: z.array(rowProblem),
  problemCount: z.number().int(),
  duplicates: z.array(rowDuplicate),
  milliseconds: z.number().int(),
});
export type ImportReport = z.infer<typeof importReport>;

/** Says what a run would do, row by row, and changes nothing. */
const dryRun = longHost
  .route({ method: 'POST', path: '/imports/{importId}/dry-run' })
  .input(importId)
  .output(eventIterator(z.discriminatedUnion('type', [progress, importReport.extend({ type: z.literal('checked') })])))
  .errors({ ...notFound, ...notAllowed, ...unreadable, ...configInvalid });

/** Applies the good rows; bad ones go to the error file. Ending the stream early does not stop it: `cancel` does. */
const run = longHost
  .route({ method: 'POST', path: '/imports/{importId}/run' })
  .input(importId)
  .output(
    eventIterator(
      z.discriminatedUnion('type', [
        progress,
        importReport.extend({ type: z.literal('done'), status: z.enum(['completed', 'partial', 'cancelled']) }),
      ]),
    ),
  )
  .errors({ ...notFound, ...notAllowed, ...unreadable, ...configInvalid, IMPORT_RUNNING: { status: 409 } });

/** Where a running import is; the window may have been closed and opened meanwhile. */
const status = host
  .route({ method: 'GET', path: '/imports/{importId}/status' })
  .input(importId)
  .output(
    z.object({
      state: z.enum(['open', 'checking', 'running', 'cancelling', 'done']),
      done: z.number().int(),
      total: z.number().int(),
    }),
  )
  .errors(notFound);

/** Forgets an open import, or stops a running one and takes back what it wrote: nothing stays. */
const cancel = host
  .route({ method: 'POST', path: '/imports/{importId}/cancel' })
  .input(importId)
  .output(z.object({ cancelled: z.boolean(), takenBack: z.number().int() }))
  .errors(notFound);

/** The rows that failed, as they were in the file, with their row number and the reason, as CSV for Excel. */
const errorFile = host
  .route({ method: 'GET', path: '/imports/{importId}/errors' })
  .input(importId.extend({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
  .output(z.file())
  .errors(notFound);

const list = host
  .route({ method: 'GET', path: '/imports' })
  .input(
    z.object({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
  )
  .output(listOutput(importJob));

export const undoReport = z.object({
  importId: id,
  removed: z.number().int(),
  reverted: z.number().int(),
  /** What stays, because somebody worked on it since. */
  kept: z.array(
    z.object({
      room: z.string(),
      recordId: id,
      name: z.string(),
      reason: z.enum(['changedSince', 'usedSince', 'alreadyGone', 'notAllowed']),
      fields: z.array(z.string()),
    }),
  ),
  keptCount: z.number().int(),
  counts: importCounts,
});
export type UndoReport = z.infer<typeof undoReport>;

/** Removes what an import added and takes back what it changed, wherever nobody touched it since. */
const undo = longHost
  .route({ method: 'POST', path: '/imports/{importId}/undo' })
  .input(importId)
  .output(eventIterator(z.discriminatedUnion('type', [progress, undoReport.extend({ type: z.literal('undone') })])))
  .errors({ ...notFound, ...notAllowed, IMPORT_ALREADY_UNDONE: { status: 409 }, IMPORT_RUNNING: { status: 409 } });

export const importsContract = {
  modules,
  template,
  open,
  configure,
  dryRun,
  run,
  status,
  cancel,
  errorFile,
  list,
  undo,
};
