import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changeDatabaseKey, openDatabase } from '#shared/node/open-database.ts';
import { toFault } from '#shared/node/to-fault.ts';

let folder: string;
let file: string;
const key = randomBytes(32);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'outpost-db-'));
  file = path.join(folder, 'outpost.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function faultOf(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return (error as { code?: string }).code;
  }
}

test('[S-KEY-7] no plaintext of a planted canary is in the database or its log, and the settings hold', () => {
  const db = openDatabase(file, key, { create: true });
  db.exec("CREATE TABLE notes (body TEXT); INSERT INTO notes VALUES ('canary-8f2a-前哨')");
  const settings = ['journal_mode', 'synchronous', 'secure_delete', 'temp_store', 'foreign_keys', 'cache_size'].map(
    (name) => db.pragma(name, { simple: true }),
  );

  const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
  db.close();

  expect(bytes.includes('canary-8f2a') || bytes.includes('SQLite format 3')).toBe(false);
  expect(settings).toEqual(['wal', 2, 1, 2, 1, -65536]);
  expect(key.some((byte) => byte !== 0)).toBe(true);
});

test('a wrong key, a plain file, a missing file and an empty file are told apart and left as they are', () => {
  openDatabase(file, key, { create: true }).close();
  const plain = path.join(folder, 'plain.db');
  new Database(plain).exec('CREATE TABLE a (b)').close();
  const empty = path.join(folder, 'empty.db');
  writeFileSync(empty, '');
  const before = readFileSync(file);

  const faults = [
    faultOf(() => openDatabase(file, randomBytes(32))),
    faultOf(() => openDatabase(plain, key)),
    faultOf(() => openDatabase(path.join(folder, 'none.db'), key)),
    faultOf(() => openDatabase(empty, key)),
    faultOf(() => openDatabase(file, randomBytes(16))),
  ];

  expect(faults).toEqual(['WRONG_KEY', 'DATABASE_NOT_ENCRYPTED', 'DATABASE_MISSING', 'DATABASE_DAMAGED', 'WRONG_KEY']);
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(statSync(empty).size).toBe(0);
});

test('[S-KEY-6] after the key is changed the old one opens nothing', () => {
  const db = openDatabase(file, key, { create: true });
  db.exec('CREATE TABLE a (b); INSERT INTO a VALUES (42)');
  const next = randomBytes(32);

  changeDatabaseKey(db, next);
  db.close();

  expect(faultOf(() => openDatabase(file, key))).toBe('WRONG_KEY');
  const again = openDatabase(file, next);
  expect(again.prepare('SELECT b FROM a').get()).toEqual({ b: 42 });
  again.close();
});

test('errors of the disk become faults by family, others stay what they are', () => {
  const codes = ['SQLITE_FULL', 'ENOSPC', 'SQLITE_IOERR_FSYNC', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_CORRUPT_INDEX'];
  const faults = codes.map((code) => (toFault(Object.assign(new Error(code), { code })) as { code: string }).code);
  const other = new Error('bug');

  expect(faults).toEqual(['DISK_FULL', 'DISK_FULL', 'DISK_ERROR', 'DATABASE_BUSY', 'DATABASE_DAMAGED']);
  expect(toFault(other)).toBe(other);
});

test('a database in memory works without a key', () => {
  const db = openDatabase(':memory:', undefined);

  expect(db.prepare('SELECT 1 AS one').get()).toEqual({ one: 1 });
  db.close();
});
