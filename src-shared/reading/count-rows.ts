import type { ReadDb } from '../ports/database.ts';

interface Kept {
  /** SQLite's count of rows this connection has changed, when the answers were read. */
  changes: number;
  readonly answers: Map<string, readonly unknown[]>;
}

const kept = new WeakMap<ReadDb, Kept>();

/** So many different questions between two writes; then the oldest answers have had their time. */
const mostKept = 500;

/**
 * Rows of a statement that adds up or counts what a list holds. Pages ask for the same sums again and again, so they are
 * read once and kept until this connection, the only one that writes, changes anything.
 */
export function keptRows<Row>(db: ReadDb, sql: string, values: readonly unknown[]): readonly Row[] {
  const { changes } = db.row<{ changes: number }>('SELECT total_changes() AS changes')!;
  let known = kept.get(db);
  if (known?.changes !== changes || known.answers.size > mostKept) {
    known = { changes, answers: new Map() };
    kept.set(db, known);
  }
  const key = JSON.stringify([sql, values]);
  let rows = known.answers.get(key);
  if (rows === undefined) {
    rows = db.rows<Row>(sql, ...values);
    known.answers.set(key, rows);
  }
  return rows as readonly Row[];
}

/** How many rows a query finds. */
export function countRows(db: ReadDb, sql: string, values: readonly unknown[]): number {
  return keptRows<{ total: number }>(db, sql, values)[0]!.total;
}
