import { hash } from 'node:crypto';
import type { Sqlite } from '../ports/database.ts';
import { type AuditLine, auditHashInput, valuesDigest } from './audit.ts';
import { allHeadsSql, sealEveryRecords } from './audit-heads.ts';
import { createHeadCheck, type SignedHead } from './audit-key.ts';
import { chainHash, genesisHash } from './chain.ts';

/**
 * `missing`: a number is left out; `link`: does not follow its predecessor; `content`: says something else than was
 * written; `head`: the signed head there does not fit, or is not there; `anchor`: the chain is shorter or other than it
 * was when it was last seen elsewhere.
 */
export const auditFaults = ['missing', 'link', 'content', 'head', 'anchor'] as const;
export type AuditFault = (typeof auditFaults)[number];

/** Whether the chain holds, and where it first does not. */
export interface AuditVerdict {
  readonly records: number;
  /** The hash of the last record: kept elsewhere, it shows a chain that was cut short or begun again. */
  readonly head: string;
  /** The last record that a good signature vouches for; 0 without one. */
  readonly signedUpTo: number;
  readonly broken: { readonly seq: number; readonly reason: AuditFault } | null;
}

export interface AuditRow extends AuditLine {
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
  /** Of an exported record whose sensitive values are masked: what the chain covers. Empty where it covers nothing else. */
  readonly digest?: string;
}

/** Where a chain once stood, as somebody else remembers it: a backup's manifest, the server, the last export. */
export interface Anchor {
  readonly seq: number;
  readonly hash: string;
}

export interface AuditProof {
  readonly heads: readonly SignedHead[];
  /** Public keys the chain names. Given `trusted`, heads of others count as forged. */
  readonly publicKeys: readonly string[];
  readonly trusted?: readonly string[] | undefined;
  readonly anchors?: readonly Anchor[] | undefined;
  /** The chain begins after this record, because what came before was aged out; undefined: with the first. */
  readonly floor?: Anchor | undefined;
  /** Only a part of the chain is here: what explains a record may stand behind it. */
  readonly isPart?: boolean;
}

export const auditRowsSql = `SELECT seq, kind, procedure, command_id AS "commandId", actor_id AS "actorId",
  device_id AS "deviceId", at, recorded_at AS "recordedAt", changes, details, salt, prev_hash AS "prevHash", hash
  FROM audit_records ORDER BY seq`;

export interface TrustedProof {
  readonly trusted?: readonly string[] | undefined;
  readonly anchors?: readonly Anchor[] | undefined;
}

/** Reads the whole chain of a database once; the first bad record is named by its number. [S-LOG-3] */
export function verifyAudit(sqlite: Sqlite, { trusted, anchors }: TrustedProof = {}): AuditVerdict {
  return verifyRows(sqlite.prepare<[], AuditRow>(auditRowsSql).iterate(), {
    heads: sqlite.prepare<[], SignedHead>(allHeadsSql).all(),
    publicKeys: sqlite.prepare<[], string>('SELECT public_key FROM audit_keys').pluck().all(),
    trusted,
    anchors,
    floor: findFloor(sqlite),
  });
}

export const agedOutKind = 'audit.agedOut';
export const redactedKind = 'audit.redacted';
/** Instead of a digest: the record is of 0.1.0, whose hash covers the values that are gone. See [Note: values of 0.1.0]. */
export const unprovable = '';

/** What the newest record of ageing says of the chain's beginning. It stands in the chain itself. */
export function findFloor(sqlite: Sqlite): Anchor | undefined {
  const sql = `SELECT details FROM audit_records WHERE kind = ? ORDER BY seq DESC LIMIT 1`;
  const details = sqlite.prepare<[string], string>(sql).pluck().get(agedOutKind);
  return details === undefined ? undefined : (JSON.parse(details) as Anchor);
}

/** The same of records from anywhere: a database, an exported file, a test. */
export function verifyRows(rows: Iterable<AuditRow>, proof: AuditProof): AuditVerdict {
  const walk = createWalk(proof);
  for (const row of rows) {
    const reason = walk.step(row);
    if (reason) return { ...walk.state(), broken: { seq: row.seq, reason } };
  }
  return { ...walk.state(), broken: walk.end() };
}

interface Walk {
  step(row: AuditRow): AuditFault | undefined;
  end(): AuditVerdict['broken'];
  state(): { records: number; head: string; signedUpTo: number };
}

