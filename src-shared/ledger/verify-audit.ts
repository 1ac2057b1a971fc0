import type { Sqlite } from '../ports/database.ts';
import { auditHashInput } from './audit.ts';
import { chainHash, genesisHash } from './chain.ts';

/** Whether the chain holds, and where it first does not. */
export interface AuditVerdict {
  readonly records: number;
  /** The hash of the last record: kept elsewhere, it shows a chain that was cut short or begun again. */
  readonly head: string;
  readonly broken: { readonly seq: number; readonly reason: 'link' | 'content' | 'missing' } | null;
}

interface AuditRow {
  seq: number;
  kind: string;
  procedure: string | null;
  commandId: string | null;
  actorId: string | null;
  deviceId: string | null;
  at: number;
  recordedAt: number;
  changes: string;
  details: string | null;
  prevHash: string;
  hash: string;
}

const sql = `SELECT seq, kind, procedure, command_id AS "commandId", actor_id AS "actorId", device_id AS "deviceId", at,
  recorded_at AS "recordedAt", changes, details, prev_hash AS "prevHash", hash FROM audit_records ORDER BY seq`;

/** Reads the whole chain once; an edited, removed, added or exchanged record is named by its number. [S-LOG-3] */
export function verifyAudit(sqlite: Sqlite): AuditVerdict {
  let head = genesisHash;
  let records = 0;
  let lastSeq = 0;
  for (const row of sqlite.prepare<[], AuditRow>(sql).iterate()) {
    records += 1;
    const reason = faultOf(row, head, lastSeq);
    if (reason) return { records, head, broken: { seq: row.seq, reason } };
    head = row.hash;
    lastSeq = row.seq;
  }
  return { records, head, broken: null };
}

function faultOf(row: AuditRow, head: string, lastSeq: number): 'link' | 'content' | 'missing' | undefined {
  if (row.seq !== lastSeq + 1) return 'missing';
  if (row.prevHash !== head) return 'link';
  return chainHash(head, auditHashInput(row)) === row.hash ? undefined : 'content';
}
