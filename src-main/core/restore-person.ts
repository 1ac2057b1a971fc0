import { existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readContainerHeader } from '#shared/backup/container.ts';
import { findBackups } from '#shared/backup/find-backups.ts';
import { bringLines } from '#shared/backup/ledgers-beside.ts';
import type { BackupNewer } from '#shared/backup/restore-files.ts';
import { restoreProfile } from '#shared/backup/restore-profile.ts';
import type { RestoreProgress } from '#shared/features/desktop/desktop.model.ts';
import { Fault, isFault } from '#shared/kernel/fault.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { SecretStoreWeak } from '#shared/keyring/device-secret.ts';
import type { WrongRecoveryKey } from '#shared/keyring/recover-keyring.ts';
import { parseRecoveryKey } from '#shared/keyring/recovery-key.ts';
import { type AccountTaken, checkNewPassword, type PasswordTooWeak } from './create-company.ts';
import type { Desktop } from './desktop.ts';
import { restoredKey } from './first-sync.ts';
import { knownSchema } from './known-schema.ts';
import { type OpenWork, ownLedger } from './open-work.ts';
import { noteOwnPassword } from './own-password.ts';
import { findProfile, profileFolder, setAsideUnfinished } from './profiles.ts';
import { sealingOf } from './sealing.ts';

export interface BackupInFolder {
  readonly path: string;
  readonly at: number;
  readonly bytes: number;
  readonly company: string;
  readonly host: 'desktop' | 'server';
}

/** The whole backups below a folder, newest first. Who they belong to is inside the seal. */
export function listBackupsIn(folder: string): BackupInFolder[] | undefined {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return undefined;
  return findBackups(folder).map(({ container, manifest }) => ({
    path: container,
    at: manifest.createdAt,
    bytes: manifest.container.bytes,
    company: manifest.source.company,
    host: manifest.source.host,
  }));
}

export interface RestoreInput {
  readonly path: string;
  readonly recoveryKey: string;
  readonly password: string;
}

export interface BackupNotFound {
  readonly code: 'BACKUP_NOT_FOUND';
}

export type RestoreRefusal =
  | BackupNotFound
  | BackupNewer
  | WrongRecoveryKey
  | PasswordTooWeak
  | AccountTaken
  | SecretStoreWeak;

/** Makes a profile of this computer from a backup and the recovery key, and opens it. Nothing stays of a failed try. */
export async function restorePerson(
  desktop: Desktop,
  input: RestoreInput,
  signal: AbortSignal,
  tell: (word: RestoreProgress) => void,
): Promise<Result<RestoreProgress, RestoreRefusal>> {
  if (!existsSync(input.path)) return refuse({ code: 'BACKUP_NOT_FOUND' });
  const key = await parseRecoveryKey(input.recoveryKey);
  if (!key) return refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'mistyped' });
  tell({ step: 'reading', done: 0, total: null });
  const header = await readHeader(input.path, key.recoveryKey);
  if (!header) return refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'notForThis' });
  const { account, name, source } = header;
  if (account === null) return refuse({ code: 'BACKUP_NOT_FOUND' });
  const strong = checkNewPassword(input.password, { account, name: name ?? '', company: source.company });
  if (!strong.ok) return strong;
  const { dataFolder, ports } = desktop.options;
  if (findProfile(dataFolder, account)) return refuse({ code: 'ACCOUNT_TAKEN' });

  const folder = profileFolder(dataFolder, account);
  setAsideUnfinished(folder, ports.clock.now());
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o700 });
  const restored = await restoreProfile({
    container: input.path,
    recoveryKey: input.recoveryKey,
    folder,
    password: input.password,
    ...sealingOf(desktop),
    knownSchema: knownSchema(),
    signal,
    onProgress: (step, done, total) => tell({ step: step === 'verifying' ? 'verifying' : 'restoring', done, total }),
  });
  if (!restored.ok) return restored;
  const profile = findProfile(dataFolder, account);
  if (!profile) throw new Fault('BACKUP_DAMAGED', false, { rule: 'contents' });
  bringLines(path.dirname(input.path), ownLedger(folder));
  // It is a device of nobody's until it enrols: the certificate stays with the computer that was lost.
  const card = { ...profile.card, server: null };
  const prepare = ({ sync }: OpenWork) => (sync.isMember() ? sync.state.set(restoredKey, '1') : undefined);
  await noteOwnPassword(await desktop.open({ folder, card }, restored.value.dek, { prepare }), undefined);
  return ok({ step: 'done', done: 0, total: null });
}

async function readHeader(container: string, identity: string) {
  try {
    return await readContainerHeader(container, identity);
  } catch (error) {
    if (isFault(error) && error.code === 'BACKUP_WRONG_RECIPIENT') return undefined;
    throw error;
  }
}
