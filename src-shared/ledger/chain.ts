import { hash } from 'node:crypto';
import type { Statements } from './read-db.ts';

/** The hash before the first record of a chain. */
export const genesisHash = '0'.repeat(64);

/** h(n) = SHA-256(h(n-1) ‖ canonical record), hexadecimal. */
export function chainHash(prevHash: string, record: readonly unknown[]): string {
  return hash('sha256', prevHash + JSON.stringify(record), 'hex');
}

/** The last hash of a chained table, read once and kept while transactions commit; a rollback forgets it. */
export interface ChainHead {
  get(): string;
  set(hash: string): void;
  forget(): void;
}

export function createChainHead(statements: Statements, table: 'audit_records' | 'decisions'): ChainHead {
  let known: string | undefined;
  return {
    get: () => {
      known ??=
        (statements(`SELECT hash FROM ${table} ORDER BY seq DESC LIMIT 1`).get() as { hash: string } | undefined)
          ?.hash ?? genesisHash;
      return known;
    },
    set: (hash) => {
      known = hash;
    },
    forget: () => {
      known = undefined;
    },
  };
}
