import { ok, type Result } from '../kernel/result.ts';
import { type DeviceSecretLost, keyFileStore, readDeviceSecret, type SecretStore } from './device-secret.ts';
import { wrapByPassword } from './key-generation.ts';
import { readKeyring, writeKeyring } from './keyring-file.ts';
import { forgetTries } from './lock-out.ts';

/** Keeps an open database's key under another password: the password before opens nothing afterwards. */
export async function rewrapPassword(
  folder: string,
  dek: Buffer,
  password: string,
  secretStore: SecretStore = keyFileStore,
): Promise<Result<void, DeviceSecretLost>> {
  const secret = readDeviceSecret(folder, secretStore);
  if (!secret.ok) return secret;
  try {
    const { id, current } = readKeyring(folder);
    const wrap = { keyringId: id, password, deviceSecret: secret.value };
    const wrapped = await wrapByPassword(dek, current.generation, wrap);
    const latest = readKeyring(folder);
    writeKeyring(folder, { ...latest, current: { ...latest.current, password: wrapped } });
    forgetTries(folder);
    return ok(undefined);
  } finally {
    secret.value.fill(0);
  }
}
