import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { invariant } from '../kernel/invariant.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { createKeyring, type OpenedKeyring } from '../keyring/create-keyring.ts';
import type { SecretStore, SecretStoreWeak } from '../keyring/device-secret.ts';
import type { WrongRecoveryKey } from '../keyring/recover-keyring.ts';
import { parseRecoveryKey } from '../keyring/recovery-key.ts';
import { syncFolder } from '../node/write-atomic.ts';
import { type BackupNewer, type RestoredHeader, type RestoreFiles, restoreFiles } from './restore-files.ts';

export interface RestoreProfile extends Omit<RestoreFiles, 'identity' | 'into' | 'newKey'> {
  /** As typed by the person. */
  readonly recoveryKey: string;
  /** The profile's folder; it does not exist yet. */
  readonly folder: string;
  readonly password: string;
  readonly secretStore?: SecretStore;
  readonly allowWeakStore?: boolean;
}

export interface RestoredProfile extends OpenedKeyring {
  readonly header: RestoredHeader;
}

/**
 * Makes a profile of this machine from a backup and the recovery key, under a new database key and a new password.
 * The folder appears whole or not at all.
 */
export async function restoreProfile(
  options: RestoreProfile,
): Promise<Result<RestoredProfile, WrongRecoveryKey | SecretStoreWeak | BackupNewer>> {
  const { folder, password, recoveryKey, secretStore, allowWeakStore, ...files } = options;
  invariant(!existsSync(folder), 'a profile is never restored over another');
  const key = await parseRecoveryKey(recoveryKey);
  if (!key) return refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'mistyped' });

  const keys = `${folder}.keys`;
  const data = `${folder}.restoring`;
  for (const left of [keys, data]) rmSync(left, { recursive: true, force: true });
  try {
    const made = await createKeyring(keys, {
      password,
      recoveryRecipient: key.recipient,
      ...(secretStore && { secretStore }),
      ...(allowWeakStore !== undefined && { allowWeakStore }),
    });
    if (!made.ok) return made;
    const restored = await restoreFiles({
      ...files,
      identity: key.recoveryKey,
      into: data,
      newKey: made.value.dek,
    });
    if (!restored.ok) return restored;
    for (const name of ['keyring.json', 'device-secret.json']) {
      renameSync(path.join(keys, name), path.join(data, name));
    }
    syncFolder(data);
    renameSync(data, folder);
    syncFolder(path.dirname(folder));
    return ok({ ...made.value, header: restored.value });
  } finally {
    for (const left of [keys, data]) rmSync(left, { recursive: true, force: true });
  }
}
