import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import type { Sqlite } from '#shared/ports/database.ts';

type Cell = string | number | null | { base64: string };

interface Dump {
  readonly schema: readonly string[];
  readonly tables: Readonly<Record<string, { columns: readonly string[]; rows: readonly (readonly Cell[])[] }>>;
}

/** What a released version had on its disks: a server and two members, one of them with work that was not sent yet. */
export interface ReleasedFacts {
  readonly people: { readonly mei: string; readonly lin: string };
  readonly devices: { readonly mei: string; readonly lin: string };
  readonly incarnations: { readonly mei: string; readonly lin: string };
  readonly conflicted: string;
  readonly edited: string;
  readonly removed: string;
}

const folder = path.join(import.meta.dirname, '..', 'fixtures', 'released');

export const releases = readdirSync(folder).sort();

export function factsOf(release: string): ReleasedFacts {
  return JSON.parse(readFileSync(path.join(folder, release, 'facts.json'), 'utf8')) as ReleasedFacts;
}

/** The database of that release as it was left, not migrated. */
export function openReleased(release: string, name: 'server' | 'mei' | 'lin'): Sqlite {
  const packed = readFileSync(path.join(folder, release, `${name}.json.gz`));
  const dump = JSON.parse(gunzipSync(packed).toString('utf8')) as Dump;
  const sqlite = new Database(':memory:');
  sqlite.pragma('foreign_keys=OFF');
  for (const statement of dump.schema) sqlite.exec(statement);
  for (const [table, { columns, rows }] of Object.entries(dump.tables)) {
    // What is counted on from is not the highest number that is left: rows were taken out.
    if (table === 'sqlite_sequence') sqlite.exec('DELETE FROM sqlite_sequence');
    const names = columns.map((column) => `"${column}"`).join(', ');
    const insert = sqlite.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
    for (const row of rows) insert.run(...row.map(toDriver));
  }
  sqlite.pragma('foreign_keys=ON');
  return sqlite;
}

function toDriver(cell: Cell): unknown {
  return cell !== null && typeof cell === 'object' ? Buffer.from(cell.base64, 'base64') : cell;
}
