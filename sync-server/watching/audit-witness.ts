import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Fault } from '#shared/kernel/fault.ts';
import { findSignedHead } from '#shared/ledger/audit-heads.ts';
import { type AuditKey, createAuditKey, newAuditKey } from '#shared/ledger/audit-key.ts';
import type { Statements } from '#shared/ledger/read-db.ts';
import { toFault } from '#shared/node/to-fault.ts';
import { writeAtomic } from '#shared/node/write-atomic.ts';
import type { ServerConfig } from '../host/server-config.ts';

export function auditKeyFile(config: ServerConfig): string {
  return config.auditKeyFile ?? path.join(config.data, 'audit.key');
}

/**
 * The key that signs the server's audit: a file beside the database and never in it, nor in its backups. Where there is
 * none a new one is made; the chain then names both, each from its first record on.
 */
export function readAuditKey(config: ServerConfig): AuditKey {
  const file = auditKeyFile(config);
  try {
    if (!existsSync(file)) {
      writeFileSync(file, `${newAuditKey().toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    }
    return createAuditKey(Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('E')) throw toFault(error, { file });
    throw new Fault('WRONG_KEY', false, { reason: 'format', file }, error);
  }
}

const witnessed = z.object({ seq: z.number().int(), hash: z.string() });

function witnessFile(config: ServerConfig): string {
  return path.join(path.dirname(auditKeyFile(config)), 'audit-head.json');
}

/** Notes the newest signed head outside the database, after it is on disk: a database put back later shows by it. */
export function noteWitness(config: ServerConfig, statements: Statements): void {
  const head = findSignedHead(statements);
  if (!head) return;
  const known = readWitness(config);
  if (known?.seq !== head.seq || known.hash !== head.hash) {
    writeAtomic(witnessFile(config), `${JSON.stringify(head)}\n`);
  }
}

/** Whether the database still has the head that was noted; undefined where none was. */
export function isWitnessKept(config: ServerConfig, statements: Statements): boolean | undefined {
  const head = readWitness(config);
  if (!head) return undefined;
  const row = statements('SELECT hash FROM audit_records WHERE seq = ?').get(head.seq) as { hash: string } | undefined;
  if (row) return row.hash === head.hash;
  const floor = statements('SELECT seq FROM audit_heads WHERE seq = ? AND hash = ?').get(head.seq, head.hash);
  return floor !== undefined;
}

function readWitness(config: ServerConfig): z.infer<typeof witnessed> | undefined {
  const file = witnessFile(config);
  if (!existsSync(file)) return undefined;
  try {
    return witnessed.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}
