import type { SignedHead } from '../../ledger/audit-key.ts';
import type { AuditRequest, SyncTransport } from '../protocol.ts';
import type { Exchange } from './exchange.ts';

/** A quiet chain is anchored at least this often while somebody works. */
const anchorEveryMs = 60_000;
const eventsPerRequest = 500;

interface EventRow {
  seq: number;
  kind: string;
  at: number;
  details: string;
}

/**
 * Brings the server what happened here besides commands (views, exports, unlocking), and the signed head of this
 * computer's chain: from then on the chain cannot get shorter or other here without the server seeing it. [S-LOG-2]
 */
export async function sendAudit(exchange: Exchange, transport: SyncTransport): Promise<void> {
  if (!transport.audit) return;
  const { parts, state, statements, now } = exchange;
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const sent = Number(state.get('auditSent') ?? 0);
    const events = statements(
      `SELECT seq, kind, at, coalesce(details, '{}') AS details FROM audit_records
       WHERE seq > ? AND kind <> 'command' ORDER BY seq LIMIT ${eventsPerRequest}`,
    ).all(sent) as EventRow[];
    const anchoredAt = Number(state.get('auditAnchoredAt') ?? 0);
    const isDue = now() - anchoredAt >= anchorEveryMs || now() < anchoredAt;
    if (events.length === 0 && !isDue) return;
    const request = requestOf(exchange, events);
    if (!request || (events.length === 0 && request.head.seq === Number(state.get('auditAnchor') ?? 0))) return;
    const reply = await transport.audit(request);
    exchange.store(() => {
      state.set('auditSent', String(Math.max(sent, reply.taken, events.at(-1)?.seq ?? 0)));
      state.set('auditAnchor', String(reply.anchor));
      state.set('auditAnchoredAt', String(now()));
    });
    if (events.length < eventsPerRequest) return;
    parts.core.ports.log.info('audit.sent', { events: events.length });
  }
}

function requestOf({ parts, state, statements, incarnation }: Exchange, events: EventRow[]): AuditRequest | undefined {
  parts.core.ledger.sealAudit();
  const head = statements(
    `SELECT seq, hash, decision_seq AS "decisionSeq", decision_hash AS "decisionHash", at, key_id AS "keyId", signature
     FROM audit_heads ORDER BY seq DESC LIMIT 1`,
  ).get() as SignedHead | undefined;
  const key =
    head &&
    (statements('SELECT public_key AS "publicKey" FROM audit_keys WHERE id = ?').get(head.keyId) as
      | { publicKey: string }
      | undefined);
  if (!head || !key) return undefined;
  const anchor = Number(state.get('auditAnchor') ?? 0);
  const prior = statements('SELECT hash FROM audit_records WHERE seq = ?').get(anchor) as { hash: string } | undefined;
  return {
    incarnation: incarnation(),
    publicKey: key.publicKey,
    head,
    prior: anchor === 0 ? null : { seq: anchor, hash: prior?.hash ?? null },
    events: events.map((row) => [row.seq, row.kind, row.at, row.details]),
  };
}
