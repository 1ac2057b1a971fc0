import { bucketOf, holdsNoun } from '../facets.ts';
import type { PageRow, PullPage, WireBucket } from '../protocol.ts';
import { homeKey, type TableInfo } from '../synced-tables.ts';
import type { DeviceBucket } from './buckets.ts';
import { toLocalValues } from './columns.ts';
import { forgetLeft } from './forget-left.ts';
import { isHeldByExtra } from './guests.ts';
import type { DeviceParts } from './parts.ts';

export interface AppliedPage {
  received: number;
  removed: number;
  /** Everything is read again from zero: pages of the same reading behind this one are not for these cursors. */
  isAnew: boolean;
}

/** Stores a page and its cursors, all or none. Applying it twice is the same as once. [sync 3.6] */
export function applyPage(parts: DeviceParts, page: PullPage): AppliedPage {
  const { buckets, state } = parts;
  const applied: AppliedPage = { received: 0, removed: 0, isAnew: false };
  for (const id of page.lost) applied.removed += dropBucket(parts, id, page.added);
  for (const bucket of page.added) buckets.add(bucket);
  for (const id of page.stale) buckets.startSweep(id);
  const isReading = page.added.length > 0 || buckets.list().some((bucket) => bucket.sweep !== 0);
  if (isReading && state.get('readingSince') === undefined) state.set('readingSince', String(page.head));
  const isNarrower = page.lost.length > 0 || page.rows.some((row) => isEndOfShare(parts, row));
  for (const row of page.rows) applyRow(parts, page, row, applied);
  buckets.raise(page.bound, page.only);
  if (state.get('grants') !== page.hash) state.set('grants', page.hash);
  if (state.get('mask') !== page.mask) {
    // What came under another mask is read again, nothing is wiped meanwhile. [sync 3.5]
    const before = state.get('mask');
    applied.isAnew = before !== undefined;
    if (before !== undefined) {
      const isAll = !isOfGlobalOnly(before, page.mask);
      for (const { id, kind } of buckets.list()) if (isAll || kind === 'global') buckets.startSweep(id);
    }
    state.set('mask', page.mask);
  }
  if (isNarrower && applied.removed > 0) forgetLeft(parts);
  return applied;
}

/** What `global:` marks cover stands in rows that everybody has: nobody's records have to be read again for it. */
function isOfGlobalOnly(before: string, now: string): boolean {
  const [left, right] = [new Set(before.split(',')), new Set(now.split(','))];
  const changed = [...left, ...right].filter((mark) => left.has(mark) !== right.has(mark));
  return changed.every((mark) => mark === '' || mark.startsWith('global:'));
}

function isEndOfShare({ buckets }: DeviceParts, [, bucketId, , , values]: PageRow): boolean {
  return typeof values === 'number' && buckets.find(bucketId)?.kind === 'extra';
}

function applyRow(parts: DeviceParts, page: PullPage, row: PageRow, applied: AppliedPage): void {
  const [name, bucketId, , id, values] = row;
  const table = parts.tables.find(name);
  const bucket = parts.buckets.find(bucketId);
  if (!table || !bucket) return;
  if (typeof values === 'number') {
    applied.removed += applyMarker(parts, table, bucket, id) ? 1 : 0;
    return;
  }
  const columns = page.columns[name]!;
  const isComplete = columns.length >= table.columns.length;
  const current = isComplete ? undefined : parts.rows.findServerImage(table, id);
  parts.rows.setServerImage(table, id, toLocalValues(table, columns, values, current));
  if (table.copies) parts.left.note(id);
  if (bucket.kind === 'extra') {
    parts.core
      .statements('INSERT OR IGNORE INTO extra_rows (bucket, table_name, row_id) VALUES (?, ?, ?)')
      .run(bucket.id, name, id);
  }
  if (bucket.sweep !== 0) {
    parts.core
      .statements('INSERT OR IGNORE INTO sync_seen (bucket, table_name, row_id) VALUES (?, ?, ?)')
      .run(bucket.id, name, id);
  }
  applied.received += 1;
}

