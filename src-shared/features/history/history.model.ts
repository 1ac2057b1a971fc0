import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';

/** Tables whose records have a history to look at. */
export const historyTables = [
  'customers',
  'contacts',
  'follow_ups',
  'leads',
  'opportunities',
  'contracts',
  'orders',
  'receivable_plans',
  'receipts',
  'invoice_titles',
  'invoice_applications',
  'invoices',
  'red_requests',
  'tasks',
  'quotes',
  'quote_lines',
  'products',
  'product_lines',
  'price_books',
  'suppliers',
  'events',
  'users',
  'branches',
  'departments',
  'roles',
  'posts',
] as const;
export type HistoryTable = (typeof historyTables)[number];

/** One person's one act on a record: who, when, where, and each field's value before and after. */
export const historyEntry = z.object({
  /** Null where this host knows the act only from the record's own stamps: it happened elsewhere. */
  commandId: id.nullable(),
  /** `leads.assign`: what was asked for. */
  procedure: z.string().nullable(),
  operation: z.enum(['insert', 'update', 'remove']),
  at: instant,
  userId: id.nullable(),
  userName: z.string().nullable(),
  /** In whose place it was done, by a delegation. */
  insteadOf: z.string().optional(),
  deviceId: z.string().nullable(),
  /** Done on a device that was not in touch with the server. */
  offline: z.boolean(),
  /** When this host recorded it: on the server, when it decided; null where it only knows the record's stamps. */
  decidedAt: instant.nullable(),
  changes: z.array(z.object({ field: z.string(), from: z.json(), to: z.json() })),
});

export type HistoryEntry = z.infer<typeof historyEntry>;

/** How long deleted records wait in the bin before they go for good. */
export const binDays = 30;

export const binRooms = [
  'customers',
  'contacts',
  'followUps',
  'leads',
  'opportunities',
  'contracts',
  'orders',
  'receivables',
  'receipts',
  'invoiceTitles',
  'invoiceApplications',
  'tasks',
  'quotes',
  'products',
  'productLines',
  'priceBooks',
  'suppliers',
  'schedule',
  'users',
  'branches',
  'departments',
  'roles',
  'posts',
] as const;
export type BinRoom = (typeof binRooms)[number];

/** How many records of each room go in one run. */
export const purgeBatch = z.object({ limit: z.number().int().min(1).max(5000).default(500) });

export interface CommandNotFound {
  readonly code: 'COMMAND_NOT_FOUND';
}

/** Somebody changed one of the values since. */
export interface UndoOvertaken {
  readonly code: 'UNDO_OVERTAKEN';
  readonly table: string;
  readonly id: string;
  readonly fields: string[];
}

/** It deleted for good, or taking it back would break a rule of today. */
export interface UndoImpossible {
  readonly code: 'UNDO_IMPOSSIBLE';
}

export interface RecordNotFound {
  readonly code: 'RECORD_NOT_FOUND';
}

/** Computed from other fields: nobody typed them, so they are no history. */
export const derivedFields: ReadonlySet<string> = new Set([
  'nameNorm',
  'namePinyin',
  'nameInitials',
  'mobileNorm',
  'phoneNorm',
]);

/** Computed from a record's follow-ups: an undo computes them anew instead of putting back the old values. */
export const summaryFields: ReadonlySet<string> = new Set([
  'lastFollowAt',
  'lastFollowBy',
  'lastFollowContent',
  'nextContactAt',
  'followCount',
]);
