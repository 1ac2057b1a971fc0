import { existsSync } from 'node:fs';
import path from 'node:path';
import { bringLines, destructionsFile, ledgersBeside } from '#shared/backup/ledgers-beside.ts';
import { type LineFile, lineFile } from '#shared/node/line-file.ts';
import { settingsOf } from '../backups/backup-defaults.ts';
import type { ServerConfig } from './server-config.ts';

/** Beside the database, and beside the backups where those have a folder: whichever comes back, the ledger is there. [S-PI-6] */
export function destructionLedgers(config: ServerConfig, serverId: string | undefined): LineFile[] {
  const { data, backupFolder } = config;
  const folders = [data, ...(backupFolder && existsSync(backupFolder) ? [backupFolder] : [])];
  const beside =
    serverId === undefined
      ? []
      : ledgersBeside({ folder: data, defaults: settingsOf(config), source: { host: 'server', id: serverId } });
  return [...folders.map((folder) => lineFile(path.join(folder, destructionsFile))), ...beside];
}

/** A server that is built anew from a backup takes the ledger that lies with it. */
export function bringLedger({ data }: ServerConfig, from: string): void {
  bringLines(from, path.join(data, destructionsFile));
}
