import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { Fault } from '../kernel/fault.ts';
import { changeDatabaseKey, openDatabase } from '../node/open-database.ts';
import { toFault } from '../node/to-fault.ts';
import type { ChainHead, ContentEntry, SnapshotFacts } from './container-header.ts';

const readBytes = 1024 * 1024;

/**
 * Copies a database that others go on writing to: consistent, compact, and encrypted at every moment, first with the
 * database's key, then with `snapshotKey`. Blocks its thread.
 */
export function takeSnapshot(database: string, key: Buffer, file: string, snapshotKey: Buffer): void {
  removeSnapshot(file);
  const db = openDatabase(database, key);
  try {
    db.prepare('VACUUM INTO ?').run(file);
  } catch (error) {
    throw toFault(error);
  } finally {
    db.close();
  }
  rekeySnapshot(file, key, snapshotKey);
}

/** Gives a closed copy another key. It leaves no log beside it. */
export function rekeySnapshot(file: string, from: Buffer, to: Buffer): void {
  const db = openDatabase(file, from);
  try {
    db.pragma('journal_mode=DELETE');
    changeDatabaseKey(db, to);
  } finally {
    db.close();
  }
}

/** Opens a snapshot, checks every page and index, and says what is in it. */
export function checkSnapshot(file: string, key: Buffer): SnapshotFacts {
  const db = openDatabase(file, key, { readonly: true });
  try {
    const check = db.pragma('integrity_check', { simple: true });
    if (check !== 'ok') throw new Fault('DATABASE_DAMAGED', false, { rule: 'database', check });
    return readFacts(db);
  } catch (error) {
    throw toFault(error);
  } finally {
    db.close();
  }
}

export function removeSnapshot(file: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

/** Size and SHA-256 of a file as one entry of a container's contents. */
export function describeFile(file: string, path: string): ContentEntry {
  const hash = createHash('sha256');
  let bytes = 0;
  readChunks(file, (chunk) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  return { path, bytes, sha256: hash.digest('hex') };
}

export function readChunks(file: string, handle: (chunk: Buffer) => void, from = 0): void {
  const input = openSync(file, 'r');
  const buffer = Buffer.alloc(readBytes);
  try {
    for (let at = from; ; ) {
      const count = readSync(input, buffer, 0, buffer.length, at);
      if (count === 0) return;
      handle(buffer.subarray(0, count));
      at += count;
    }
  } catch (error) {
    throw toFault(error);
  } finally {
    closeSync(input);
  }
}

/** Rows of every table; what search indexes keep for themselves is not counted. */
export function countTables(db: Database.Database): Readonly<Record<string, number>> {
  const names = db
    .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[];
  const counts = names.sort().map((name) => {
    const rows = db
      .prepare(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
      .pluck()
      .get() as number;
    return [name, rows] as const;
  });
  return Object.fromEntries(counts);
}

/** When the newest migration of this database was written: its schema's version. */
export function schemaVersionOf(db: Database.Database): number {
  const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'").get();
  return known ? Number(db.prepare('SELECT max(created_at) FROM __drizzle_migrations').pluck().get() ?? 0) : 0;
}

function readFacts(db: Database.Database): SnapshotFacts {
  const tables = countTables(db);
  const head = (table: string): ChainHead | null =>
    table in tables
      ? ((db.prepare(`SELECT seq, hash FROM ${table} ORDER BY seq DESC LIMIT 1`).get() as ChainHead) ?? null)
      : null;
  return {
    schemaVersion: schemaVersionOf(db),
    tables,
    auditHead: head('audit_records'),
    decisionHead: head('decisions'),
  };
}
