import type { Sqlite } from '../ports/database.ts';
import { valuesDigest } from './audit.ts';
import type { Ledger } from './ledger.ts';
import { agedOutKind, findFloor, redactedKind, unprovable } from './verify-audit.ts';

interface Host {
  readonly sqlite: Sqlite;
  readonly ledger: Ledger;
}

/**
 * Takes every value of these rows out of the audit, as when a person's data is destroyed: who did what when stays, and
 * the chain still holds. `only` leaves records alone that do not name the field. [S-PI-4]
 *
 * [Note: values of 0.1.0] Records without a salt chain the values themselves. Their values go too; their places in the
 * chain still hold, and what they said can no longer be compared with their hash.
 */
export function redactAudit(
  { sqlite, ledger }: Host,
  rowIds: readonly string[],
  actorId: string,
  only = '',
): { redacted: number } {
  return ledger.transaction(() => {
    const rows = sqlite
      .prepare<[string, string, string], { seq: number; changes: string; salt: string | null }>(
        `SELECT DISTINCT a.seq, a.changes, a.salt FROM audit_rows r JOIN audit_records a ON a.seq = r.seq
         WHERE r.row_id IN (SELECT value FROM json_each(?)) AND a.kind = 'command' AND (? = '' OR instr(a.changes, ?) > 0) ORDER BY a.seq`,
      )
      .all(JSON.stringify(rowIds), only, only);
    const open = rows.filter((row) => row.salt !== '');
    const blank = sqlite.prepare("UPDATE audit_records SET changes = ?, salt = '' WHERE seq = ?");
    for (const row of open) {
      const redacted = row.salt === null ? unprovable : valuesDigest(row);
      blank.run(JSON.stringify({ redacted }), row.seq);
    }
    // An event keeps a hundred ranges; more go into further events.
    const ranges = rangesOf(open.map((row) => row.seq));
    for (let from = 0; from < ranges.length; from += 100) {
      ledger.recordEvent({
        kind: redactedKind,
        actorId,
        deviceId: null,
        details: { ranges: ranges.slice(from, from + 100) },
      });
    }
    return { redacted: open.length };
  });
}

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
