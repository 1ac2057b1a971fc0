import type { Statements } from '../../ledger/read-db.ts';

export const dayMs = 86_400_000;
export const tombstoneDays = 180;

/** Remembers the version at the start of each day, so that tombstones can be aged by days. */
export function noteDay(statements: Statements, now: number, head: number): void {
  statements('INSERT OR IGNORE INTO sync_days (day, version) VALUES (?, ?)').run(Math.floor(now / dayMs), head);
}

/** The newest version whose removal markers may be gone; a cursor below it, but above zero, must read again. [sync 8.2] */
export function findHorizon(statements: Statements): number {
  const row = statements("SELECT value FROM sync_state WHERE key = 'horizon'").get() as { value: string } | undefined;
  return row ? Number(row.value) : 0;
}

/** Drops removal markers older than 180 days and answers older than that; run once a day in a transaction. */
export function dropTombstones(statements: Statements, now: number): { markers: number; results: number } {
  const oldest = now - tombstoneDays * dayMs;
  const day = statements('SELECT max(version) AS version FROM sync_days WHERE day <= ?').get(
    Math.floor(oldest / dayMs),
  ) as { version: number | null };
  const results = statements('DELETE FROM sync_results WHERE at < ?').run(oldest).changes;
  statements('DELETE FROM sync_incidents WHERE at < ?').run(oldest);
  if (day.version === null) return { markers: 0, results };
  const markers = statements('DELETE FROM feed WHERE removed > 0 AND version <= ?').run(day.version).changes;
  statements(
    "INSERT INTO sync_state (key, value) VALUES ('horizon', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  ).run(String(day.version));
  statements('DELETE FROM sync_days WHERE version < ?').run(day.version);
  return { markers, results };
}
