import { z } from 'zod';

/** The protocol this program speaks, and those a server still answers (the last two). */
export const protocolVersion = 1;
export const spokenProtocols: readonly number[] = [1];

export const maxPushCommands = 500;
export const maxPushBytes = 1_000_000;
export const maxPageRows = 2_000;
export const maxPageBytes = 2_000_000;
/** Failures of a command that are not its own fault before it is set aside. [sync 1.8] */
export const maxFailures = 5;

const shortId = z.string().min(1).max(80);
const version = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const handshakeRequest = z.object({
  protocol: z.number().int(),
  schema: z.number().int().min(0),
  incarnation: shortId,
  /** The epoch this device last synchronised with; null before its first time. */
  epoch: shortId.nullable(),
});
export type HandshakeRequest = z.infer<typeof handshakeRequest>;

export interface HandshakeReply {
  readonly protocol: number;
  readonly schema: number;
  readonly epoch: string;
  /** The last sequence the server knows of this incarnation. */
  readonly lastSeq: number;
  /** The server's clock, ms. */
  readonly now: number;
  readonly head: number;
  readonly serverName: string;
}

/**
 * One command on the wire: id, sequence, procedure, input, business time, schema version it was made under, hash of the
 * effects it had on the device, attempt (5.3), failures so far (1.8).
 */
export const wireCommand = z.tuple([
  z.uuid(),
  z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  z.string().min(1).max(120),
  z.unknown(),
  version,
  z.number().int().min(0),
  z.string().max(64),
  z.number().int().min(0).max(1_000_000),
  z.number().int().min(0).max(1_000_000),
]);
export type WireCommand = z.infer<typeof wireCommand>;

export const pushRequest = z.object({
  epoch: shortId,
  incarnation: shortId,
  /** The person whose commands these are; must be the device's own. */
  by: z.string().max(80),
  commands: z.array(wireCommand).min(1).max(maxPushCommands),
});
export type PushRequest = z.infer<typeof pushRequest>;

export type Decision = 'applied' | 'merged' | 'conflict' | 'refused';

export interface WireRefusal {
  readonly code: string;
  readonly [detail: string]: unknown;
}

/** The answer to one command; a duplicate carries its first answer. */
export type PushResult =
  | readonly [id: string, status: 'applied' | 'merged' | 'failed']
  | readonly [id: string, status: 'conflict', fields: readonly string[]]
  | readonly [id: string, status: 'refused', refusal: WireRefusal]
  | readonly [id: string, status: 'duplicate', first: Decision, refusal?: WireRefusal];

/** Values as the database keeps them, in the order of the table's columns. */
export type ImageValues = readonly unknown[];

/** Current rows of the server; `null` where the person has no such row. */
export interface ImageBatch {
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly rows: readonly (readonly [table: string, id: string, values: ImageValues | null])[];
}

export interface PushReply {
  readonly results: readonly PushResult[];
  readonly images: ImageBatch;
}

export const pullRequest = z.object({
  epoch: shortId,
  /** What the device believes to be granted; `buckets` stands in where the server believes otherwise. */
  hash: z.string().max(80),
  /** The cursor of every granted bucket, where all stand at the same version. */
  cursor: version,
  /** Each bucket's cursor, where they differ. */
  buckets: z
    .array(z.tuple([z.number().int(), version]))
    .max(1_000_000)
    .nullable(),
  /** The head when the device began to read buckets from zero, while it does: its low cursors are not old ones. */
  since: version.nullable(),
});
export type PullRequest = z.infer<typeof pullRequest>;

export const bucketKinds = ['scope', 'global', 'self', 'extra'] as const;
export type BucketKind = (typeof bucketKinds)[number];

export type WireBucket = readonly [
  id: number,
  kind: BucketKind,
  branchId: string | null,
  deptId: string | null,
  ownerId: string | null,
];

/** Why a row left a bucket: named reasons that do not ask. [sync 3.3] */
export const removalReasons = ['moved', 'deleted', 'unshared'] as const;
export type RemovalReason = (typeof removalReasons)[number];

/** A row's image in a bucket, or (a number in place of values) the reason of its removal. */
export type PageRow = readonly [
  table: string,
  bucket: number,
  version: number,
  id: string,
  values: ImageValues | number,
];

