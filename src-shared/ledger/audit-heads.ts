import type { AuditKey, HeadFacts, SignedHead } from './audit-key.ts';
import { headMessage } from './audit-key.ts';
import { genesisHash } from './chain.ts';
import type { Statements } from './read-db.ts';

export const sealEveryRecords = 1_000;
export const sealEveryMs = 5 * 60_000;

/** Signs where the chain stands, when enough was written or enough time has passed. [S-LOG-2] */
export interface HeadSealer {
  /** Told of each record, inside its transaction. */
  noted(seq: number, hash: string, at: number): void;
  /** Signs the newest record now, unless it is signed. */
  seal(at: number): void;
  forget(): void;
}

interface Position {
  readonly seq: number;
  readonly hash: string;
}

const headColumns =
  'seq, hash, decision_seq AS "decisionSeq", decision_hash AS "decisionHash", at, key_id AS "keyId", signature';

export function createHeadSealer(statements: Statements, key: AuditKey): HeadSealer {
  let last: { readonly seq: number; readonly at: number } | undefined;
  let isKeyKnown = false;

  const lastSealed = () => {
    last ??= (statements('SELECT seq, at FROM audit_heads ORDER BY seq DESC LIMIT 1').get() as typeof last) ?? {
      seq: 0,
      at: Number.NEGATIVE_INFINITY,
    };
    return last;
  };
  const sign = (position: Position, at: number) => {
    if (!isKeyKnown) {
      statements('INSERT OR IGNORE INTO audit_keys (id, public_key, first_seq) VALUES (?, ?, ?)').run(
        key.id,
        key.publicKey,
        position.seq,
      );
      isKeyKnown = true;
    }
    const decision = newest(statements, 'decisions') ?? { seq: 0, hash: genesisHash };
    const facts: HeadFacts = {
      ...position,
      decisionSeq: decision.seq,
      decisionHash: decision.hash,
      at,
      keyId: key.id,
    };
    statements(
      'INSERT OR REPLACE INTO audit_heads (seq, hash, decision_seq, decision_hash, at, key_id, signature) VALUES (?,?,?,?,?,?,?)',
    ).run(
      facts.seq,
      facts.hash,
      facts.decisionSeq,
      facts.decisionHash,
      facts.at,
      facts.keyId,
      key.sign(headMessage(facts)),
    );
    last = { seq: position.seq, at };
  };
  return {
    noted: (seq, hash, at) => {
      const { seq: sealed, at: sealedAt } = lastSealed();
      if (seq - sealed >= sealEveryRecords || at - sealedAt >= sealEveryMs) sign({ seq, hash }, at);
    },
    seal: (at) => {
      const head = newest(statements, 'audit_records');
      if (head && head.seq > lastSealed().seq) sign(head, at);
    },
    forget: () => {
      last = undefined;
      isKeyKnown = false;
    },
  };
}

function newest(statements: Statements, table: 'audit_records' | 'decisions'): Position | undefined {
  return statements(`SELECT seq, hash FROM ${table} ORDER BY seq DESC LIMIT 1`).get() as Position | undefined;
}

/** The newest signed head of this database. */
export function findSignedHead(statements: Statements): SignedHead | undefined {
  return statements(`SELECT ${headColumns} FROM audit_heads ORDER BY seq DESC LIMIT 1`).get() as SignedHead | undefined;
}

export const allHeadsSql = `SELECT ${headColumns} FROM audit_heads ORDER BY seq`;
