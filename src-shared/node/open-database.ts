import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Fault } from '../kernel/fault.ts';
import { toFault } from './to-fault.ts';

export interface OpenOptions {
  readonly readonly?: boolean;
  /** Makes the file where it is missing. Without it a missing or empty file is a Fault: nothing is recreated silently. */
  readonly create?: boolean;
}

/** Page cache: the hot part of 100,000 customers stays in memory. */
const cacheKibibytes = 64 * 1024;
/** 64 MB of log at most, and quiet moments end it sooner: each page that it gathers twice is encrypted once less. */
const logPages = 15_500;
const busyTimeoutMs = 5_000;
const plainHeader = 'SQLite format 3';

/**
 * Opens an encrypted database (sqlcipher 4 format) with its raw 32-byte key. The caller keeps and zeroes `key`.
 * `:memory:` is for tests and needs no key.
 */
export function openDatabase(file: string, key: Buffer | undefined, options: OpenOptions = {}): Database.Database {
  requireNode24();
  if (file === ':memory:') return prepare(new Database(':memory:'), options);
  if (key?.length !== 32) throw new Fault('WRONG_KEY', false, { reason: 'length' });
  checkFile(file, options);
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: options.readonly ?? false, timeout: busyTimeoutMs });
    applyKey(db, key);
    prepare(db, options);
    refusePlain(file);
    return db;
  } catch (error) {
    db?.close();
    throw toFault(error);
  }
}

/**
 * Gives an open connection its key. The key never becomes a JavaScript string: a string cannot be erased, and a bare
 * 32-byte Buffer would be taken for a passphrase.
 */
export function applyKey(db: Database.Database, key: Buffer): void {
  db.pragma("cipher='sqlcipher'");
  db.pragma('legacy=4');
  const literal = keyLiteral(key);
  (db as unknown as { key(key: Buffer): number }).key(literal);
  literal.fill(0);
}

/** Gives the database another key: every page is written again in one transaction, the old key opens nothing after. */
export function changeDatabaseKey(db: Database.Database, key: Buffer): void {
  const literal = keyLiteral(key);
  try {
    (db as unknown as { rekey(key: Buffer): number }).rekey(literal);
  } catch (error) {
    throw toFault(error);
  } finally {
    literal.fill(0);
  }
}

/** The bytes `x'…'`, which SQLite takes for a raw key. */
function keyLiteral(key: Buffer): Buffer {
  const digits = Buffer.from('0123456789abcdef');
  const literal = Buffer.alloc(key.length * 2 + 3);
  literal.write("x'", 0, 'latin1');
  key.forEach((byte, index) => {
    literal[2 + index * 2] = digits[byte >> 4]!;
    literal[3 + index * 2] = digits[byte & 15]!;
  });
  literal.write("'", literal.length - 1, 'latin1');
  return literal;
}

function prepare(db: Database.Database, options: OpenOptions): Database.Database {
  db.prepare('SELECT count(*) FROM sqlite_master').get();
  if (!options.readonly) {
    db.pragma('journal_mode=WAL');
    db.pragma('synchronous=FULL');
    db.pragma('secure_delete=ON');
    db.pragma(`wal_autocheckpoint=${logPages}`);
  }
  db.pragma('temp_store=MEMORY');
  db.pragma('foreign_keys=ON');
  db.pragma(`cache_size=-${cacheKibibytes}`);
  return db;
}

function checkFile(file: string, options: OpenOptions): void {
  const missing = !existsSync(file);
  if (missing && !options.create) throw new Fault('DATABASE_MISSING', false);
  if (missing) return;
  refusePlain(file);
  if (!options.create && statSync(file).size === 0) throw new Fault('DATABASE_DAMAGED', false, { reason: 'empty' });
}

/** An unencrypted file is refused at every open, whatever made it. */
function refusePlain(file: string): void {
  const header = Buffer.alloc(plainHeader.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, header, 0, header.length, 0);
  } finally {
    closeSync(handle);
  }
  if (header.toString('latin1') === plainHeader) throw new Fault('DATABASE_NOT_ENCRYPTED', false);
}

/** The database addon ends older Node versions with a segmentation fault instead of an error. */
function requireNode24(): void {
  if (Number(process.versions.napi) < 10) throw new Error('Node 24 is needed: run through npm');
}
