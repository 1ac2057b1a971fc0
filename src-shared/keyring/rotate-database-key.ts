import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { Fault } from '../kernel/fault.ts';
import { ok, type Result } from '../kernel/result.ts';
import { changeDatabaseKey, openDatabase } from '../node/open-database.ts';
import { toFault } from '../node/to-fault.ts';
import { syncFolder } from '../node/write-atomic.ts';
import type { OpenedKeyring } from './create-keyring.ts';
import { keyFileStore, readDeviceSecret } from './device-secret.ts';
import { databasePath, finishRotation, rekeyPath, removeRekeyed } from './finish-rotation.ts';
import { reseal, wrapKey } from './key-generation.ts';
import { readKeyring, writeKeyring } from './keyring-file.ts';
import { type UnlockOptions, type UnlockRefusal, unlockKeyring } from './unlock-keyring.ts';

/** The steps of a rotation, told before each begins; a test ends the process at every one. */
export const rotationSteps = ['copying', 'rekeying', 'checking', 'promising', 'exchanging', 'settling'] as const;
export type RotationStep = (typeof rotationSteps)[number];

export interface RotateOptions extends UnlockOptions {
  readonly onStep?: (step: RotationStep) => void;
}

/**
 * Gives a closed database a new key, wrapped as the old one was. The database is written again beside the old one and
 * exchanged by rename, so at every moment one whole database lies there and the keyring holds its key.
 */
export async function rotateDatabaseKey(
  folder: string,
  password: string,
  options: RotateOptions = {},
): Promise<Result<OpenedKeyring, UnlockRefusal>> {
  const opened = await unlockKeyring(folder, password, options);
  if (!opened.ok) return opened;
  const { keyring, dek } = opened.value;
  const secret = readDeviceSecret(folder, options.secretStore ?? keyFileStore);
  const nextDek = randomBytes(32);
  const step = options.onStep ?? (() => undefined);
  try {
    if (!secret.ok) return secret;
    writeRekeyed(folder, dek, nextDek, step);
    step('promising');
    const wrap = {
      keyringId: keyring.id,
      password,
      deviceSecret: secret.value,
      recoveryRecipient: keyring.current.recovery?.recipient ?? null,
      printedRecipient: keyring.current.printed?.recipient ?? null,
    };
    const secrets = reseal(keyring.current.secrets, keyring.id, dek, nextDek);
    const next = await wrapKey(nextDek, keyring.current.generation + 1, wrap, secrets);
    const promised = { ...keyring, next };
    writeKeyring(folder, promised);
    step('exchanging');
    renameSync(rekeyPath(folder), databasePath(folder));
    syncFolder(folder);
    step('settling');
    finishRotation(folder, promised, nextDek);
    return ok({ keyring: readKeyring(folder), dek: nextDek });
  } catch (error) {
    throw toFault(error);
  } finally {
    if (secret.ok) secret.value.fill(0);
    dek.fill(0);
  }
}

/** Writes a copy under the next key. The write-ahead log is folded in first, so that the rename takes all with it. */
function writeRekeyed(folder: string, dek: Buffer, nextDek: Buffer, step: (step: RotationStep) => void): void {
  removeRekeyed(folder);
  const db = openDatabase(databasePath(folder), dek);
  try {
    step('copying');
    const mode = db.pragma('journal_mode=DELETE', { simple: true });
    if (mode !== 'delete') throw new Fault('DATABASE_BUSY', true, { reason: 'open elsewhere' });
    db.prepare('VACUUM INTO ?').run(rekeyPath(folder));
  } finally {
    db.close();
  }
  step('rekeying');
  const copy = openDatabase(rekeyPath(folder), dek);
  try {
    copy.pragma('journal_mode=DELETE');
    changeDatabaseKey(copy, nextDek);
  } finally {
    copy.close();
  }
  step('checking');
  const rekeyed = openDatabase(rekeyPath(folder), nextDek, { readonly: true });
  const check = rekeyed.pragma('integrity_check', { simple: true });
  rekeyed.close();
  if (check !== 'ok') throw new Fault('DATABASE_DAMAGED', false, { check });
  const handle = openSync(rekeyPath(folder), 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
