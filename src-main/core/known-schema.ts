import { readFileSync } from 'node:fs';
import path from 'node:path';
import { migrationsFolder } from '#shared/node/migrate.ts';

/** The newest schema this program knows, as databases and backups name it: the time of its last migration. */
export function knownSchema(): number {
  const text = readFileSync(path.join(migrationsFolder(), 'meta', '_journal.json'), 'utf8');
  const { entries } = JSON.parse(text) as { entries: { when: number }[] };
  return entries.at(-1)?.when ?? 0;
}
