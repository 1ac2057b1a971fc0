import { auditKeyId, headMessage, isSignedBy } from '../../ledger/audit-key.ts';
import type { Statements } from '../../ledger/read-db.ts';
import type { SyncCore } from '../core.ts';
import { type AuditReply, type AuditRequest, SyncError } from '../protocol.ts';
import type { Caller } from './parts.ts';

interface Anchor {
  seq: number;
  hash: string;
}

/** What only the server itself may say of its audit: a device cannot put such words into it. */
const ownWords = /^(command$|audit\.(?!view$|export$|verify$)|alert\.|server\.restored$)/;

/** A device's events become records of the server, and its head an anchor. [S-LOG-2] */
export function takeDeviceAudit(
  { ledger, statements, ports }: SyncCore,
  caller: Caller,
  request: AuditRequest,
): AuditReply {
  const { head, publicKey, incarnation } = request;
  const now = ports.clock.now();
  const tell = (kind: string, details: Record<string, unknown>, at = now) =>
    ledger.recordEvent({ kind, actorId: caller.userId, deviceId: caller.deviceId, at: Math.min(at, now), details });
  if (auditKeyId(publicKey) !== head.keyId || !isSignedBy(publicKey, headMessage(head), head.signature)) {
    tell('audit.forked', { outcome: 'refused', reason: 'SIGNATURE', seq: head.seq });
    throw new SyncError('MALFORMED', { field: 'head' });
  }
  const chain = `${head.keyId}:${incarnation}`;
  return ledger.transaction(() => {
    const known = findAnchor(statements, caller.deviceId, chain);
    const reason = known && disagreement(known, request);
    if (reason) tell('audit.forked', { outcome: 'refused', reason, seq: head.seq, anchor: known.seq });
    if (!known && findAnchor(statements, caller.deviceId)) tell('audit.newChain', { outcome: 'done', seq: head.seq });

    const cursorKey = `deviceAudit:${caller.deviceId}:${chain}`;
    const cursor = Number(
      (statements('SELECT value FROM watch_state WHERE key = ?').get(cursorKey) as { value: string } | undefined)
        ?.value ?? 0,
    );
    const fresh = request.events.filter(([seq]) => seq > cursor);
    for (const [seq, kind, at, details] of fresh) {
      if (!ownWords.test(kind)) tell(kind, { ...readDetails(details), deviceSeq: seq }, at);
    }
    const taken = fresh.at(-1)?.[0] ?? cursor;
    statements(
      'INSERT INTO watch_state (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    ).run(cursorKey, String(taken));
    statements(
      `INSERT OR IGNORE INTO audit_anchors (device_id, key_id, seq, hash, at, signature, public_key, received_at)
       VALUES (?,?,?,?,?,?,?,?)`,
    ).run(caller.deviceId, chain, head.seq, head.hash, head.at, head.signature, publicKey, now);
    return { taken, anchor: head.seq };
  });
}

function findAnchor(statements: Statements, deviceId: string, chain?: string): Anchor | undefined {
  const own = chain === undefined ? '' : 'AND key_id = ?';
  return statements(`SELECT seq, hash FROM audit_anchors WHERE device_id = ? ${own} ORDER BY seq DESC LIMIT 1`).get(
    ...(chain === undefined ? [deviceId] : [deviceId, chain]),
  ) as Anchor | undefined;
}

/** Whether the chain is shorter, or another one, than it was when its head was last here. */
function disagreement(known: Anchor, { head, prior }: AuditRequest): 'SHORTER' | 'OTHER' | undefined {
  if (head.seq < known.seq) return 'SHORTER';
  if (head.seq === known.seq && head.hash !== known.hash) return 'OTHER';
  return prior && prior.seq === known.seq && prior.hash !== known.hash ? 'OTHER' : undefined;
}

function readDetails(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
