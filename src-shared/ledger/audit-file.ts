import { hash } from 'node:crypto';
import type { Sqlite } from '../ports/database.ts';
import { readChanges, valuesDigest } from './audit.ts';
import { allHeadsSql } from './audit-heads.ts';
import { isSignedBy, type SignedHead } from './audit-key.ts';
import { isSensitiveField, maskedValue } from './audit-values.ts';
import type { AuditChange } from './ledger.tables.ts';
import {
  type Anchor,
  type AuditRow,
  type AuditVerdict,
  auditRowsSql,
  findFloor,
  redactedDigest,
  verifyRows,
} from './verify-audit.ts';

/** The words of whoever exports: what the chain is of, and who signs the file. */
export interface AuditFileOptions {
  readonly title: string;
  readonly at: number;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly most: number;
  /** A change as whoever exports may see it; sensitive values masked unless told otherwise. */
  readonly cover?: Cover;
  /** Null where this host has no key. */
  vouch(message: Buffer): Vouched | null;
}

export interface Vouched {
  readonly publicKey: string;
  readonly signature: string;
}

const format = 'outpost-audit-1';

/**
 * An unbroken stretch of the chain: a line that says what it is, a line for each record, a line with the signed heads,
 * the heads of devices and the signature of all before. Sensitive values are masked and their digest is in the chain.
 */
export function writeAuditFile(sqlite: Sqlite, options: AuditFileOptions): { text: string; records: number } {
  const range = sqlite
    .prepare<[number, number], { first: number | null; last: number | null }>(
      'SELECT min(seq) AS first, max(seq) AS last FROM audit_records WHERE recorded_at >= ? AND recorded_at < ?',
    )
    .get(options.from ?? 0, options.to ?? Number.MAX_SAFE_INTEGER)!;
  const last = range.last ?? 0;
  const first = Math.max(range.first ?? 1, last - options.most + 1);
  const rows = sqlite
    .prepare<[number, number], AuditRow>(`SELECT * FROM (${auditRowsSql}) WHERE seq BETWEEN ? AND ?`)
    .all(first, last);
  const floor = first > 1 && rows[0] ? { seq: first - 1, hash: rows[0].prevHash } : null;
  const heads = sqlite.prepare<[], SignedHead>(allHeadsSql).all();
  const keys = sqlite.prepare<[], string>('SELECT public_key FROM audit_keys').pluck().all();
  const anchors = sqlite.prepare('SELECT * FROM audit_anchors ORDER BY device_id, seq').all();
  const lines = [
    JSON.stringify({ format, title: options.title, exportedAt: options.at, floor, agedOut: findFloor(sqlite) ?? null }),
    ...rows.map((row) => JSON.stringify(toFileRow(row, options.cover ?? maskSensitive))),
    JSON.stringify({ heads: heads.filter((head) => head.seq >= first && head.seq <= last), keys, anchors }),
  ];
  const body = `${lines.join('\n')}\n`;
  const sha256 = hash('sha256', body, 'hex');
  return {
    text: `${body}${JSON.stringify({ sha256, ...options.vouch(fileMessage(sha256)) })}\n`,
    records: rows.length,
  };
}

export function fileMessage(sha256: string): Buffer {
  return Buffer.from(`outpost-audit-file-1\n${sha256}`);
}

type Cover = (change: AuditChange) => AuditChange;

/** What is covered in a file is proven by its digest, which is in the chain. */
function toFileRow(row: AuditRow, cover: Cover): AuditRow {
  const gone = redactedDigest(row);
  const changes = readChanges(row.changes);
  const covered = JSON.stringify(changes.map(cover));
  if (covered === JSON.stringify(changes) && (gone === undefined || changes.length === 0)) return row;
  // A record of 0.1.0 chains its values themselves: masked, its content rests on the signature of the file.
  const digest = gone ?? (row.salt === null ? '' : valuesDigest(row));
  return { ...row, changes: covered, salt: '', digest };
}

function maskSensitive([table, id, operation, fields]: AuditChange): AuditChange {
  const masked = Object.entries(fields).map(([field, [was, is]]) => [
    field,
    isSensitiveField(field) ? [maskedValue(was), maskedValue(is)] : [was, is],
  ]);
  return [table, id, operation, Object.fromEntries(masked) as AuditChange[3]];
}

export interface FileVerdict extends AuditVerdict {
  /** Whether the file is as it was exported, by a key that is trusted. */
  readonly file: 'signed' | 'unsigned' | 'damaged';
  readonly first: number;
}

/** Proves an exported file without the program that made it running anywhere. */
export function verifyAuditFile(
  text: string,
  { trusted, anchors }: { trusted?: readonly string[] | undefined; anchors?: readonly Anchor[] | undefined } = {},
): FileVerdict {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const seal = readLine(lines.pop()) as { sha256?: string; publicKey?: string; signature?: string };
  const tail = readLine(lines.at(-1)) as { heads?: SignedHead[]; keys?: string[] };
  const head = readLine(lines[0]) as { format?: string; floor?: Anchor | null };
  if (head.format !== format || !tail.heads || !tail.keys) return damaged();
  const sha256 = hash('sha256', `${lines.join('\n')}\n`, 'hex');
  const rows = lines.slice(1, -1).map((line) => readLine(line) as AuditRow);
  const floor = head.floor ?? undefined;
  const verdict = verifyRows(rows, {
    heads: tail.heads,
    publicKeys: tail.keys,
    trusted,
    anchors: anchors?.filter((anchor) => anchor.seq > (floor?.seq ?? 0)),
    floor,
    isPart: floor !== undefined,
  });
  return { ...verdict, file: fileState(seal, sha256, trusted ?? tail.keys), first: rows[0]?.seq ?? 0 };
}

function fileState(
  seal: { sha256?: string; publicKey?: string; signature?: string },
  sha256: string,
  trusted: readonly string[],
): FileVerdict['file'] {
  if (seal.sha256 !== sha256) return 'damaged';
  const { publicKey, signature } = seal;
  if (publicKey === undefined || signature === undefined) return 'unsigned';
  return trusted.includes(publicKey) && isSignedBy(publicKey, fileMessage(sha256), signature) ? 'signed' : 'damaged';
}

function damaged(): FileVerdict {
  return { records: 0, head: '', signedUpTo: 0, broken: { seq: 0, reason: 'content' }, file: 'damaged', first: 0 };
}

function readLine(line: string | undefined): object {
  try {
    return JSON.parse(line ?? '{}') as object;
  } catch {
    return {};
  }
}

/** The signature of a file that cannot carry one itself, with the head the chain had. */
export function proofOf(text: string, head: SignedHead | undefined, vouch: AuditFileOptions['vouch']): string {
  const sha256 = hash('sha256', text, 'hex');
  const proof = { format: 'outpost-audit-proof-1', sha256, head: head ?? null, ...vouch(fileMessage(sha256)) };
  return `${JSON.stringify(proof, null, 2)}\n`;
}
