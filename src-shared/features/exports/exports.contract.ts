import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { listInput } from '../../kernel/listing.ts';
import { host, longHost } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { exportColumn, exportFormats, exportPurposes, exportRooms, printedMost, printRooms } from './export.model.ts';

/** More records than the actor's roles let leave in one file. */
const limit = { EXPORT_LIMIT: { status: 403, data: z.object({ limit: z.number().int() }) } } as const;

const language = z.enum(['zh-CN', 'en']).default('zh-CN');

/** The columns a room's export may have, in their usual order. */
const columns = host
  .route({ method: 'GET', path: '/exports/columns' })
  .input(z.object({ room: z.enum(exportRooms) }))
  .output(z.array(exportColumn));

/**
 * The rows of a list under the list's own scene, filters and sort, whole and not only a page, as a file. Cells that a
 * spreadsheet would run are neutralised (V1.2.10); importing the file again gives the original values back.
 */
const list = longHost
  .route({ method: 'POST', path: '/exports/list' })
  .input(
    listInput.omit({ offset: true, limit: true }).extend({
      room: z.enum(exportRooms),
      format: z.enum(exportFormats).default('xlsx'),
      columns: z.array(z.string().max(60)).max(100).optional(),
      /** Only these records, as selected in the list. */
      ids: z.array(id).max(10_000).optional(),
      /** Persons who may not be used for it are left out; the file's name says how many and why. */
      purpose: z.enum(exportPurposes).default('business'),
      language,
    }),
  )
  .output(z.file())
  .errors({ ...notAllowed, ...limit, EXPORT_COLUMN_UNKNOWN: { status: 422, data: z.object({ column: z.string() }) } });

/**
 * Records of a list for paper, as texts: covered as the list covers them, with who prints and when for the foot of each
 * page. A right of its own; whoever may export may print. On record before the answer leaves.
 */
const print = longHost
  .route({ method: 'POST', path: '/exports/print' })
  .input(
    listInput.omit({ offset: true, limit: true }).extend({
      room: z.enum(printRooms),
      columns: z.array(z.string().max(60)).max(100).optional(),
      ids: z.array(id).max(printedMost).optional(),
      language,
    }),
  )
  .output(
    z.object({
      title: z.string(),
      headers: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      /** Who stays off the paper, and why; null where nobody does. */
      leftOut: z.string().nullable(),
      name: z.string(),
      account: z.string(),
      at: instant,
      /** The number of this print, at the foot of each page and in the audit. */
      trace: z.string(),
    }),
  )
  .errors({ ...notAllowed, ...limit, EXPORT_COLUMN_UNKNOWN: { status: 422, data: z.object({ column: z.string() }) } });

/** Contacts as one vCard 4.0 file, for phones and mail programs. */
const contactsVcard = longHost
  .route({ method: 'POST', path: '/exports/contacts-vcard' })
  .input(
    listInput
      .omit({ offset: true, limit: true })
      .extend({ ids: z.array(id).max(10_000).optional(), purpose: z.enum(exportPurposes).default('business') }),
  )
  .output(z.file())
  .errors({ ...notAllowed, ...limit });

export const exportsContract = { columns, list, print, contactsVcard };
