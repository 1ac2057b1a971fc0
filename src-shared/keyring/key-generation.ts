import { hkdfSync, randomBytes } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { KeyGeneration, PasswordKdf } from './keyring-file.ts';
import { sealToRecipient } from './recovery-key.ts';
import { openBox, type SealedBox, sealBox } from './sealed-box.ts';

const argon2id = 2;

/** Everything needed to wrap a database key anew. */
export interface WrapWith {
  readonly keyringId: string;
  readonly password: string;
  readonly deviceSecret: Buffer;
  readonly recoveryRecipient: string | null;
  readonly printedRecipient: string | null;
}

export async function wrapKey(
  dek: Buffer,
  generation: number,
  wrap: WrapWith,
  secrets: KeyGeneration['secrets'],
): Promise<KeyGeneration> {
  return {
    generation,
    password: await wrapByPassword(dek, generation, wrap),
    recovery: wrap.recoveryRecipient === null ? null : await sealToRecipient(wrap.recoveryRecipient, dek),
    printed: wrap.printedRecipient === null ? null : await sealToRecipient(wrap.printedRecipient, dek),
    secrets,
  };
}

export async function wrapByPassword(
  dek: Buffer,
  generation: number,
  wrap: Pick<WrapWith, 'keyringId' | 'password' | 'deviceSecret'>,
): Promise<KeyGeneration['password']> {
  const kdf: PasswordKdf = {
    algorithm: 'argon2id',
    salt: randomBytes(16).toString('base64'),
    memoryKib: 64 * 1024,
    passes: 3,
    lanes: 4,
  };
  const kek = await keyFromPassword(wrap.password, wrap.deviceSecret, kdf);
  const wrapped = sealBox(kek, dek, aboutPassword(wrap.keyringId, generation));
  kek.fill(0);
  return { kdf, wrapped };
}

/** The database key, or undefined where password or device secret is another. */
export async function openByPassword(
  keys: KeyGeneration,
  keyringId: string,
  password: string,
  deviceSecret: Buffer,
): Promise<Buffer | undefined> {
  const kek = await keyFromPassword(password, deviceSecret, keys.password.kdf);
  const dek = openBox(kek, keys.password.wrapped, aboutPassword(keyringId, keys.generation));
  kek.fill(0);
  return dek;
}

/** Seals the secrets of one database key under another. */
export function reseal(
  secrets: KeyGeneration['secrets'],
  keyringId: string,
  from: Buffer,
  to: Buffer,
): KeyGeneration['secrets'] {
  const entries = Object.entries(secrets).map(([name, sealed]) => {
    const secret = openSecret(from, keyringId, name, sealed);
    if (!secret) return undefined;
    const again = sealSecret(to, keyringId, name, secret);
    secret.fill(0);
    return [name, again] as const;
  });
  return Object.fromEntries(entries.filter((entry) => entry !== undefined));
}

export function sealSecret(dek: Buffer, keyringId: string, name: string, secret: Buffer): SealedBox {
  const key = secretsKey(dek);
  const sealed = sealBox(key, secret, `${keyringId} secret ${name}`);
  key.fill(0);
  return sealed;
}

export function openSecret(dek: Buffer, keyringId: string, name: string, sealed: SealedBox): Buffer | undefined {
  const key = secretsKey(dek);
  const secret = openBox(key, sealed, `${keyringId} secret ${name}`);
  key.fill(0);
  return secret;
}

/** KEK = HKDF(Argon2id(password) ‖ device secret). The same password typed on another system is the same bytes. */
async function keyFromPassword(password: string, deviceSecret: Buffer, kdf: PasswordKdf): Promise<Buffer> {
  const salt = Buffer.from(kdf.salt, 'base64');
  const typed = Buffer.from(password.normalize('NFKC'));
  const stretched = await hashRaw(typed, {
    algorithm: argon2id,
    memoryCost: kdf.memoryKib,
    timeCost: kdf.passes,
    parallelism: kdf.lanes,
    outputLen: 32,
    salt,
  });
  const both = Buffer.concat([stretched, deviceSecret]);
  const key = Buffer.from(hkdfSync('sha256', both, salt, 'outpost keyring password 1', 32));
  for (const secret of [typed, stretched, both]) secret.fill(0);
  return key;
}

function secretsKey(dek: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', dek, Buffer.alloc(0), 'outpost keyring secrets 1', 32));
}

function aboutPassword(keyringId: string, generation: number): string {
  return `${keyringId} password ${generation}`;
}
