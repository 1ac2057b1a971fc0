import { finishSwap } from '#shared/backup/swap-in.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { DeviceSecretLost } from '#shared/keyring/device-secret.ts';
import { rotateDatabaseKey } from '#shared/keyring/rotate-database-key.ts';
import { type LockedOut, unlockKeyring, type WrongPassword } from '#shared/keyring/unlock-keyring.ts';
import type { Desktop } from './desktop.ts';
import { findProfile } from './profiles.ts';
import { type AccountNotFound, unlockPerson } from './unlock-person.ts';

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

/**
 * The open person's database under a new key. The password is proved first, so that a slip locks nobody out; the work
 * is closed while it is written again, and open after it.
 */
export async function rotateOwnKey(
  desktop: Desktop,
  { password }: { password: string },
): Promise<Result<{ generation: number }, WrongPassword | LockedOut | DeviceSecretLost>> {
  const work = desktop.work();
  invariant(work, 'somebody is signed in');
  const { account } = work.profile.card;
  const { secretStore } = desktop.options;
  const proved = await unlockKeyring(work.profile.folder, password, { secretStore });
  if (!proved.ok) return proved;
  proved.value.dek.fill(0);
  const rotated = await rotatePersonKey(desktop, { account, password });
  const opened = await unlockPerson(desktop, { account, password });
  invariant(opened.ok, 'the password has just opened it');
  if (rotated.ok) return rotated;
  invariant(rotated.error.code !== 'ACCOUNT_NOT_FOUND', 'the profile is there');
  return refuse(rotated.error);
}
