import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Result, refuse } from '../kernel/result.ts';
import { writeAtomic } from '../node/write-atomic.ts';

/**
 * Where the device's half of the key is kept. Electron's safeStorage is one; `backend` is its back-end's name
 * (`gnome_libsecret`, `kwallet5`, `dpapi`, `keychain` …). `open` throws where another user or machine sealed.
 */
export interface SecretStore {
  readonly backend: string;
  seal(secret: Buffer): Buffer;
  open(sealed: Buffer): Buffer;
}

/** The device's half in a file only this user can read: the store of machines without a keychain. */
export const keyFileStore: SecretStore = {
  backend: 'keyFile',
  seal: (secret) => Buffer.from(secret),
  open: (sealed) => Buffer.from(sealed),
};

/** Back-ends that call themselves a keychain and protect nothing; the password must then carry all. [S-KEY-3] */
const weakBackends = ['basic_text', 'unknown'];

/** With a back-end that protects nothing, this many characters of password at least. */
export const weakStorePasswordLength = 12;

export interface SecretStoreWeak {
  readonly code: 'SECRET_STORE_WEAK';
  readonly backend: string;
}
export interface DeviceSecretLost {
  readonly code: 'DEVICE_SECRET_LOST';
  readonly reason: 'missing' | 'backendChanged' | 'unreadable';
}

export function checkSecretStore(
  store: SecretStore,
  password: string,
  allowWeak: boolean,
): Result<void, SecretStoreWeak> {
  const weak = weakBackends.includes(store.backend);
  if (weak && !(allowWeak && [...password].length >= weakStorePasswordLength)) {
    return refuse({ code: 'SECRET_STORE_WEAK', backend: store.backend });
  }
  return { ok: true, value: undefined };
}

const secretFile = z.strictObject({
  format: z.literal('outpost-device-secret-1'),
  backend: z.string(),
  sealed: z.base64(),
});

function secretPath(folder: string): string {
  return path.join(folder, 'device-secret.json');
}

/** Makes the device's half anew. What was wrapped with the half before no longer opens by password. */
export function makeDeviceSecret(folder: string, store: SecretStore): Buffer {
  const secret = randomBytes(32);
  const sealed = store.seal(secret).toString('base64');
  writeAtomic(
    secretPath(folder),
    `${JSON.stringify({ format: 'outpost-device-secret-1', backend: store.backend, sealed })}\n`,
  );
  return secret;
}

export function readDeviceSecret(folder: string, store: SecretStore): Result<Buffer, DeviceSecretLost> {
  if (!existsSync(secretPath(folder))) return refuse({ code: 'DEVICE_SECRET_LOST', reason: 'missing' });
  try {
    const file = secretFile.parse(JSON.parse(readFileSync(secretPath(folder), 'utf8')));
    if (file.backend !== store.backend) return refuse({ code: 'DEVICE_SECRET_LOST', reason: 'backendChanged' });
    return { ok: true, value: store.open(Buffer.from(file.sealed, 'base64')) };
  } catch {
    return refuse({ code: 'DEVICE_SECRET_LOST', reason: 'unreadable' });
  }
}
