import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { ServerConfig } from './server-config.ts';

const name = 'destructions.jsonl';

/** Beside the database, and beside the backups where those have a folder: whichever comes back, the ledger is there. [S-PI-6] */
export function destructionLedgers({ data, backupFolder }: ServerConfig): string[] {
  const folders = [data, ...(backupFolder && existsSync(backupFolder) ? [backupFolder] : [])];
  return folders.map((folder) => path.join(folder, name));
}

/** A server that is built anew from a backup takes the ledger that lies with it. */
export function bringLedger({ data }: ServerConfig, from: string): void {
  const own = path.join(data, name);
  if (existsSync(own)) return;
  let folder = from;
  for (let up = 0; up < 4; up++) {
    const found = path.join(folder, name);
    if (existsSync(found)) {
      copyFileSync(found, own);
      return;
    }
    folder = path.dirname(folder);
  }
}
