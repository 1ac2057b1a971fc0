import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { backupKinds } from '../features/backups/backups.model.ts';
import { Fault } from '../kernel/fault.ts';
import { backupSource, contentEntry, snapshotFacts } from './container-header.ts';

/**
 * What is known of a set without opening it: no personal data. `previous` is the hash of the manifest before, so a
 * missing, replayed or reordered set shows. Its file has two lines: this, and the signature of this line's bytes.
 */
export const manifest = z.strictObject({
  format: z.literal('outpost-manifest-1'),
  id: z.uuid(),
  sequence: z.number().int().min(1),
  previous: z.string().nullable(),
  source: backupSource,
  incarnation: z.string().max(100),
  kind: z.enum(backupKinds),
  createdAt: z.number().int(),
  appVersion: z.string().max(60),
  container: z.strictObject({
    name: z.string().max(200),
    bytes: z.number().int(),
    sha256: z.string(),
    recipients: z.array(z.string()).min(1),
  }),
  contents: z.strictObject({ count: z.number().int(), database: contentEntry }),
  facts: snapshotFacts,
});
export type Manifest = z.infer<typeof manifest>;

const signatureLine = z.strictObject({
  algorithm: z.literal('ed25519'),
  publicKey: z.base64(),
  value: z.base64(),
});

/** The key that signs a source's manifests: PKCS #8 and SPKI, both DER. */
export interface SigningKey {
  readonly privateKey: Buffer;
  readonly publicKey: Buffer;
}

export interface SignedManifest {
  readonly manifest: Manifest;
  /** Of the whole file; the next manifest's `previous`. */
  readonly hash: string;
  readonly publicKey: string;
}

export function createSigningKey(): Buffer {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
}

export function publicKeyOf(privateKey: Buffer): string {
  const key = createPublicKey(createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }));
  return key.export({ type: 'spki', format: 'der' }).toString('base64');
}

export function signManifest(content: Manifest, privateKey: Buffer): Buffer {
  const line = Buffer.from(JSON.stringify(manifest.parse(content)));
  const value = sign(null, line, createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' }));
  const signature = { algorithm: 'ed25519', publicKey: publicKeyOf(privateKey), value: value.toString('base64') };
  return Buffer.concat([line, Buffer.from(`\n${JSON.stringify(signature)}\n`)]);
}

/** Reads and checks a manifest. `trusted` is the signer that is known already; without it the file vouches for itself. */
export function readManifest(bytes: Buffer, trusted?: string): SignedManifest {
  const end = bytes.indexOf(0x0a);
  try {
    const line = bytes.subarray(0, end);
    const signature = signatureLine.parse(JSON.parse(bytes.subarray(end + 1).toString('utf8')));
    const key = createPublicKey({ key: Buffer.from(signature.publicKey, 'base64'), format: 'der', type: 'spki' });
    const known = trusted === undefined || trusted === signature.publicKey;
    if (end < 0 || !known || !verify(null, line, key, Buffer.from(signature.value, 'base64'))) throw damaged();
    const content = manifest.parse(JSON.parse(line.toString('utf8')));
    return { manifest: content, hash: hashOf(bytes), publicKey: signature.publicKey };
  } catch (error) {
    throw damaged(error);
  }
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function damaged(cause?: unknown): Fault {
  return new Fault('BACKUP_DAMAGED', false, { rule: 'signature' }, cause);
}
