import { createHash } from 'node:crypto';

/** The hash before the first record of a chain. */
export const genesisHash = '0'.repeat(64);

/** h(n) = SHA-256(h(n-1) ‖ canonical record), hexadecimal. */
export function chainHash(prevHash: string, record: readonly unknown[]): string {
  return createHash('sha256').update(prevHash).update(JSON.stringify(record)).digest('hex');
}
