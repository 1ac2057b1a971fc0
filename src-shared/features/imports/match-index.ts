import type { Scope } from '../../kernel/scope.ts';
import { phoneKey } from '../../ledger/name-keys.ts';
import type { ReadDb } from '../../ports/database.ts';
import type { ImportModule, MatchKey } from './import.model.ts';

/** A record that a row may mean. */
export interface KnownRecord extends Scope {
  readonly id: string;
  readonly name: string;
}

/** Records by each key a row may find them by. */
export interface MatchIndex {
  find(key: MatchKey, value: string): KnownRecord | undefined;
}

/** Rows read at once: short enough that other calls are answered in between. */
const pageSize = 500;

interface IndexedRow {
  at: number;
  id: string;
  name: string;
  no: string | null;
  nameKey: string;
  creditCode: string | null;
  mobile: string | null;
  phone: string | null;
  email: string | null;
  branchId: string | null;
  deptId: string | null;
  ownerId: string | null;
}

const columns = 'name, mobile, phone, email, branch_id AS branchId, dept_id AS deptId, owner_id AS ownerId';
const bare = 'NULL AS mobile, NULL AS phone, NULL AS email, NULL AS branchId, NULL AS deptId, NULL AS ownerId';
const ofCatalogue = (table: string) =>
  `SELECT rowid AS at, id, code AS no, name, name AS nameKey, NULL AS creditCode, ${bare} FROM ${table} WHERE rowid > ? AND +deleted_at IS NULL ORDER BY rowid LIMIT ?`;
const pages: Readonly<Record<ImportModule, string>> = {
  products: ofCatalogue('products'),
  suppliers: ofCatalogue('suppliers'),
  productLines: ofCatalogue('product_lines'),
  orders: `SELECT rowid AS at, id, no, no AS name, NULL AS nameKey, NULL AS creditCode, NULL AS mobile, NULL AS phone, NULL AS email, branch_id AS branchId, dept_id AS deptId, owner_id AS ownerId FROM orders WHERE rowid > ? AND +deleted_at IS NULL ORDER BY rowid LIMIT ?`,
  orderLines: `SELECT l.rowid AS at, l.id, o.no || ' ' || l.product_id AS no, l.name, NULL AS nameKey, NULL AS creditCode, NULL AS mobile, NULL AS phone, NULL AS email, l.branch_id AS branchId, l.dept_id AS deptId, l.owner_id AS ownerId FROM order_lines l JOIN orders o ON o.id = l.order_id WHERE l.rowid > ? AND +l.deleted_at IS NULL ORDER BY l.rowid LIMIT ?`,
  users: `SELECT rowid AS at, id, employee_no AS no, name, NULL AS nameKey, NULL AS creditCode, ${bare} FROM users WHERE rowid > ? AND +deleted_at IS NULL ORDER BY rowid LIMIT ?`,
  customers: `SELECT rowid AS at, id, no, name_norm AS nameKey, credit_code AS creditCode, ${columns} FROM customers WHERE rowid > ? AND +deleted_at IS NULL ORDER BY rowid LIMIT ?`,
  contacts: `SELECT rowid AS at, id, NULL AS no, customer_id || ' ' || name_norm AS nameKey, NULL AS creditCode, ${columns} FROM contacts WHERE rowid > ? AND +deleted_at IS NULL ORDER BY rowid LIMIT ?`,
  leads: `SELECT rowid AS at, id, no, name_norm AS nameKey, NULL AS creditCode, ${columns} FROM leads WHERE rowid > ? AND +deleted_at IS NULL ORDER BY rowid LIMIT ?`,
};

/**
 * Reads a room once, page by page, into maps: a row then finds its record without a question to the database. Of
 * several records with the same key the oldest is meant.
 */
export async function loadMatchIndex(
  db: ReadDb,
  module: ImportModule,
  pause: () => Promise<void>,
): Promise<MatchIndex> {
  const maps = new Map<MatchKey, Map<string, KnownRecord>>();
  const put = (key: MatchKey, value: string | null, record: KnownRecord) => {
    if (!value) return;
    let map = maps.get(key);
    if (!map) {
      map = new Map();
      maps.set(key, map);
    }
    if (!map.has(value)) map.set(value, record);
  };

  for (let after = 0; ; ) {
    const rows = db.rows<IndexedRow>(pages[module], after, pageSize);
    for (const row of rows) {
      const { id, name, branchId, deptId, ownerId } = row;
      const record = { id, name, branchId, deptId, ownerId };
      put('id', id, record);
      put('no', row.no && matchValue('no', row.no), record);
      put('name', row.nameKey, record);
      put('creditCode', row.creditCode, record);
      put('phone', phoneKey(row.mobile), record);
      put('phone', phoneKey(row.phone), record);
      put('email', row.email && matchValue('email', row.email), record);
    }
    if (rows.length < pageSize) break;
    after = rows.at(-1)!.at;
    await pause();
  }
  return { find: (key, value) => maps.get(key)?.get(value) };
}

/** How values of a key are compared, besides names. */
export function matchValue(key: MatchKey, value: string): string {
  if (key === 'phone') return phoneKey(value) ?? '';
  if (key === 'email') return value.toLowerCase();
  if (key === 'no' || key === 'creditCode') return value.normalize('NFKC').trim().toUpperCase();
  return value;
}
