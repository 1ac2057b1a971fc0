import type { Sqlite } from '../ports/database.ts';
import { readChanges, valuesDigest } from './audit.ts';
import type { AuditChange } from './ledger.tables.ts';
import type { Ledger } from './ledger.ts';
import {
  type AuditRow,
  agedOutKind,
  auditRowsSql,
  findFloor,
  partDigest,
  redactedDigest,
  redactedKind,
  unprovable,
} from './verify-audit.ts';

interface Host {
  readonly sqlite: Sqlite;
  readonly ledger: Ledger;
}

/** A record as far as taking its values out goes. */
export interface Redactable {
  readonly seq: number;
  readonly changes: string;
  readonly salt: string | null;
}

export interface RedactionTerms {
  readonly actorId: string | null;
  /** A person was destroyed, rows left this device, fields are covered here now. */
  readonly reason: 'destroyed' | 'left' | 'masked';
  /** What stays of a change; nothing of any where it is left out. */
  readonly keep?: (change: AuditChange) => AuditChange | undefined;
}

/**
 * Takes every value of these rows out of the audit, as when a person's data is destroyed: who did what when stays, and
 * the chain still holds. With `only`, one field of theirs goes and the rest of the records stays. [S-PI-4]
 */
export function redactAudit(host: Host, rowIds: readonly string[], actorId: string, only = ''): number {
  const rows = host.sqlite
    .prepare<[string, string, string], Redactable>(
      `SELECT DISTINCT a.seq, a.changes, a.salt FROM audit_rows r JOIN audit_records a ON a.seq = r.seq
       WHERE r.row_id IN (SELECT value FROM json_each(?)) AND a.kind = 'command' AND (? = '' OR instr(a.changes, ?) > 0) ORDER BY a.seq`,
    )
    .all(JSON.stringify(rowIds), only, only);
  const gone = new Set(rowIds);
  const keep = (change: AuditChange): AuditChange =>
    gone.has(change[1]) ? [change[0], change[1], change[2], without(change[3], only)] : change;
  return redactRecords(host, rows, { actorId, reason: 'destroyed', ...(only === '' ? {} : { keep }) });
}

function without(fields: AuditChange[3], name: string): AuditChange[3] {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name));
}

/**
 * Takes values out of these records and says so in the chain. Whole records are named by their numbers: the chain has
 * the digest of what they held. Of others the saying record carries a digest of what is left: of those that keep a part,
 * and of those of 0.1.0.
 *
 * [Note: values of 0.1.0] Records without a salt chain the values themselves. Their values go too; their places in the
 * chain hold by the hashes around them, and who did what when by the digest in the saying record.
 */
export function redactRecords(
  { sqlite, ledger }: Host,
  rows: readonly Redactable[],
  { actorId, reason, keep }: RedactionTerms,
): number {
  const whole: number[] = [];
  const parts: number[] = [];
  const write = sqlite.prepare<[string, number]>("UPDATE audit_records SET changes = ?, salt = '' WHERE seq = ?");
  const say = (details: Record<string, unknown>) =>
    ledger.recordEvent({ kind: redactedKind, actorId, deviceId: null, details: { reason, ...details } });
  return ledger.transaction(() => {
    for (const row of rows) {
      const before = readChanges(row.changes);
      const kept = keep ? before.map(keep).filter((change) => change !== undefined) : [];
      if (JSON.stringify(kept) === JSON.stringify(before)) continue;
      const redacted = redactedDigest(row) ?? (row.salt === null ? unprovable : valuesDigest(row));
      write.run(JSON.stringify(kept.length > 0 ? { redacted, kept } : { redacted }), row.seq);
      (kept.length > 0 || redacted === unprovable ? parts : whole).push(row.seq);
    }
    const ranges = rangesOf(whole);
    for (let from = 0; from < ranges.length; from += rangesEach) say({ ranges: ranges.slice(from, from + rangesEach) });
    const read = sqlite.prepare<[number], AuditRow>(`SELECT * FROM (${auditRowsSql}) WHERE seq = ?`);
    for (let from = 0; from < parts.length; from += partsEach) {
      say({ parts: parts.slice(from, from + partsEach).map((seq) => [seq, partDigest(read.get(seq)!)]) });
    }
    return whole.length + parts.length;
  });
}

/** What an event keeps, and what a device may tell the server of one, is bounded; more go into further events. */
const rangesEach = 100;
const partsEach = 40;

function rangesOf(seqs: readonly number[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const seq of seqs) {
    const last = ranges.at(-1);
    if (last && last[1] === seq - 1) last[1] = seq;
    else ranges.push([seq, seq]);
  }
  return ranges;
}

/** The least that the law asks for; a shorter wish is not granted. */
export const shortestRetentionMs = 183 * 86_400_000;

/**
 * Removes records that are older than their retention, up to a signed head, and says so in the chain first: it then
 * begins behind that head.
 */
export function ageOutAudit({ sqlite, ledger }: Host, now: number, retentionMs: number): number {
  const before = now - Math.max(retentionMs, shortestRetentionMs);
  const head = sqlite
    .prepare<[number], { seq: number; hash: string }>(
      `SELECT h.seq, h.hash FROM audit_heads h JOIN audit_records a ON a.seq = h.seq
       WHERE a.recorded_at < ? ORDER BY h.seq DESC LIMIT 1`,
    )
    .get(before);
  if (!head || head.seq <= (findFloor(sqlite)?.seq ?? 0)) return 0;
  return ledger.transaction(() => {
    ledger.recordEvent({ kind: agedOutKind, actorId: null, deviceId: null, details: { ...head } });
    sqlite.prepare('DELETE FROM audit_rows WHERE seq <= ?').run(head.seq);
    sqlite.prepare('DELETE FROM audit_heads WHERE seq < ?').run(head.seq);
    return sqlite.prepare('DELETE FROM audit_records WHERE seq <= ?').run(head.seq).changes;
  });
}
