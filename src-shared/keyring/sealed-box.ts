import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A secret sealed with AES-256-GCM. The algorithm's name is part of the format, so that another one can follow. */
export const sealedBox = z.strictObject({
  algorithm: z.literal('aes-256-gcm'),
  nonce: z.base64(),
  box: z.base64(),
});
export type SealedBox = z.infer<typeof sealedBox>;

const tagLength = 16;

/** `about` is bound to the box: a box moved to another place or keyring does not open there. */
export function sealBox(key: Buffer, secret: Buffer, about: string): SealedBox {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(about));
  const box = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return { algorithm: 'aes-256-gcm', nonce: nonce.toString('base64'), box: box.toString('base64') };
}

/** The secret, or undefined where the key, the place or the box is not the right one. */
export function openBox(key: Buffer, sealed: SealedBox, about: string): Buffer | undefined {
  const nonce = Buffer.from(sealed.nonce, 'base64');
  const box = Buffer.from(sealed.box, 'base64');
  if (nonce.length !== 12 || box.length < tagLength) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(about));
  decipher.setAuthTag(box.subarray(-tagLength));
  const secret = decipher.update(box.subarray(0, -tagLength));
  try {
    decipher.final();
    return secret;
  } catch {
    secret.fill(0);
    return undefined;
  }
}
