import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { findBackups } from '#shared/backup/find-backups.ts';
import { knownSchema } from '#shared/backup/known-schema.ts';
import { type BackupNewer, type RestoredHeader, restoreFiles } from '#shared/backup/restore-files.ts';
import { finishSwap, swapIn } from '#shared/backup/swap-in.ts';
import type { BackupRestoreStep } from '#shared/features/backups/backups.model.ts';
import { Fault } from '#shared/kernel/fault.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { WrongRecoveryKey } from '#shared/keyring/recover-keyring.ts';
import { parseRecoveryKey } from '#shared/keyring/recovery-key.ts';
import { lockProfile } from '#shared/node/profile-lock.ts';
import { systemClock } from '#shared/node/system-clock.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';
import { databaseFile, isInitialised, makeDataFolder, makeServerKey } from '../host/data-folder.ts';
import { bringLedger } from '../host/destruction-ledgers.ts';
import type { ServerConfig } from '../host/server-config.ts';
import { noteRestored } from './note-restored.ts';
import { leaveRestoreNote } from './restore-note.ts';

export interface RestoreServer {
  readonly config: ServerConfig;
  /** A container, or a folder whose newest whole server backup is taken. */
  readonly from: string;
  readonly recoveryKey: string;
  /** Takes the place of a server that is there already; its data is kept for seven days. */
  readonly replace: boolean;
  readonly onProgress?: (step: BackupRestoreStep, done: number, total: number | null) => void;
}

export type RestoreServerRefusal =
  | WrongRecoveryKey
  | BackupNewer
  | { readonly code: 'BACKUP_NOT_FOUND' }
  | { readonly code: 'SERVER_EXISTS' };

export interface RestoredServer {
  readonly header: RestoredHeader;
  readonly container: string;
  readonly keptFolder: string | null;
}

const workName = 'restore-work';

/** Builds a server from a backup and the recovery key alone, with a new database key. No server may run on the folder. */
export async function restoreServer(options: RestoreServer): Promise<Result<RestoredServer, RestoreServerRefusal>> {
  const { config } = options;
  const key = await parseRecoveryKey(options.recoveryKey);
  if (!key) return refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'mistyped' });
  const container = findContainer(options.from);
  if (container === undefined) return refuse({ code: 'BACKUP_NOT_FOUND' });
  makeDataFolder(config);
  const lock = lockProfile(config.data, 'outpost server restore');
  try {
    finishSwap(config.data);
    const replaces = isInitialised(config);
    if (replaces && !options.replace) return refuse({ code: 'SERVER_EXISTS' });
    const newKey = makeServerKey(config);
    const into = path.join(config.data, workName);
    const restored = await restoreFiles({
      container,
      identity: key.recoveryKey,
      into,
      newKey,
      knownSchema: knownSchema(),
      prepare: (db) => noteRestored(db, uuidV7Ids().next()),
      ...(options.onProgress && { onProgress: options.onProgress }),
    }).finally(() => newKey.fill(0));
    if (!restored.ok) return restored;
    if (restored.value.source.host !== 'server') throw new Fault('BACKUP_DAMAGED', false, { rule: 'contents' });
    renameSync(path.join(into, 'outpost.db'), path.join(into, path.basename(databaseFile(config))));
    const { keptFolder } = swapIn(config.data, workName, systemClock.now());
    bringLedger(config, path.dirname(container));
    leaveRestoreNote(config.data, { at: systemClock.now(), keptFolder: replaces ? keptFolder : null });
    return ok({ header: restored.value, container, keptFolder: replaces ? keptFolder : null });
  } finally {
    lock.release();
  }
}

function findContainer(from: string): string | undefined {
  if (!existsSync(from)) return undefined;
  if (from.endsWith('.age')) return from;
  return findBackups(from).find((found) => found.manifest.source.host === 'server')?.container;
}
