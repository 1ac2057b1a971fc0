import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { nounOf } from '../../kernel/rights/nouns.ts';
import type { Actor } from '../../kernel/scope.ts';
import { isInScope } from '../../kernel/scope.ts';
import { nameKeys, phoneKey } from '../../ledger/name-keys.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import { isSameValue, type WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { deliveries, deliveryLines, orderLines, orders } from '../orders/orders.tables.ts';
import { users } from '../people/people.tables.ts';
import { productLines } from '../product-lines/product-lines.tables.ts';
import { products } from '../products/products.tables.ts';
import { suppliers } from '../suppliers/suppliers.tables.ts';
import { addUpOrder } from './add-up-order.ts';
import type { ImportNotFound } from './begin-import.ts';
import type { UndoRowsInput } from './import-commands.model.ts';
import { permitUndo } from './imports.policy.ts';
import { findImport, findImportChunk, type ImportChunkRecord, removeImportedBases } from './imports.repository.ts';
import { type ImportEntry, type ImportedTable, importChunks } from './imports.tables.ts';

/** What stays after an undo, and why. */
export interface KeptRecord {
  readonly room: ImportedTable;
  readonly recordId: string;
  readonly name: string;
  readonly reason: 'changedSince' | 'usedSince' | 'alreadyGone' | 'notAllowed';
  readonly fields: string[];
}

export interface RowsUndone {
  removed: number;
  reverted: number;
  readonly kept: KeptRecord[];
}

interface TouchedRow {
  id: string;
  name: string;
  branchId: string | null;
  deptId: string | null;
  ownerId: string | null;
  updatedAt: number;
  deletedAt: number | null;
  /** Of a part of an order. */
  orderId?: string;
}

const tables: Readonly<Record<ImportedTable, SQLiteTable>> = {
  customers,
  contacts,
  leads,
  products,
  suppliers,
  product_lines: productLines,
  orders,
  order_lines: orderLines,
  deliveries,
  delivery_lines: deliveryLines,
  users,
};

/**
 * Takes a chunk of an import back. An added record goes for good if nobody worked on it since; a changed field returns
 * to what it was if it still is what the import made of it. What stays is told with its reason.
 */
export function undoRows(
  tx: WriteTx,
  actor: Actor,
  { importId, chunkId }: UndoRowsInput,
): Result<RowsUndone, NotAllowed | ImportNotFound> {
  const job = findImport(tx, importId);
  const chunk = findImportChunk(tx, chunkId);
  if (!job || !chunk || chunk.importId !== importId) return refuse({ code: 'IMPORT_NOT_FOUND' });
  const permit = permitUndo(actor, job);
  if (!permit.ok) return permit;

  const undone: RowsUndone = { removed: 0, reverted: 0, kept: [] };
  const rows = findTouched(tx, chunk.entries);
  const used = findUsed(tx, chunk.entries);
  // Last written, first taken back: a contact goes before the customer that it came with.
  for (const entry of chunk.entries.toReversed()) {
    const [table, id, fields] = entry;
    const row = rows.get(id);
    const keep = (reason: KeptRecord['reason'], names: string[] = []) =>
      undone.kept.push({ room: table, recordId: id, name: row?.name ?? '', reason, fields: names });
    if (!row || row.deletedAt !== null) keep('alreadyGone');
    else if (!isInScope(actor, nounOf(table), row) && job.createdBy !== actor.userId) keep('notAllowed');
    else if (fields) revert(tx, tables[table], row, fields, undone, keep);
    else if (!isUntouched(row, chunk)) keep('changedSince');
    else if (used.has(id)) keep('usedSince');
    else {
      removeImportedBases(tx, id);
      tx.remove(tables[table], id);
      undone.removed++;
    }
  }
  for (const orderId of ordersOf(rows)) addUpOrder(tx, orderId);
  tx.remove(importChunks, chunkId);
  return ok(undone);
}

/** Orders that stay and whose lines went. */
function ordersOf(rows: ReadonlyMap<string, TouchedRow>): Set<string> {
  const ids = [...rows.values()].flatMap(({ orderId }) => (orderId === undefined || rows.has(orderId) ? [] : orderId));
  return new Set(ids);
}

/** The ledger stamps every change; one that carries the chunk's own time was made by the import. */
function isUntouched(row: TouchedRow, chunk: ImportChunkRecord): boolean {
  return row.updatedAt === chunk.createdAt;
}

