import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../kernel/fault.ts';
import { toFault } from './to-fault.ts';

export interface ProfileLock {
  /** Lets another process take the folder. */
  release(): void;
}

/** Who holds a folder, for the message to the person; the lock itself does not depend on it. */
export interface LockHolder {
  readonly pid: number;
  readonly since: number;
  readonly note?: string;
}

/** A lock must not be lost to the garbage collector. */
const held = new Set<Database.Database>();

/**
 * Takes a data folder for this process alone, or throws Fault FOLDER_LOCKED. The operating system holds the lock for an
 * open SQLite transaction on an empty file, so it ends with the process, however the process ends.
 */
export function lockProfile(folder: string, note?: string): ProfileLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'outpost.lock');
  const holderFile = path.join(folder, 'outpost.lock.json');
  const db = takeLock(file, () => readHolder(holderFile));
  held.add(db);
  const holder: LockHolder = { pid: process.pid, since: Date.now(), ...(note === undefined ? {} : { note }) };
  writeFileSync(holderFile, `${JSON.stringify(holder)}\n`, { mode: 0o600 });
  return {
    release() {
      if (held.delete(db)) db.close();
    },
  };
}

function takeLock(file: string, holder: () => LockHolder | undefined): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db?.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new Fault('FOLDER_LOCKED', true, { ...holder() });
    throw toFault(error);
  }
}

function readHolder(file: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
}
