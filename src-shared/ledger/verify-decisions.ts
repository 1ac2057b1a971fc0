import type { Sqlite } from '../ports/database.ts';
import { allHeadsSql } from './audit-heads.ts';
import { createHeadCheck, type SignedHead } from './audit-key.ts';
import { chainHash, genesisHash } from './chain.ts';
import { findRedactedDecisions } from './redact-decisions.ts';
import type { AuditVerdict } from './verify-audit.ts';

interface DecisionRow {
  seq: number;
  commandId: string;
  procedure: string;
  actorId: string;
  deviceId: string | null;
  at: number;
  decidedAt: number;
  effects: string;
  prevHash: string;
  hash: string;
}

const sql = `SELECT seq, command_id AS "commandId", procedure, actor_id AS "actorId", device_id AS "deviceId", at,
  decided_at AS "decidedAt", effects, prev_hash AS "prevHash", hash FROM decisions ORDER BY seq`;

/** The decision log like the audit: its chain, and where the signed heads say that it stood. [S-LOG-3] */
export function verifyDecisions(sqlite: Sqlite, trusted?: readonly string[]): AuditVerdict {
  const keys = sqlite.prepare<[], string>('SELECT public_key FROM audit_keys').pluck().all();
  const isSigned = createHeadCheck(trusted ?? keys);
  const heads = sqlite
    .prepare<[], SignedHead>(allHeadsSql)
    .all()
    .filter((head) => head.decisionSeq > 0);
  const headsBySeq = new Map(heads.map((head) => [head.decisionSeq, head]));
  const redacted = findRedactedDecisions(sqlite);
  let head = genesisHash;
  let lastSeq = 0;
  let records = 0;
  let signedUpTo = 0;
  const verdict = (broken: AuditVerdict['broken']): AuditVerdict => ({ records, head, signedUpTo, broken });
  for (const row of sqlite.prepare<[], DecisionRow>(sql).iterate()) {
    if (row.seq !== lastSeq + 1) return verdict({ seq: row.seq, reason: 'missing' });
    if (row.prevHash !== head) return verdict({ seq: row.seq, reason: 'link' });
    const { commandId, procedure, actorId, deviceId, at, decidedAt, effects } = row;
    const line = [commandId, procedure, actorId, deviceId, at, decidedAt, effects];
    if (!redacted.has(row.seq) && chainHash(head, line) !== row.hash)
      return verdict({ seq: row.seq, reason: 'content' });
    const signed = headsBySeq.get(row.seq);
    if (signed && (signed.decisionHash !== row.hash || !isSigned(signed))) {
      return verdict({ seq: row.seq, reason: 'head' });
    }
    if (signed) signedUpTo = row.seq;
    records += 1;
    head = row.hash;
    lastSeq = row.seq;
  }
  const furthest = heads.at(-1)?.decisionSeq ?? 0;
  return verdict(furthest > lastSeq ? { seq: lastSeq + 1, reason: 'anchor' } : null);
}
