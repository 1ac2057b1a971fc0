import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '#shared/kernel/fault.ts';
import { toFault } from '#shared/node/to-fault.ts';
import type { ServerConfig } from './server-config.ts';

const keyVariable = 'OUTPOST_SERVER_KEY';
const credentialName = 'outpost-server-key';

export function databaseFile(config: ServerConfig): string {
  return path.join(config.data, 'server.db');
}

export function isInitialised(config: ServerConfig): boolean {
  return existsSync(databaseFile(config));
}

/** 0700, because everything in it is for this program alone. */
export function makeDataFolder(config: ServerConfig): void {
  makeOwnFolder(config.data);
}

/**
 * The folder of the backups, made when it is named. Later runs never make it: a disk that is not mounted must not
 * become a folder of another disk.
 */
export function makeBackupFolder(config: ServerConfig): void {
  if (config.backupFolder) makeOwnFolder(config.backupFolder);
}

function makeOwnFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw toFault(error, { folder });
  }
}

/**
 * The key of the database: from the environment, a systemd credential, or a file. A key file beside the data protects
 * a stolen backup or disk image of the data alone, not a stolen machine: docs/server.md says so.
 */
export function readServerKey(config: ServerConfig): Buffer {
  const text = process.env[keyVariable] ?? readCredential() ?? readKeyFile(keyFile(config));
  if (text === undefined) throw new Fault('WRONG_KEY', false, { reason: 'missing', file: keyFile(config) });
  if (!/^[0-9a-f]{64}$/i.test(text.trim())) throw new Fault('WRONG_KEY', false, { reason: 'format' });
  return Buffer.from(text.trim(), 'hex');
}

/** The key for a new server: the one that is given already, else a new one in the key file. Never replaces a key. */
export function makeServerKey(config: ServerConfig): Buffer {
  if (process.env[keyVariable] !== undefined || readCredential() !== undefined || existsSync(keyFile(config))) {
    return readServerKey(config);
  }
  const key = randomBytes(32);
  try {
    writeFileSync(keyFile(config), `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw toFault(error, { file: keyFile(config) });
  }
  return key;
}

export function keyFile(config: ServerConfig): string {
  return config.keyFile ?? path.join(config.data, 'server.key');
}

function readCredential(): string | undefined {
  const folder = process.env.CREDENTIALS_DIRECTORY;
  return folder === undefined ? undefined : readKeyFile(path.join(folder, credentialName));
}

function readKeyFile(file: string): string | undefined {
  try {
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  } catch (error) {
    throw toFault(error, { file });
  }
}
