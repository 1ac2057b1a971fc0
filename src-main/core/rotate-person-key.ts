import { finishSwap } from '#shared/backup/swap-in.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeviceSecretLost } from '#shared/keyring/device-secret.ts';
import { rotateDatabaseKey } from '#shared/keyring/rotate-database-key.ts';
import type { LockedOut, WrongPassword } from '#shared/keyring/unlock-keyring.ts';
import type { Desktop } from './desktop.ts';
import { findProfile } from './profiles.ts';
import type { AccountNotFound } from './unlock-person.ts';

/** Writes a person's database again under a new key; their work is locked first, password and recovery key stay. */
export async function rotatePersonKey(
  desktop: Desktop,
  input: { account: string; password: string },
): Promise<Result<{ generation: number }, WrongPassword | LockedOut | DeviceSecretLost | AccountNotFound>> {
  const profile = findProfile(desktop.options.dataFolder, input.account);
  if (!profile) return refuse({ code: 'ACCOUNT_NOT_FOUND' });
  await desktop.lock('asked');
  finishSwap(profile.folder);
  const { secretStore } = desktop.options;
  const rotated = await rotateDatabaseKey(profile.folder, input.password, { secretStore });
  if (!rotated.ok) return rotated;
  rotated.value.dek.fill(0);
  return ok({ generation: rotated.value.keyring.current.generation });
}