function revert(
  tx: WriteTx,
  table: SQLiteTable,
  row: TouchedRow,
  fields: Record<string, readonly [was: unknown, is: unknown]>,
  undone: RowsUndone,
  keep: (reason: KeptRecord['reason'], names?: string[]) => void,
): void {
  const current = row as unknown as Record<string, unknown>;
  const { updatedAt, updatedBy, ...values } = fields;
  const patch: Record<string, unknown> = {};
  const changed: string[] = [];
  for (const [name, [was, is]] of Object.entries(values)) {
    if (isSameValue(current[name] ?? null, is)) patch[name] = was;
    else changed.push(name);
  }
  if (Object.keys(patch).length > 0) {
    // Nobody touched it since: it is again as if the import had never been, stamps and all.
    const stamps =
      updatedAt && row.updatedAt === updatedAt[1] ? { updatedAt: updatedAt[0], updatedBy: updatedBy?.[0] } : {};
    tx.update(table, row.id, { ...patch, ...derivedKeys(table, { ...current, ...patch }), ...stamps } as never);
    undone.reverted++;
  }
  if (changed.length > 0) keep('changedSince', changed);
}

/** Search columns follow the name and numbers that come back. */
function derivedKeys(table: SQLiteTable, row: Record<string, unknown>) {
  const codec = codecOf(table);
  const key = (name: string) => phoneKey((row[name] as string | null | undefined) ?? null);
  const names = Object.entries(nameKeys(String(row.name))).filter(([property]) => codec.byProperty.has(property));
  return {
    ...Object.fromEntries(names),
    ...(codec.byProperty.has('mobileNorm') ? { mobileNorm: key('mobile') } : {}),
    ...(codec.byProperty.has('phoneNorm') ? { phoneNorm: key('phone') } : {}),
  };
}

function findTouched(tx: WriteTx, entries: readonly ImportEntry[]): Map<string, TouchedRow> {
  const found = new Map<string, TouchedRow>();
  for (const [name, table] of Object.entries(tables)) {
    const ids = entries.filter(([of]) => of === name).map(([, id]) => id);
    if (ids.length === 0) continue;
    const rows = selectRows(tx, table, 't.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
    for (const row of rows as unknown as TouchedRow[]) found.set(row.id, row);
  }
  return found;
}

/** By which column a row hangs on another; `within` is a table whose own rows of the chunk do not count. */
const hanging: readonly { readonly column: string; readonly from: string; readonly within?: boolean }[] = [
  { column: 'customer_id', from: 'contacts', within: true },
  { column: 'related_id', from: 'tasks' },
  { column: 'line_id', from: 'products', within: true },
  { column: 'supplier_id', from: 'products', within: true },
  { column: 'product_id', from: 'quote_lines' },
  { column: 'product_id', from: 'order_lines' },
  { column: 'order_id', from: 'order_lines' },
  { column: 'order_id', from: 'deliveries', within: true },
  { column: 'order_id', from: 'receivable_plans' },
  { column: 'customer_id', from: 'orders' },
  { column: 'target_id', from: 'follow_ups' },
  // People: what they own, and whom they lead.
  ...['customers', 'leads', 'tasks', 'opportunities', 'quotes', 'orders'].map((from) => ({ column: 'owner_id', from })),
  { column: 'superior_id', from: 'users', within: true },
];

/** Records of the chunk that somebody else's records hang on by now. */
function findUsed(tx: WriteTx, entries: readonly ImportEntry[]): Set<string> {
  const inserted = entries.filter((entry) => entry.length === 2);
  const ids = JSON.stringify(inserted.map(([, id]) => id));
  const ofChunk = 'IN (SELECT value FROM json_each(?))';
  const parts = hanging.map(({ column, from, within }) => {
    const others = within ? ` AND id NOT ${ofChunk}` : '';
    return `SELECT ${column} AS id FROM ${from} WHERE ${column} ${ofChunk}${others} AND +deleted_at IS NULL`;
  });
  const marks = hanging.reduce((sum, { within }) => sum + (within ? 2 : 1), 0);
  const rows = tx.rows<{ id: string }>(parts.join(' UNION '), ...Array<string>(marks).fill(ids));
  return new Set(rows.map((row) => row.id));
}
