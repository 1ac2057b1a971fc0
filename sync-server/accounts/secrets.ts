import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { encodeBase32, mendBase32 } from '#shared/kernel/base32.ts';

/** 256 random bits for a session, in a form a header and a cookie carry unchanged. */
export function newToken(): string {
  return `op_${randomBytes(32).toString('base64url')}`;
}

/** `bytes` random bytes in groups of four that a person can copy: activation and recovery codes. */
export function newSpokenCode(bytes: number): string {
  return encodeBase32(randomBytes(bytes))
    .match(/.{1,4}/g)!
    .join('-');
}

/** A spoken code as it is compared, however it was typed. */
export function spokenCode(typed: string): string {
  return mendBase32(typed);
}

/** Secrets of full entropy are stored as SHA-256: who reads the database cannot use them. */
export function hashSecret(secret: string | Uint8Array): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function isSameHash(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
