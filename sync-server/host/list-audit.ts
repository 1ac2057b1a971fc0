import { readChanges } from '#shared/ledger/audit.ts';
import type { ReadDb } from '#shared/ports/database.ts';
import { consoleActor } from './console-actor.ts';

export interface AuditEntry {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly procedure: string | null;
  readonly actorId: string | null;
  readonly actor: string | null;
  readonly deviceId: string | null;
  readonly details: Record<string, unknown> | null;
  /** Which rows of which tables changed; their values stay in the database. */
  readonly rows: readonly string[];
}

interface Row extends Omit<AuditEntry, 'details' | 'rows'> {
  details: string | null;
  changes: string;
}

/** The newest records, newest first. */
export function listAudit(db: ReadDb, { limit, kind }: { limit: number; kind?: string | undefined }): AuditEntry[] {
  const rows = db.rows<Row>(
    `SELECT a.seq, a.at, a.kind, a.procedure, a.actor_id AS "actorId", u.account AS actor, a.device_id AS "deviceId",
      a.details, a.changes FROM audit_records a LEFT JOIN users u ON u.id = a.actor_id
      WHERE ? IS NULL OR a.kind = ? ORDER BY a.seq DESC LIMIT ?`,
    kind ?? null,
    kind ?? null,
    limit,
  );
  return rows.map(({ changes, details, ...row }) => ({
    ...row,
    actor: row.actorId === consoleActor.userId ? consoleActor.account : row.actor,
    details: details === null ? null : (JSON.parse(details) as Record<string, unknown>),
    rows: readChanges(changes).map(([table, id, op]) => `${op} ${table} ${id}`),
  }));
}
