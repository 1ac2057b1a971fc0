import { ok, type Result, refuse } from '../kernel/result.ts';
import type { OpenedKeyring } from './create-keyring.ts';
import {
  checkSecretStore,
  keyFileStore,
  makeDeviceSecret,
  type SecretStore,
  type SecretStoreWeak,
} from './device-secret.ts';
import { finishRotation } from './finish-rotation.ts';
import { wrapByPassword } from './key-generation.ts';
import { type KeyGeneration, type KeyringFile, readKeyring, writeKeyring } from './keyring-file.ts';
import { forgetTries } from './lock-out.ts';
import { openWithRecoveryKey, parseRecoveryKey, type RecoveryKey } from './recovery-key.ts';

export interface WrongRecoveryKey {
  readonly code: 'WRONG_RECOVERY_KEY';
  /** Mistyped, or a right key that is not this keyring's. */
  readonly reason: 'mistyped' | 'notForThis';
}

export interface RecoverOptions {
  readonly secretStore?: SecretStore;
  readonly allowWeakStore?: boolean;
}

/**
 * Opens the keyring with the company's recovery key or the person's printed key, without password and device secret,
 * and keeps it under a new password on this device.
 */
export async function recoverKeyring(
  folder: string,
  typedKey: string,
  newPassword: string,
  options: RecoverOptions = {},
): Promise<Result<OpenedKeyring, WrongRecoveryKey | SecretStoreWeak>> {
  const store = options.secretStore ?? keyFileStore;
  const check = checkSecretStore(store, newPassword, options.allowWeakStore ?? false);
  if (!check.ok) return check;
  const key = await parseRecoveryKey(typedKey);
  if (!key) return refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'mistyped' });

  const opened = await openSettled(folder, readKeyring(folder), key);
  if (!opened) return refuse({ code: 'WRONG_RECOVERY_KEY', reason: 'notForThis' });

  const { keyring, dek } = opened;
  const deviceSecret = makeDeviceSecret(folder, store);
  const password = await wrapByPassword(dek, keyring.current.generation, {
    keyringId: keyring.id,
    password: newPassword,
    deviceSecret,
  });
  deviceSecret.fill(0);
  const next: KeyringFile = { ...keyring, backend: store.backend, current: { ...keyring.current, password } };
  writeKeyring(folder, next);
  forgetTries(folder);
  return ok({ keyring: next, dek });
}

async function openSettled(folder: string, keyring: KeyringFile, key: RecoveryKey): Promise<OpenedKeyring | undefined> {
  const current = await openGeneration(keyring.current, key);
  if (!keyring.next) return current && { keyring, dek: current };
  const next = await openGeneration(keyring.next, key);
  const kept = next && finishRotation(folder, keyring, next) === 'next' ? next : current;
  (kept === current ? next : current)?.fill(0);
  return kept && { keyring: readKeyring(folder), dek: kept };
}

async function openGeneration(keys: KeyGeneration, key: RecoveryKey): Promise<Buffer | undefined> {
  for (const copy of [keys.recovery, keys.printed]) {
    const dek = copy ? await openWithRecoveryKey(key, copy) : undefined;
    if (dek) return dek;
  }
  return undefined;
}
