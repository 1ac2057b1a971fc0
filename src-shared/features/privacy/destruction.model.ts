import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { subjectTables } from './consent.model.ts';
import { retentionActions } from './retention.model.ts';

/** What a destruction may be of: one person, or a batch of records that outlived their use. */
const documentTables = [
  'opportunities',
  'quotes',
  'contracts',
  'orders',
  'receivable_plans',
  'receipts',
  'invoices',
  'invoice_applications',
] as const;
export const destroyedTables = [...subjectTables, 'follow_ups', 'import_chunks', ...documentTables] as const;
export type DestroyedTable = (typeof destroyedTables)[number];

export const destroyedRow = z.tuple([z.string().max(60), id]);
export type DestroyedRow = z.infer<typeof destroyedRow>;

export const destroyInput = z.object({
  id: id.optional(),
  subjectTable: z.enum(subjectTables),
  subjectId: id,
  reason: line(200).min(1),
  requestId: id.nullable().optional(),
});
export type DestroyInput = z.infer<typeof destroyInput>;

/** One line of the ledger beside the database: enough to destroy again, nothing that tells of a person. */
export const ledgerLine = z.object({
  id,
  subjectTable: z.enum(destroyedTables),
  /** Null where rows went whole. */
  action: z.enum(retentionActions).nullable().optional(),
  subjectId: id,
  reason: line(200),
  at: instant,
  by: id.nullable(),
  rows: z.array(destroyedRow),
  digest: z.string().max(64),
});
export type LedgerLine = z.infer<typeof ledgerLine>;

/** Fields that tell of a person in rows that stay: only these go, from the row and from its history. */
export const tellingFields: Readonly<Record<string, readonly string[]>> = {
  customers: ['lastFollowContent'],
  leads: ['lastFollowContent'],
  opportunities: ['lastFollowContent', 'contacts', 'leadId'],
  quotes: ['contactId'],
  contracts: ['contactId'],
  contract_changes: ['before', 'after'],
  orders: ['contactId', 'shipTo'],
  order_changes: ['before', 'after'],
  invoice_titles: ['email', 'receiverPhone'],
  invoice_applications: ['deliverTo'],
};

const documents: ReadonlySet<string> = new Set(documentTables);
const always: ReadonlySet<string> = new Set(['customers', 'privacy_requests', 'import_chunks']);

/**
 * Whether such a row stays, because it tells of others too: only the person went out of it. A document that outlived its
 * use goes whole, with its parts; where a person goes, documents that name them stay.
 */
export function isCleared(subjectTable: DestroyedTable, table: string): boolean {
  if (always.has(table)) return true;
  if (table === 'leads') return subjectTable === 'follow_ups';
  return !documents.has(subjectTable) && table in tellingFields;
}

/** How many rows of each table are gone, in the order they were found. */
export function countRows(subjectTable: DestroyedTable, rows: readonly DestroyedRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const [table] of rows) if (!isCleared(subjectTable, table)) counts[table] = (counts[table] ?? 0) + 1;
  return counts;
}

export interface SubjectHeld {
  readonly code: 'SUBJECT_HELD';
  readonly reason: string;
}
/** Only where all data lies can a person be destroyed everywhere. */
export interface DestroyAtServer {
  readonly code: 'DESTROY_AT_SERVER';
}