function createWalk(proof: AuditProof): Walk {
  const isSigned = createHeadCheck(proof.trusted ?? proof.publicKeys);
  const heads = [...proof.heads].sort(bySeq);
  const anchors = [...(proof.anchors ?? [])].sort(bySeq);
  const redacted = createRedactions();
  let head = proof.floor?.hash ?? genesisHash;
  let lastSeq = proof.floor?.seq ?? 0;
  let records = 0;
  let hasSalts = false;
  let signedUpTo = 0;
  let nextHead = heads.findIndex(({ seq }) => seq > lastSeq);
  let nextAnchor = anchors.findIndex(({ seq }) => seq > lastSeq);
  if (nextHead < 0) nextHead = heads.length;
  if (nextAnchor < 0) nextAnchor = anchors.length;
  const hasHeads = heads.length > 0 || (proof.trusted !== undefined && proof.trusted.length > 0);
  const firstHead = heads[0]?.seq ?? 0;

  const contentFault = (row: AuditRow): AuditFault | undefined => {
    if (row.seq !== lastSeq + 1) return 'missing';
    if (row.prevHash !== head) return 'link';
    const gone = redactedDigest(row);
    if (gone !== undefined) redacted.met(row, gone);
    // Records of 0.1.0 stand before all others: behind the first salted one, nothing is beyond the chain's own proof.
    if (gone === unprovable) return hasSalts ? 'content' : undefined;
    if (gone !== undefined || row.salt) hasSalts = true;
    if (row.digest === '') return undefined;
    return chainHash(head, auditHashInput(row, gone ?? row.digest ?? valuesDigest(row))) === row.hash
      ? undefined
      : 'content';
  };
  const headFault = (row: AuditRow): AuditFault | undefined => {
    const signed = heads[nextHead];
    if (signed?.seq === row.seq) {
      nextHead += 1;
      if (signed.hash !== row.hash || !isSigned(signed)) return 'head';
      signedUpTo = row.seq;
    }
    // Where heads are made at all, so many records never follow one without the next.
    const since = Math.max(signedUpTo, firstHead, proof.floor?.seq ?? 0);
    return hasHeads && row.seq - since > sealEveryRecords ? 'head' : undefined;
  };
  const anchorFault = (row: AuditRow): AuditFault | undefined => {
    while (anchors[nextAnchor]?.seq === row.seq) {
      if (anchors[nextAnchor]!.hash !== row.hash) return 'anchor';
      nextAnchor += 1;
    }
    return undefined;
  };
  return {
    step: (row) => {
      const fault = contentFault(row) ?? headFault(row) ?? anchorFault(row);
      if (fault) return fault;
      if (row.kind === redactedKind) redacted.explain(row);
      records += 1;
      head = row.hash;
      lastSeq = row.seq;
      return undefined;
    },
    end: () => {
      if (nextAnchor < anchors.length) return { seq: lastSeq + 1, reason: 'anchor' };
      if (proof.isPart) return null;
      if (nextHead < heads.length) return { seq: lastSeq + 1, reason: 'head' };
      if (hasHeads && records > 0 && signedUpTo === 0 && lastSeq - firstHead >= 0) {
        return { seq: lastSeq, reason: 'head' };
      }
      const unexplained = redacted.firstUnexplained();
      return unexplained === undefined ? null : { seq: unexplained, reason: 'content' };
    },
    state: () => ({ records, head, signedUpTo }),
  };
}

function bySeq(left: { readonly seq: number }, right: { readonly seq: number }): number {
  return left.seq - right.seq;
}

/** Of a record whose values were taken out: what the chain knows of them; empty for a record of 0.1.0. */
export function redactedDigest({ changes, salt }: Pick<AuditRow, 'changes' | 'salt'>): string | undefined {
  if (salt !== '' || !changes.startsWith('{"redacted":')) return undefined;
  return (JSON.parse(changes) as { redacted: string }).redacted;
}

/** All that is left of a record, as a later one vouches for it where the chain's own digest does not. */
export function partDigest(row: AuditRow): string {
  return hash('sha256', JSON.stringify([row.seq, ...auditHashInput(row, row.changes)]), 'base64url');
}

/** Values may be gone only where a later record of the chain says that they were taken out, and what was left. */
function createRedactions() {
  const explained = new Map<number, boolean>();
  const parts = new Map<number, string>();
  return {
    met: (row: AuditRow, digest: string) => {
      explained.set(row.seq, false);
      if (digest === unprovable || row.changes !== JSON.stringify({ redacted: digest }))
        parts.set(row.seq, partDigest(row));
    },
    explain: ({ details }: AuditRow) => {
      const told = details === null ? {} : (JSON.parse(details) as Told);
      for (const [from, to] of told.ranges ?? []) {
        for (let seq = from; seq <= to; seq += 1) if (!parts.has(seq)) explained.set(seq, true);
      }
      for (const [seq, digest] of told.parts ?? []) if (parts.get(seq) === digest) explained.set(seq, true);
    },
    firstUnexplained: () => [...explained].find(([, isExplained]) => !isExplained)?.[0],
  };
}

interface Told {
  readonly ranges?: readonly (readonly [from: number, to: number])[];
  readonly parts?: readonly (readonly [seq: number, digest: string])[];
}
