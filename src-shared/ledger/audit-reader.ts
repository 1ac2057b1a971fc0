import type { Sqlite } from '../ports/database.ts';
import { type AuditFileOptions, writeAuditFile } from './audit-file.ts';
import { findSignedHead } from './audit-heads.ts';
import type { SignedHead } from './audit-key.ts';
import type { Ledger } from './ledger.ts';
import type { Statements } from './read-db.ts';
import { type AuditVerdict, verifyAudit } from './verify-audit.ts';

/** The audit as a whole: proving it, and taking it out of the program. */
export interface AuditReader {
  verify(): AuditVerdict;
  /** A stretch of the chain as a file that proves itself, signed by this host. */
  file(range: Omit<AuditFileOptions, 'vouch'>): { text: string; records: number };
  /** Signs what was written last and tells where the chain stands; undefined where this host has no key. */
  head(): SignedHead | undefined;
  vouch(message: Buffer): { publicKey: string; signature: string } | null;
}

export function createAuditReader(sqlite: Sqlite, statements: Statements, ledger: Ledger): AuditReader {
  return {
    verify: () => verifyAudit(sqlite),
    file: (range) => {
      ledger.sealAudit();
      return writeAuditFile(sqlite, { ...range, vouch: ledger.vouch });
    },
    head: () => {
      ledger.sealAudit();
      return findSignedHead(statements);
    },
    vouch: ledger.vouch,
  };
}
