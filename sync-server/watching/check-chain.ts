import { allHeadsSql } from '#shared/ledger/audit-heads.ts';
import type { SignedHead } from '#shared/ledger/audit-key.ts';
import { type Anchor, type AuditRow, auditRowsSql, findFloor, verifyRows } from '#shared/ledger/verify-audit.ts';
import type { ServerCore } from '../host/server-core.ts';
import { createWatchStore } from './watch-store.ts';

/** When the whole chain was last read through without a break. */
export const chainVerifiedKey = 'chainVerifiedAt';

/** Few enough that nobody waits for it, often enough that a small company's audit is read through every minute. */
const recordsPerLook = 2_500;

/**
 * Reads the server's own chain piece by piece, round and round: what does not hold becomes a record and by it an alert.
 * A break is told once; the check goes on behind it.
 */
export function createChainCheck({ app, ports }: ServerCore): () => void {
  let from: Anchor | undefined;
  const told = new Set<number>();
  let isRoundWhole = true;
  const sql = `SELECT * FROM (${auditRowsSql}) WHERE seq > ? LIMIT ${recordsPerLook}`;
  return () => {
    const { sqlite } = app;
    const floor = from ?? findFloor(sqlite);
    const rows = sqlite.prepare<[number], AuditRow>(sql).all(floor?.seq ?? 0);
    const last = rows.at(-1);
    if (!last) {
      if (from && isRoundWhole) createWatchStore(app.statements).set(chainVerifiedKey, String(ports.clock.now()));
      from = undefined;
      isRoundWhole = true;
      return;
    }
    const heads = sqlite
      .prepare<[], SignedHead>(allHeadsSql)
      .all()
      .filter((head) => head.seq > (floor?.seq ?? 0) && head.seq <= last.seq);
    const publicKeys = sqlite.prepare<[], string>('SELECT public_key FROM audit_keys').pluck().all();
    const { broken } = verifyRows(rows, { heads, publicKeys, floor, isPart: true });
    from = { seq: last.seq, hash: last.hash };
    if (broken) isRoundWhole = false;
    if (!broken || told.has(broken.seq)) return;
    told.add(broken.seq);
    const { seq, reason } = broken;
    app.ledger.recordEvent({
      kind: 'audit.broken',
      actorId: null,
      deviceId: null,
      details: { outcome: 'refused', seq, reason },
    });
  };
}
