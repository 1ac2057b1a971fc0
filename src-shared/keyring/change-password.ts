import { ok, type Result } from '../kernel/result.ts';
import { keyFileStore, readDeviceSecret } from './device-secret.ts';
import { wrapByPassword } from './key-generation.ts';
import { readKeyring, writeKeyring } from './keyring-file.ts';
import { type UnlockOptions, type UnlockRefusal, unlockKeyring } from './unlock-keyring.ts';

/** The old password opens nothing afterwards. Wrong tries count as those of the unlock page do. */
export async function changePassword(
  folder: string,
  current: string,
  next: string,
  options: UnlockOptions = {},
): Promise<Result<void, UnlockRefusal>> {
  const opened = await unlockKeyring(folder, current, options);
  if (!opened.ok) return opened;
  const { keyring, dek } = opened.value;
  const secret = readDeviceSecret(folder, options.secretStore ?? keyFileStore);
  try {
    if (!secret.ok) return secret;
    const wrap = { keyringId: keyring.id, password: next, deviceSecret: secret.value };
    const password = await wrapByPassword(dek, keyring.current.generation, wrap);
    const latest = readKeyring(folder);
    writeKeyring(folder, { ...latest, current: { ...latest.current, password } });
    return ok(undefined);
  } finally {
    if (secret.ok) secret.value.fill(0);
    dek.fill(0);
  }
}
