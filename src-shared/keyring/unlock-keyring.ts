import { setTimeout as wait } from 'node:timers/promises';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { systemClock } from '../node/system-clock.ts';
import type { OpenedKeyring } from './create-keyring.ts';
import { type DeviceSecretLost, keyFileStore, readDeviceSecret, type SecretStore } from './device-secret.ts';
import { finishRotation } from './finish-rotation.ts';
import { openByPassword } from './key-generation.ts';
import { type KeyringFile, readKeyring } from './keyring-file.ts';
import { countTry, forgetTries, type LockOutClock, lockedUntil } from './lock-out.ts';

export interface UnlockOptions {
  readonly secretStore?: SecretStore;
  readonly clock?: LockOutClock;
}

export interface WrongPassword {
  readonly code: 'WRONG_PASSWORD';
  /** Tries left before the lock. */
  readonly left: number;
}
export interface LockedOut {
  readonly code: 'LOCKED_OUT';
  readonly until: number;
}
export type UnlockRefusal = WrongPassword | LockedOut | DeviceSecretLost;

/** No answer comes sooner, right or wrong. */
const shortestMs = 200;

/** Tries on one folder stand in line: asking many times at once buys nothing. */
const lines = new Map<string, Promise<unknown>>();

/** Opens the keyring with the password and this device's half of the key. Five wrong tries close it for 15 minutes. */
export async function unlockKeyring(
  folder: string,
  password: string,
  options: UnlockOptions = {},
): Promise<Result<OpenedKeyring, UnlockRefusal>> {
  const before = lines.get(folder) ?? Promise.resolve();
  const turn = before.then(() => unlockSlowly(folder, password, options));
  const settled = turn.catch(() => undefined);
  lines.set(folder, settled);
  try {
    return await turn;
  } finally {
    if (lines.get(folder) === settled) lines.delete(folder);
  }
}

async function unlockSlowly(
  folder: string,
  password: string,
  options: UnlockOptions,
): Promise<Result<OpenedKeyring, UnlockRefusal>> {
  const shortest = wait(shortestMs);
  try {
    return await unlockOnce(folder, password, options);
  } finally {
    await shortest;
  }
}

async function unlockOnce(
  folder: string,
  password: string,
  options: UnlockOptions,
): Promise<Result<OpenedKeyring, UnlockRefusal>> {
  const clock = options.clock ?? systemClock;
  const keyring = readKeyring(folder);
  const until = lockedUntil(folder, clock);
  if (until !== undefined) return refuse({ code: 'LOCKED_OUT', until });
  const secret = readDeviceSecret(folder, options.secretStore ?? keyFileStore);
  if (!secret.ok) return secret;

  const left = countTry(folder, clock);
  try {
    const dek = await openByPassword(keyring.current, keyring.id, password, secret.value);
    if (!dek) return refuse(refusalAfter(folder, clock, left));
    forgetTries(folder);
    return ok(await settle(folder, keyring, dek, password, secret.value));
  } finally {
    secret.value.fill(0);
  }
}

function refusalAfter(folder: string, clock: LockOutClock, left: number): WrongPassword | LockedOut {
  const until = lockedUntil(folder, clock);
  return until === undefined ? { code: 'WRONG_PASSWORD', left } : { code: 'LOCKED_OUT', until };
}

/** Where a change of key was interrupted, finds out which key the database has. */
async function settle(
  folder: string,
  keyring: KeyringFile,
  dek: Buffer,
  password: string,
  deviceSecret: Buffer,
): Promise<OpenedKeyring> {
  if (!keyring.next) return { keyring, dek };
  const next = await openByPassword(keyring.next, keyring.id, password, deviceSecret);
  const kept = next && finishRotation(folder, keyring, next) === 'next' ? next : dek;
  (kept === dek ? next : dek)?.fill(0);
  return { keyring: readKeyring(folder), dek: kept };
}
