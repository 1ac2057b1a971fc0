import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isFault } from '../kernel/fault.ts';
import { openDatabase } from '../node/open-database.ts';
import { type KeyringFile, writeKeyring } from './keyring-file.ts';

export function databasePath(folder: string): string {
  return path.join(folder, 'outpost.db');
}

/** Where the database is written again under its next key. */
export function rekeyPath(folder: string): string {
  return path.join(folder, 'outpost.db.rekey');
}

/**
 * Ends a change of key that was interrupted: whichever of the two keys opens the database is the one that stays.
 * Both Buffers are the caller's to erase.
 */
export function finishRotation(folder: string, keyring: KeyringFile, next: Buffer): 'current' | 'next' {
  const opens = keyring.next !== null && opensDatabase(folder, next);
  const kept = opens ? keyring.next! : keyring.current;
  writeKeyring(folder, { ...keyring, current: kept, next: null });
  removeRekeyed(folder);
  return opens ? 'next' : 'current';
}

export function removeRekeyed(folder: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${rekeyPath(folder)}${end}`, { force: true });
}

function opensDatabase(folder: string, dek: Buffer): boolean {
  if (!existsSync(databasePath(folder))) return false;
  try {
    openDatabase(databasePath(folder), dek, { readonly: true }).close();
    return true;
  } catch (error) {
    if (isFault(error) && error.code === 'WRONG_KEY') return false;
    throw error;
  }
}
