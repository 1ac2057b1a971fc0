import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { invariant } from '../kernel/invariant.ts';
import { ok, type Result } from '../kernel/result.ts';
import {
  checkSecretStore,
  keyFileStore,
  makeDeviceSecret,
  type SecretStore,
  type SecretStoreWeak,
} from './device-secret.ts';
import { wrapKey } from './key-generation.ts';
import { type KeyringFile, keyringPath, writeKeyring } from './keyring-file.ts';
import { removeTries } from './lock-out.ts';

export interface NewKeyring {
  readonly password: string;
  /** The public half of the company's recovery key. */
  readonly recoveryRecipient: string;
  /** The public half of a key the person prints for themself. */
  readonly printedRecipient?: string;
  readonly secretStore?: SecretStore;
  /** Policy: accept a keychain that protects nothing, with a long password. */
  readonly allowWeakStore?: boolean;
  /** The key of a database that exists already, such as a restored one. */
  readonly dek?: Buffer;
}

export interface OpenedKeyring {
  readonly keyring: KeyringFile;
  /** The database's key. Whoever holds it fills it with zeros when the database is closed (`eraseKey`). */
  readonly dek: Buffer;
}

/** Makes the key of a new profile and keeps it under password and device, recovery key, and printed key. */
export async function createKeyring(
  folder: string,
  options: NewKeyring,
): Promise<Result<OpenedKeyring, SecretStoreWeak>> {
  invariant(!existsSync(keyringPath(folder)), 'a keyring is never made over another');
  const store = options.secretStore ?? keyFileStore;
  const check = checkSecretStore(store, options.password, options.allowWeakStore ?? false);
  if (!check.ok) return check;

  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const id = randomUUID();
  const dek = options.dek ? Buffer.from(options.dek) : randomBytes(32);
  const deviceSecret = makeDeviceSecret(folder, store);
  const wrap = {
    keyringId: id,
    password: options.password,
    deviceSecret,
    recoveryRecipient: options.recoveryRecipient,
    printedRecipient: options.printedRecipient ?? null,
  };
  const current = await wrapKey(dek, 1, wrap, {});
  deviceSecret.fill(0);
  const keyring: KeyringFile = { format: 'outpost-keyring-1', id, backend: store.backend, current, next: null };
  writeKeyring(folder, keyring);
  removeTries(folder);
  return ok({ keyring, dek });
}

/** Ends the life of a key in memory. */
export function eraseKey(dek: Buffer): void {
  dek.fill(0);
}