export interface PullPage {
  readonly epoch: string;
  readonly hash: string;
  /** Changes where masking changes: every image is read again. */
  readonly mask: string;
  readonly added: readonly WireBucket[];
  readonly lost: readonly number[];
  /** Buckets whose cursor is older than the tombstones: they are read again by mark and sweep. */
  readonly stale: readonly number[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly rows: readonly PageRow[];
  /** Every cursor below moves here; with `only`, just those of these buckets. */
  readonly bound: number;
  readonly only?: readonly number[];
  readonly more: boolean;
  readonly head: number;
  /** The server's clock when the page was read. */
  readonly at: number;
  /** Rows still to come, about; for the progress of a first download. */
  readonly left?: number;
}

/** The server asks for the list of buckets because the hash did not match. */
export interface NeedBuckets {
  readonly need: 'buckets';
}

export const proofRequest = pullRequest;
export type ProofRequest = PullRequest;

/** Per bucket that did not move since the cursor: rows, sum and non-linear sum of their versions. */
export type BucketProof = readonly [bucket: number, count: number, sum: number, mix: number];
export interface ProofReply {
  readonly proofs: readonly BucketProof[];
  /** Buckets left out because they moved, or were taken away, meanwhile. */
  readonly moved: readonly number[];
}

export const resultsRequest = z.object({ ids: z.array(z.uuid()).max(10_000) });
export type ResultsRequest = z.infer<typeof resultsRequest>;
export interface ResultsReply {
  readonly results: readonly (readonly [id: string, attempt: number, status: Decision])[];
}

/** A device's own audit on its way: what was no command, and where its chain stands. */
export const auditRequest = z.object({
  incarnation: shortId,
  publicKey: z.string().max(200),
  head: z.object({
    seq: version,
    hash: z.string().length(64),
    decisionSeq: version,
    decisionHash: z.string().length(64),
    at: version,
    keyId: z.string().length(32),
    signature: z.string().max(200),
  }),
  /** The hash this device has where the server last saw its chain. */
  prior: z.object({ seq: version, hash: z.string().max(64).nullable() }).nullable(),
  events: z.array(z.tuple([version, z.string().max(60), version, z.string().max(4_000)])).max(500),
});
export type AuditRequest = z.infer<typeof auditRequest>;

export interface AuditReply {
  /** The last event the server has, and where it last saw the chain. */
  readonly taken: number;
  readonly anchor: number;
}

/** Why a whole request was not answered; nothing of it was decided. */
export const syncErrorCodes = [
  'EPOCH_CHANGED',
  'FORKED',
  'SEQUENCE_GAP',
  'TOO_LARGE',
  'MALFORMED',
  'PROTOCOL_TOO_OLD',
  'PROTOCOL_TOO_NEW',
  'SCHEMA_TOO_NEW',
  'DEVICE_REVOKED',
  'PERSON_INACTIVE',
  'SERVER_BUSY',
  'CONTENT_REFUSED',
] as const;
export type SyncErrorCode = (typeof syncErrorCodes)[number];

export class SyncError extends Error {
  readonly code: SyncErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  constructor(code: SyncErrorCode, details: Record<string, unknown> = {}) {
    super(code);
    this.name = 'SyncError';
    this.code = code;
    this.details = details;
  }
}

/** What a device asks of a server; the network stands behind it, or the simulator's. */
export interface SyncTransport {
  handshake(request: HandshakeRequest): Promise<HandshakeReply>;
  push(request: PushRequest): Promise<PushReply>;
  pull(request: PullRequest): Promise<PullPage | NeedBuckets>;
  proof(request: ProofRequest): Promise<ProofReply | NeedBuckets>;
  results(request: ResultsRequest): Promise<ResultsReply>;
  /** Resolves when the last request has left: work that holds this process may follow. Absent where nothing can leave meanwhile. */
  left?(): Promise<void>;
  /** Absent where a transport has none, as of a server of 0.1.0. */
  audit?(request: AuditRequest): Promise<AuditReply>;
  /** Pages of a first download in one stream; absent where a transport has none. */
  bulk?(request: PullRequest): AsyncIterable<PullPage>;
}
