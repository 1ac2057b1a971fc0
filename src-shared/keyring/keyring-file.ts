import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Fault } from '../kernel/fault.ts';
import { writeAtomic } from '../node/write-atomic.ts';
import { ageBox } from './recovery-key.ts';
import { sealedBox } from './sealed-box.ts';

/** Argon2id as stored; a file asking for less than the ASVS minimum is refused. */
export const passwordKdf = z.strictObject({
  algorithm: z.literal('argon2id'),
  salt: z.base64(),
  memoryKib: z.number().int().min(47_104).max(1_048_576),
  passes: z.number().int().min(1).max(20),
  lanes: z.number().int().min(1).max(16),
});
export type PasswordKdf = z.infer<typeof passwordKdf>;

/** One database key with its wrapped copies and what is sealed under it. */
export const keyGeneration = z.strictObject({
  generation: z.number().int().min(1),
  password: z.strictObject({ kdf: passwordKdf, wrapped: sealedBox }),
  recovery: ageBox.nullable(),
  /** The person's own printed key, where one was made. */
  printed: ageBox.nullable(),
  secrets: z.record(z.string(), sealedBox),
});
export type KeyGeneration = z.infer<typeof keyGeneration>;

/**
 * `keyring.json`: how the key of one database is kept. `next` exists only while the database changes its key; after a
 * crash the next unlock finds out which of the two opens the database.
 */
export const keyringFile = z.strictObject({
  format: z.literal('outpost-keyring-1'),
  id: z.uuid(),
  /** Which store sealed the device's half; another store there needs recovery. */
  backend: z.string().max(60),
  current: keyGeneration,
  next: keyGeneration.nullable(),
});
export type KeyringFile = z.infer<typeof keyringFile>;

export function keyringPath(folder: string): string {
  return path.join(folder, 'keyring.json');
}

export function hasKeyring(folder: string): boolean {
  return existsSync(keyringPath(folder));
}

export function readKeyring(folder: string): KeyringFile {
  if (!hasKeyring(folder)) throw new Fault('KEYRING_DAMAGED', false, { reason: 'missing' });
  try {
    return keyringFile.parse(JSON.parse(readFileSync(keyringPath(folder), 'utf8')));
  } catch (error) {
    throw new Fault('KEYRING_DAMAGED', false, { reason: 'unreadable' }, error);
  }
}

export function writeKeyring(folder: string, file: KeyringFile): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeAtomic(keyringPath(folder), `${JSON.stringify(keyringFile.parse(file), null, 2)}\n`);
}
