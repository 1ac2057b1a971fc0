import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';

/** Written over before it is unlinked; disks that copy on write keep what they keep. */
export function eraseFile(file: string): boolean {
  if (!existsSync(file)) return false;
  const handle = openSync(file, 'r+');
  writeSync(handle, randomBytes(Math.max(1, statSync(file).size)), 0, undefined, 0);
  fsyncSync(handle);
  closeSync(handle);
  rmSync(file);
  return true;
}
