import { createHash } from 'node:crypto';
import { createReadStream, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BackupPlaceKind } from '../features/backups/backups.model.ts';
import { Fault } from '../kernel/fault.ts';
import { toFault } from '../node/to-fault.ts';
import { syncFolder } from '../node/write-atomic.ts';
import { type BackupTarget, type LocalFile, storedName, type TransferOptions } from './backup-target.ts';

/** A folder of this machine, or a disk or share mounted on it. It is made when first written to. */
export function folderTarget(
  folder: string,
  place: BackupPlaceKind = 'folder',
  region: string | null = null,
): BackupTarget {
  const pathOf = (name: string): string => {
    if (!storedName.test(name)) throw new Fault('BACKUP_DAMAGED', false, { reason: 'name' });
    return path.join(folder, name);
  };
  return {
    place,
    region,
    pathOf,
    async list() {
      if (!existsSync(folder)) return [];
      try {
        const names = readdirSync(folder).filter((name) => storedName.test(name));
        return names.map((name) => ({ name, bytes: statSync(path.join(folder, name)).size }));
      } catch (error) {
        throw toFault(error, { place });
      }
    },
    async putNew(name, file, options = {}) {
      try {
        makeFolder(folder);
        sweepParts(folder);
        await putDurably(pathOf(name), file, options);
        syncFolder(folder);
        const found = await hashFile(pathOf(name), options.signal);
        if (found !== file.sha256) throw new Fault('DISK_ERROR', true, { place, reason: 'read back differs' });
      } catch (error) {
        throw toFault(error, { place });
      }
    },
    async fetch(name, into, options = {}) {
      try {
        await copyFile(pathOf(name), into, options);
      } catch (error) {
        throw toFault(error, { place });
      }
    },
    async read(name) {
      try {
        return await readFile(pathOf(name));
      } catch (error) {
        throw toFault(error, { place });
      }
    },
    async remove(name) {
      rmSync(pathOf(name), { force: true });
      syncFolder(folder);
    },
  };
}

/** Only the last part is made: a disk that is not mounted must not become a folder of another disk. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const parent = path.dirname(folder);
  if (!existsSync(parent)) throw new Fault('FOLDER_NOT_WRITABLE', true, { folder: parent, reason: 'missing' });
  mkdirSync(folder, { mode: 0o700 });
}

/** What an interrupted run left half-written; each folder has one writer. */
function sweepParts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.part') && storedName.test(name.slice(0, -'.part'.length))) rmSync(path.join(folder, name));
  }
}

/** Writes beside the name, then gives the name only if nobody has it. */
async function putDurably(target: string, file: LocalFile, options: TransferOptions): Promise<void> {
  if (existsSync(target)) return refuseOther(target, file, options.signal);
  const part = `${target}.part`;
  try {
    await copyFile(file.path, part, options);
    claimName(part, target);
  } finally {
    rmSync(part, { force: true });
  }
}

async function refuseOther(target: string, file: LocalFile, signal?: AbortSignal): Promise<void> {
  if ((await hashFile(target, signal)) !== file.sha256) {
    throw new Fault('BACKUP_DAMAGED', false, { reason: 'name is taken' });
  }
}

/** A hard link refuses a taken name in one step; file systems without links are asked first. */
function claimName(part: string, target: string): void {
  try {
    linkSync(part, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST' || existsSync(target)) throw new Fault('BACKUP_DAMAGED', false, { reason: 'name is taken' });
    if (code === 'ENOSPC') throw error;
    renameSync(part, target);
  }
}

async function copyFile(from: string, to: string, options: TransferOptions): Promise<void> {
  const output = await open(to, 'w', 0o600);
  let done = 0;
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      if (options.signal?.aborted) throw new Fault('CANCELLED', false);
      await output.writeFile(chunk);
      done += chunk.length;
      options.onBytes?.(done);
    }
    await output.sync();
  } finally {
    await output.close();
  }
}

export async function hashFile(file: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    if (signal?.aborted) throw new Fault('CANCELLED', false);
    hash.update(chunk);
  }
  return hash.digest('hex');
}
