import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { Fault } from '../kernel/fault.ts';
import { invariant } from '../kernel/invariant.ts';
import type { Sqlite } from '../ports/database.ts';
import { settlePlans } from './plan-statistics.ts';

interface Journal {
  entries: { when: number; tag: string }[];
}

/** Brings a database to this program's schema in one transaction. A newer database is refused, untouched. */
export function migrateDatabase(sqlite: Sqlite, folder: string = migrationsFolder()): { schemaVersion: number } {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal;
  const latest = journal.entries.at(-1)?.when ?? 0;
  const applied = lastApplied(sqlite);
  if (applied > latest) throw new Fault('DATABASE_NEWER', false, { applied, known: latest });
  if (applied < latest) migrate(drizzle(sqlite), { migrationsFolder: folder });
  settlePlans(sqlite);
  return { schemaVersion: journal.entries.length };
}

function lastApplied(sqlite: Sqlite): number {
  const known = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get();
  if (!known) return 0;
  const row = sqlite.prepare('SELECT max(created_at) AS latest FROM __drizzle_migrations').get() as { latest: number };
  return Number(row.latest ?? 0);
}

/** `drizzle/` beside the sources, or beside the bundle where the program is packed. */
export function migrationsFolder(): string {
  for (let up = import.meta.dirname; ; up = join(up, '..')) {
    const folder = join(up, 'drizzle');
    if (existsSync(join(folder, 'meta', '_journal.json'))) return folder;
    invariant(up !== join(up, '..'), 'the drizzle folder is shipped with the program');
  }
}
