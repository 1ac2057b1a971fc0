import type { Actor } from '../../kernel/scope.ts';
import { bucketOf, holdsNoun } from '../facets.ts';
import {
  type ImageValues,
  maxPageBytes,
  maxPageRows,
  type NeedBuckets,
  type PageRow,
  type PullPage,
  type PullRequest,
} from '../protocol.ts';
import type { Grants } from './buckets.ts';
import { facetFilter } from './facet-filter.ts';
import type { ServerParts } from './parts.ts';
import { findHorizon } from './tombstones.ts';

interface FeedRow {
  bucket: number;
  table_name: string;
  row_id: string;
  version: number;
  removed: number;
}
type Cursors = Map<number, number>;

export interface Standing {
  readonly grants: Grants;
  /** Of every granted bucket. */
  readonly cursors: Cursors;
  readonly added: readonly number[];
  readonly lost: readonly number[];
  readonly stale: readonly number[];
}

/** The next page of what changed in the person's buckets, in version order. [sync 3.5] */
export function handlePull(parts: ServerParts, actor: Actor, request: PullRequest): PullPage | NeedBuckets {
  const standing = findStanding(parts, actor, request);
  return standing ? readPage(parts, actor, standing, [...standing.grants.ids]) : { need: 'buckets' };
}

/** All pages up to the head, the person's own buckets first. [sync 10.1] */
export function* handleBulk(parts: ServerParts, actor: Actor, request: PullRequest): Generator<PullPage> {
  let standing = findStanding(parts, actor, request);
  if (!standing) return;
  const own = new Set(parts.feed.buckets.ownOf(standing.grants, actor.userId));
  let left = countLeft(parts, standing);
  for (const phase of [[...own], [...standing.grants.ids]]) {
    if (phase.length === 0) continue;
    for (;;) {
      const page = readPage(parts, actor, standing, phase);
      for (const bucket of phase) {
        standing.cursors.set(bucket, Math.max(standing.cursors.get(bucket) ?? 0, page.bound));
      }
      const isWhole = phase.length === standing.grants.ids.size;
      left = Math.max(0, left - page.rows.length);
      yield { ...page, left, ...(isWhole ? {} : { only: phase, more: true }) };
      standing = { ...standing, added: [], lost: [], stale: [] };
      if (!page.more) break;
    }
  }
}

/** What the device holds against what the person may hold now; undefined where the device must send its list. */
export function findStanding(parts: ServerParts, actor: Actor, request: PullRequest): Standing | undefined {
  const grants = parts.feed.buckets.grantsOf(actor);
  const horizon = findHorizon(parts.core.statements);
  const cursors: Cursors = new Map();
  const stale: number[] = [];
  const take = (bucket: number, cursor: number) => {
    const isStale = cursor > 0 && cursor < horizon && (request.since === null || request.since < horizon);
    if (isStale) stale.push(bucket);
    cursors.set(bucket, isStale ? 0 : cursor);
  };
  if (request.buckets === null) {
    if (request.hash !== grants.hash) return undefined;
    for (const bucket of grants.ids) take(bucket, request.cursor);
    return { grants, cursors, added: [], lost: [], stale };
  }
  const lost: number[] = [];
  for (const [bucket, cursor] of request.buckets) {
    if (grants.ids.has(bucket)) take(bucket, cursor);
    else lost.push(bucket);
  }
  const added = [...grants.ids].filter((bucket) => !cursors.has(bucket));
  for (const bucket of added) cursors.set(bucket, 0);
  return { grants, cursors, added, lost, stale };
}

function readPage(parts: ServerParts, actor: Actor, standing: Standing, among: readonly number[]): PullPage {
  const { feed, core } = parts;
  const heads = feed.heads();
  const active = among.filter((bucket) => (heads.get(bucketOf(bucket)) ?? 0) > standing.cursors.get(bucket)!);
  const { pageRows = maxPageRows } = parts;
  const chunk = Math.max(Math.ceil(pageRows / Math.max(active.length, 1)), Math.min(pageRows, 32));
  const head = feed.versions.head();
  let bound = head;
  let more = false;
  const entries: FeedRow[] = [];
  for (const bucket of active) {
    const { sql, values } = facetFilter(parts.tables, bucket);
    const rows = core
      .statements(
        `SELECT table_name, row_id, version, removed FROM feed WHERE bucket = ? AND version > ? AND ${sql} ORDER BY version LIMIT ?`,
      )
      .all(bucketOf(bucket), standing.cursors.get(bucket)!, ...values, chunk) as Omit<FeedRow, 'bucket'>[];
    if (rows.length === chunk) {
      more = true;
      bound = Math.min(bound, rows.at(-1)!.version);
    }
    for (const row of rows) entries.push({ ...row, bucket });
  }
  const inOrder = entries.filter((entry) => entry.version <= bound).sort((a, b) => a.version - b.version);
  const page = readImages(parts, actor, inOrder);
  if (page.cutAt !== undefined) {
    bound = page.cutAt;
    more = true;
  }
  return {
    epoch: parts.epoch(),
    hash: standing.grants.hash,
    mask: standing.grants.mask,
    added: standing.added.map((bucket) => feed.buckets.toWire(bucket)),
    lost: standing.lost,
    stale: standing.stale,
    columns: page.columns,
    rows: page.rows,
    bound,
    more,
    head,
    at: core.ports.clock.now(),
  };
}

interface Images {
  readonly columns: Record<string, readonly string[]>;
  readonly rows: PageRow[];
  /** The last version that fitted, where not all did. */
  readonly cutAt: number | undefined;
}

function readImages(parts: ServerParts, actor: Actor, entries: readonly FeedRow[]): Images {
  const columns: Record<string, readonly string[]> = {};
  const rows: PageRow[] = [];
  let bytes = 0;
  let last = 0;
  for (const { bucket, table_name: name, row_id: id, version, removed } of entries) {
    // All entries of one version go together: the cursor cannot stand between them.
    if (bytes > maxPageBytes && version !== last) return { columns, rows, cutAt: last };
    last = version;
    const table = parts.tables.find(name);
    if (!table) continue;
    if (removed > 0) {
      rows.push([name, bucket, version, id, removed]);
      bytes += 80;
      continue;
    }
    const values = parts.image(actor, table, id);
    if (!values || !holdsNoun(bucket, table.homeOfImage(values).noun ?? null)) continue;
    columns[name] ??= table.columns;
    rows.push([name, bucket, version, id, values]);
    bytes += sizeOf(values);
  }
  return { columns, rows, cutAt: undefined };
}

/** About as many bytes as JSON will take. */
function sizeOf(values: ImageValues): number {
  let bytes = 60;
  for (const value of values) bytes += typeof value === 'string' ? value.length * 2 + 3 : 8;
  return bytes;
}

function countLeft(parts: ServerParts, { cursors }: Standing): number {
  const heads = parts.feed.heads();
  let left = 0;
  for (const [bucket, cursor] of cursors) {
    if ((heads.get(bucketOf(bucket)) ?? 0) <= cursor) continue;
    const { sql, values } = facetFilter(parts.tables, bucket);
    const row = parts.core
      .statements(`SELECT count(*) AS count FROM feed WHERE bucket = ? AND version > ? AND ${sql}`)
      .get(bucketOf(bucket), cursor, ...values) as { count: number };
    left += row.count;
  }
  return left;
}
