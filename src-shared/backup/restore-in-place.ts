import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { BackupRestoreProgress, BackupRestoreStep } from '../features/backups/backups.model.ts';
import { Fault, isFault } from '../kernel/fault.ts';
import { openDatabase } from '../node/open-database.ts';
import type { RoomParts } from './check-copy.ts';
import type { PlacedSet } from './list-sets.ts';
import { swapIn } from './swap-in.ts';
import { unpackSet } from './verify-backup.ts';

/**
 * Brings a set back in place of the present data: the first copy that reads whole is unpacked beside it, made ready,
 * and exchanged while the database is closed. Until then nothing of the present data is touched.
 */
export async function restoreInPlace(
  room: RoomParts,
  copies: readonly PlacedSet[],
  identity: string,
  signal: AbortSignal,
  tell: (word: BackupRestoreProgress) => void,
): Promise<BackupRestoreProgress> {
  const { host } = room;
  const say = (step: BackupRestoreStep, doneBytes = 0, totalBytes: number | null = null): void =>
    tell({ step, doneBytes, totalBytes, keptFolder: null });
  const name = 'restore-work';
  const into = path.join(host.folder, name);
  const dek = Buffer.from(host.data().dek);
  try {
    await unpackFirst(room, copies, identity, into, dek, signal, say);
    say('preparing');
    const db = openDatabase(path.join(into, 'outpost.db'), dek);
    try {
      host.prepareRestored?.(db);
    } finally {
      db.close();
    }
    leaveDescriptions(host.folder, into);
    if (host.databaseName) renameSync(path.join(into, 'outpost.db'), path.join(into, host.databaseName));
    say('swapping');
    let keptFolder: string | null = null;
    await host.exchange(() => {
      const swapped = swapIn(host.folder, name, host.now(), host.setAside);
      keptFolder = swapped.keptFolder;
      return swapped;
    });
    host.log.info('backup.restored', {});
    return { step: 'done', doneBytes: 0, totalBytes: null, keptFolder };
  } finally {
    dek.fill(0);
  }
}

/** Files that describe a profile or server (its card, its configuration) stay as they are here and now. */
function leaveDescriptions(folder: string, into: string): void {
  for (const entry of readdirSync(into, { withFileTypes: true })) {
    const describes = entry.isFile() && entry.name.endsWith('.json');
    if (describes && existsSync(path.join(folder, entry.name))) rmSync(path.join(into, entry.name));
  }
}

async function unpackFirst(
  { workFolder }: RoomParts,
  copies: readonly PlacedSet[],
  identity: string,
  into: string,
  dek: Buffer,
  signal: AbortSignal,
  say: (step: BackupRestoreStep, done: number, total: number | null) => void,
): Promise<void> {
  let problem: unknown = new Fault('BACKUP_DAMAGED', false, { rule: 'contents' });
  const whole = copies.filter((one) => one.status === 'verified' || one.status === 'stored');
  for (const placed of whole) {
    rmSync(into, { recursive: true, force: true });
    mkdirSync(into, { recursive: true, mode: 0o700 });
    const options = {
      signal,
      onProgress: (_: unknown, done: number, total: number | null) => say('verifying', done, total),
      onFetched: (done: number) => say('fetching', done, placed.bytes),
    };
    try {
      await unpackSet({ placed, identity, workFolder, options }, into, dek);
      return;
    } catch (error) {
      rmSync(into, { recursive: true, force: true });
      if (!isFault(error) || error.code === 'CANCELLED' || error.code === 'DISK_FULL') throw error;
      problem = error;
    }
  }
  throw problem;
}