/** Removes the row only if nothing granted holds it any more. [sync 3.7] */
function applyMarker(parts: DeviceParts, table: TableInfo, bucket: DeviceBucket, id: string): boolean {
  const { core, rows, buckets } = parts;
  core
    .statements('DELETE FROM sync_seen WHERE bucket = ? AND table_name = ? AND row_id = ?')
    .run(bucket.id, table.name, id);
  const image = rows.findServerImage(table, id);
  if (bucket.kind === 'extra') {
    core
      .statements('DELETE FROM extra_rows WHERE bucket = ? AND table_name = ? AND row_id = ?')
      .run(bucket.id, table.name, id);
    if (!image || buckets.holdsHome(table.homeOfImage(image))) return false;
  } else if (!image || homeKey(table.homeOfImage(image)) !== homeKey(bucket)) {
    return false;
  }
  if (isHeldByExtra(parts, table.name, id)) return false;
  rows.setServerImage(table, id, undefined);
  return true;
}

/**
 * A bucket was taken away: its rows leave the device now, waiting changes to them stay in the outbox. Where another facet
 * of the same home comes in its place, rows that it lets through too stay. [sync 3.8, 3.11]
 */
function dropBucket(parts: DeviceParts, id: number, added: readonly WireBucket[]): number {
  const { core, tables, buckets, rows } = parts;
  const bucket = buckets.find(id);
  if (!bucket) return 0;
  const next = added.find(([other, kind]) => kind === bucket.kind && bucketOf(other) === bucketOf(id))?.[0];
  if (bucket.kind === 'extra') return dropExtraBucket(parts, id, next);
  if (next === undefined) buckets.remove(id);
  core.statements('DELETE FROM sync_seen WHERE bucket = ?').run(id);
  let removed = 0;
  for (const table of tables.list) {
    if (table.home !== bucket.kind) continue;
    if (next !== undefined && table.nounColumn === null && holdsNoun(next, table.noun)) continue;
    for (const rowId of listImagesIn(parts, table, bucket)) {
      const image = next !== undefined && table.nounColumn !== null && rows.findServerImage(table, rowId);
      if (image && holdsNoun(next!, table.homeOfImage(image).noun ?? null)) continue;
      if (isHeldByExtra(parts, table.name, rowId)) continue;
      rows.setServerImage(table, rowId, undefined);
      removed += 1;
    }
  }
  return removed;
}

/** What another facet of the same share lets through too stays under that facet. */
function dropExtraBucket({ core, tables, buckets, rows }: DeviceParts, id: number, next: number | undefined): number {
  buckets.remove(id);
  core.statements('DELETE FROM sync_seen WHERE bucket = ?').run(id);
  const held = core.statements('DELETE FROM extra_rows WHERE bucket = ? RETURNING table_name, row_id').all(id) as {
    table_name: string;
    row_id: string;
  }[];
  let removed = 0;
  for (const { table_name: name, row_id: rowId } of held) {
    const table = tables.find(name);
    const image = table && rows.findServerImage(table, rowId);
    if (!table || !image) continue;
    if (next !== undefined && holdsNoun(next, table.homeOfImage(image).noun ?? null)) {
      core
        .statements('INSERT OR IGNORE INTO extra_rows (bucket, table_name, row_id) VALUES (?, ?, ?)')
        .run(next, name, rowId);
      continue;
    }
    if (buckets.holdsHome(table.homeOfImage(image)) || isHeldByExtra({ core }, name, rowId)) continue;
    rows.setServerImage(table, rowId, undefined);
    removed += 1;
  }
  return removed;
}

/** Ids of the rows whose server image is at home in the bucket. */
export function listImagesIn(parts: DeviceParts, table: TableInfo, bucket: DeviceBucket): string[] {
  const { statements } = parts.core;
  const [branch, dept, owner] = table.homeColumns;
  const conditions: string[] = [];
  const values: unknown[] = [];
  for (const [column, value] of [
    [branch, bucket.branchId],
    [dept, bucket.deptId],
    [owner, bucket.ownerId],
  ] as const) {
    if (column === null) continue;
    conditions.push(`t."${column}" IS ?`);
    values.push(value);
  }
  const where = conditions.length > 0 ? conditions.join(' AND ') : '1';
  const visible = statements(
    `SELECT t.id FROM "${table.name}" t WHERE ${where} AND NOT EXISTS (SELECT 1 FROM shadow_rows s WHERE s.table_name = '${table.name}' AND s.row_id = t.id)`,
  ).all(...values) as { id: string }[];
  const shadowed = (
    statements('SELECT row_id FROM shadow_rows WHERE table_name = ? AND image IS NOT NULL').all(table.name) as {
      row_id: string;
    }[]
  ).filter(({ row_id: id }) => {
    const image = parts.rows.findServerImage(table, id);
    return image !== undefined && homeKey(table.homeOfImage(image)) === homeKey(bucket);
  });
  return [...visible.map((row) => row.id), ...shadowed.map((row) => row.row_id)];
}
