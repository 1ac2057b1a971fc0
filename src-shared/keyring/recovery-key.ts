import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { z } from 'zod';
import { createAgeOpener, createAgeSealer } from './age-file.ts';

/**
 * A recovery key is an `age` identity: printed for the envelope, and usable with the standard `age` tool. Its recipient
 * is the public half, which every device holds to wrap its database key and to seal its backups.
 */
export interface RecoveryKey {
  readonly recoveryKey: string;
  readonly recipient: string;
}

export const ageRecipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/);

export const ageBox = z.strictObject({ algorithm: z.literal('age-x25519'), recipient: ageRecipient, box: z.base64() });
export type AgeBox = z.infer<typeof ageBox>;

export async function createRecoveryKey(): Promise<RecoveryKey> {
  const recoveryKey = await generateX25519Identity();
  return { recoveryKey, recipient: await identityToRecipient(recoveryKey) };
}

/** Reads a typed or pasted recovery key: blanks, line breaks and letter case do not matter. Undefined where mistyped. */
export async function parseRecoveryKey(typed: string): Promise<RecoveryKey | undefined> {
  const recoveryKey = typed.replace(/\s+/g, '').toUpperCase();
  if (!/^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/.test(recoveryKey)) return undefined;
  try {
    return { recoveryKey, recipient: await identityToRecipient(recoveryKey) };
  } catch {
    return undefined;
  }
}

export async function sealToRecipient(recipient: string, secret: Buffer): Promise<AgeBox> {
  const parts: Buffer[] = [];
  const sealer = await createAgeSealer([recipient], (bytes) => parts.push(bytes));
  sealer.push(secret);
  sealer.end();
  return { algorithm: 'age-x25519', recipient, box: Buffer.concat(parts).toString('base64') };
}

/** The secret, or undefined where the key is not the one the box was made for. */
export async function openWithRecoveryKey(key: RecoveryKey, sealed: AgeBox): Promise<Buffer | undefined> {
  if (sealed.recipient !== key.recipient) return undefined;
  const box = Buffer.from(sealed.box, 'base64');
  const parts: Buffer[] = [];
  try {
    const { opener, payloadAt } = await createAgeOpener(box, key.recoveryKey, (bytes) => parts.push(bytes));
    opener.push(box.subarray(payloadAt));
    opener.end();
    return Buffer.concat(parts);
  } catch {
    return undefined;
  } finally {
    for (const part of parts) part.fill(0);
  }
}
