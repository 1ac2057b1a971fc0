import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { toFault } from './to-fault.ts';

/** Replaces a small file so that after a crash either the old or the new content is there, whole and on the disk. */
export function writeAtomic(file: string, content: Buffer | string, mode = 0o600): void {
  const part = `${file}.part`;
  try {
    const handle = openSync(part, 'w', mode);
    try {
      writeSync(handle, Buffer.from(content));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(part, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    rmSync(part, { force: true });
    throw toFault(error);
  }
}

/** Makes renames and new names in a folder survive a power cut. Windows keeps names itself and cannot open folders. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
