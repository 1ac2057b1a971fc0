import { chainHash, createChainHead } from './chain.ts';
import type { AuditChange } from './ledger.tables.ts';
import type { Entry } from './ledger.ts';
import type { Statements } from './read-db.ts';
import type { RecordedEffect } from './write-tx.ts';

/** A security event that is not a write: sign-in, export, reveal, restore, device. Never secrets or row contents. */
export interface AuditEvent {
  readonly kind: string;
  readonly actorId: string | null;
  readonly deviceId: string | null;
  readonly at: number;
  readonly details: Record<string, unknown>;
}

interface AuditLine {
  kind: string;
  procedure: string | null;
  commandId: string | null;
  actorId: string | null;
  deviceId: string | null;
  at: number;
  recordedAt: number;
  changes: string;
  details: string | null;
}

export interface AuditSink {
  write(entry: Entry): void;
  record(event: AuditEvent, recordedAt: number): void;
  /** After a rollback: what it had read of the chain may be gone. */
  forget(): void;
}

/** Housekeeping fields, already told by the record itself. */
const stampFields = new Set(['updatedAt', 'updatedBy', 'revision']);

export function createAuditSink(statements: Statements): AuditSink {
  const head = createChainHead(statements, 'audit_records');
  const append = (line: AuditLine): number => {
    const prevHash = head.get();
    const hash = chainHash(prevHash, auditHashInput(line));
    const { lastInsertRowid } = statements(
      'INSERT INTO audit_records (kind, procedure, command_id, actor_id, device_id, at, recorded_at, changes, details, prev_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?)',
    ).run(...auditHashInput(line), prevHash, hash);
    head.set(hash);
    return Number(lastInsertRowid);
  };
  return {
    forget: () => head.forget(),
    write: (entry) => {
      const seq = append({
        kind: 'command',
        procedure: entry.command.procedure,
        commandId: entry.command.id,
        actorId: entry.command.actorId,
        deviceId: entry.command.deviceId,
        at: entry.command.at,
        recordedAt: entry.decidedAt,
        changes: JSON.stringify(entry.effects.map(effectToAuditChange)),
        details: null,
      });
      const rowIds = new Set(entry.effects.map((effect) => effect.id));
      const link = statements('INSERT INTO audit_rows (row_id, seq) VALUES (?, ?)');
      for (const rowId of rowIds) link.run(rowId, seq);
    },
    record: (event, recordedAt) => {
      append({
        ...event,
        procedure: null,
        commandId: null,
        recordedAt,
        changes: '[]',
        details: JSON.stringify(event.details),
      });
    },
  };
}

/** What the hash covers, in this order; the verifier hashes the same. */
export function auditHashInput(line: AuditLine): unknown[] {
  const { kind, procedure, commandId, actorId, deviceId, at, recordedAt, changes, details } = line;
  return [kind, procedure, commandId, actorId, deviceId, at, recordedAt, changes, details];
}

function effectToAuditChange(effect: RecordedEffect): AuditChange {
  if (effect.op === 'insert') return [effect.table, effect.id, 'insert', {}];
  if (effect.op === 'remove') return [effect.table, effect.id, 'remove', {}];
  const fields: Record<string, readonly [unknown, unknown]> = {};
  for (const [field, value] of Object.entries(effect.set)) {
    if (!stampFields.has(field)) fields[field] = [effect.was[field] ?? null, value];
  }
  return [effect.table, effect.id, 'update', fields];
}
