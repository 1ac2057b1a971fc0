import type { ReadDb } from '../ports/database.ts';

interface KnownTotals {
  /** SQLite's count of rows this connection has changed, when the totals were counted. */
  changes: number;
  readonly totals: Map<string, number>;
}

const known = new WeakMap<ReadDb, KnownTotals>();

/**
 * How many rows a query finds. Scrolling asks for the same total page after page, so it is counted once and kept until
 * this connection, the only one that writes, changes anything.
 */
export function countRows(db: ReadDb, sql: string, values: readonly unknown[]): number {
  const { changes } = db.row<{ changes: number }>('SELECT total_changes() AS changes')!;
  let kept = known.get(db);
  if (kept?.changes !== changes) {
    kept = { changes, totals: new Map() };
    known.set(db, kept);
  }
  const key = JSON.stringify([sql, values]);
  let total = kept.totals.get(key);
  if (total === undefined) {
    total = db.row<{ total: number }>(sql, ...values)!.total;
    kept.totals.set(key, total);
  }
  return total;
}
