import { hash, randomBytes } from 'node:crypto';
import { createHeadSealer } from './audit-heads.ts';
import type { AuditKey } from './audit-key.ts';
import { effectToAuditChange, harmlessDetails } from './audit-values.ts';
import { chainHash, createChainHead } from './chain.ts';
import type { AuditChange } from './ledger.tables.ts';
import type { Entry } from './ledger.ts';
import type { Statements } from './read-db.ts';

/** A security event that is not a write: sign-in, export, reveal, restore, device. Never secrets or row contents. */
export interface AuditEvent {
  readonly kind: string;
  readonly actorId: string | null;
  readonly deviceId: string | null;
  readonly at: number;
  readonly details: Record<string, unknown>;
}

export interface AuditLine {
  kind: string;
  procedure: string | null;
  commandId: string | null;
  actorId: string | null;
  deviceId: string | null;
  at: number;
  recordedAt: number;
  changes: string;
  details: string | null;
  salt: string | null;
}

export interface AuditSink {
  write(entry: Entry): void;
  record(event: AuditEvent, recordedAt: number): void;
  /** Signs the newest record, so that a quiet chain is anchored too. */
  seal(at: number): void;
  /** After a rollback: what it had read of the chain may be gone. */
  forget(): void;
}

export function createAuditSink(statements: Statements, key?: AuditKey): AuditSink {
  const head = createChainHead(statements, 'audit_records');
  const sealer = key && createHeadSealer(statements, key);
  const nextSalt = createSalts();
  const append = (line: AuditLine): number => {
    const prevHash = head.get();
    const ownHash = chainHash(prevHash, auditHashInput(line));
    const seq = Number(
      statements(
        'INSERT INTO audit_records (kind, procedure, command_id, actor_id, device_id, at, recorded_at, changes, details, salt, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)',
      ).run(
        line.kind,
        line.procedure,
        line.commandId,
        line.actorId,
        line.deviceId,
        line.at,
        line.recordedAt,
        line.changes,
        line.details,
        line.salt,
        prevHash,
        ownHash,
      ).lastInsertRowid,
    );
    head.set(ownHash);
    sealer?.noted(seq, ownHash, line.recordedAt);
    return seq;
  };
  return {
    forget: () => {
      head.forget();
      sealer?.forget();
    },
    seal: (at) => sealer?.seal(at),
    write: (entry) => {
      const { command, effects } = entry;
      const seq = append({
        kind: 'command',
        procedure: command.procedure,
        commandId: command.id,
        actorId: command.actorId,
        deviceId: command.deviceId,
        at: command.at,
        recordedAt: entry.decidedAt,
        changes: JSON.stringify(effects.map(effectToAuditChange)),
        details: entry.insteadOf?.length ? JSON.stringify({ insteadOf: entry.insteadOf }) : null,
        salt: nextSalt(),
      });
      const link = statements('INSERT INTO audit_rows (row_id, seq) VALUES (?, ?)');
      if (effects.length === 1) link.run(effects[0]!.id, seq);
      else for (const rowId of new Set(effects.map((effect) => effect.id))) link.run(rowId, seq);
    },
    record: ({ kind, actorId, deviceId, at, details }, recordedAt) => {
      const seq = append({
        kind,
        procedure: null,
        commandId: null,
        actorId,
        deviceId,
        at,
        recordedAt,
        changes: '[]',
        details: JSON.stringify(harmlessDetails(details)),
        salt: nextSalt(),
      });
      if (typeof details.id === 'string') {
        statements('INSERT INTO audit_rows (row_id, seq) VALUES (?, ?)').run(eventRowId(details.id), seq);
      }
    },
  };
}

/** Events about a record (viewed, revealed, exported) are found by it too, apart from the writes that made it. */
export function eventRowId(id: string): string {
  return `event:${id}`;
}

/**
 * What the hash covers, in this order; the verifier hashes the same.
 *
 * [Note: values by their digest] The chain covers a salted digest of the values and not the values, so that those of a
 * destroyed person can be taken out of old records without breaking what the chain proves of everything else.
 */
export function auditHashInput(line: AuditLine, digest = valuesDigest(line)): unknown[] {
  const { kind, procedure, commandId, actorId, deviceId, at, recordedAt, details } = line;
  return [kind, procedure, commandId, actorId, deviceId, at, recordedAt, digest, details];
}

/** What a record says was changed; only what is left of it where values were taken out. */
export function readChanges(changes: string): AuditChange[] {
  const read = JSON.parse(changes) as AuditChange[] | { redacted: string; kept?: AuditChange[] };
  return Array.isArray(read) ? read : (read.kept ?? []);
}

/** Records of 0.1.0 have no salt: their chain covers the values themselves. */
export function valuesDigest({ changes, salt }: Pick<AuditLine, 'changes' | 'salt'>): string {
  return salt === null ? changes : hash('sha256', salt + changes, 'hex');
}

/** Random bytes are fetched by the page: one call of the system serves hundreds of records. */
function createSalts(): () => string {
  const bytesEach = 12;
  let pool = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used + bytesEach > pool.length) {
      pool = randomBytes(bytesEach * 256);
      used = 0;
    }
    used += bytesEach;
    return pool.toString('base64', used - bytesEach, used);
  };
}
