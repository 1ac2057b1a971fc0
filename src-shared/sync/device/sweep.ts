import type { TableInfo } from '../synced-tables.ts';
import { listImagesIn } from './apply-page.ts';
import type { DeviceBucket } from './buckets.ts';
import { isHeldByExtra } from './guests.ts';
import type { DeviceParts } from './parts.ts';

/** A sweep that takes more than this share of a bucket, and more than a handful, asks first. [sync 8.4] */
const askShare = 1 / 5;
const askRows = 10;

/** At the head: buckets that were read again lose the rows that did not come. Returns how many rows left. */
export function finishSweeps(parts: DeviceParts, now: number): number {
  let removed = 0;
  for (const bucket of parts.buckets.list()) {
    if (bucket.sweep === 1 || bucket.sweep === 3) removed += finishSweep(parts, bucket, now);
  }
  return removed;
}

function finishSweep(parts: DeviceParts, bucket: DeviceBucket, now: number): number {
  const { core, buckets, rows, incidents } = parts;
  const { total, unseen } = bucket.kind === 'extra' ? unseenExtras(parts, bucket) : unseenRows(parts, bucket);
  if (bucket.sweep === 1 && unseen.length > askRows && unseen.length > total * askShare) {
    buckets.setSweep(bucket.id, 2);
    incidents.note('massRemoval', now, { bucket: bucket.id, rows: unseen.length, of: total }, 'asking');
    return 0;
  }
  for (const { table, id } of unseen) {
    if (bucket.kind === 'extra') {
      core
        .statements('DELETE FROM extra_rows WHERE bucket = ? AND table_name = ? AND row_id = ?')
        .run(bucket.id, table.name, id);
      const image = rows.findServerImage(table, id);
      if (!image || buckets.holdsHome(table.homeOfImage(image))) continue;
    }
    if (!isHeldByExtra(parts, table.name, id)) rows.setServerImage(table, id, undefined);
  }
  if (bucket.id < 0) buckets.remove(bucket.id);
  else buckets.setSweep(bucket.id, 0);
  core.statements('DELETE FROM sync_seen WHERE bucket = ?').run(bucket.id);
  return unseen.length;
}

/** A person lets a stopped sweep go on, or keeps the rows for now: the next proof asks again. */
export function answerIncident(parts: DeviceParts, id: number, proceed: boolean): boolean {
  const incident = parts.incidents.find(id);
  if (incident?.state !== 'asking') return false;
  parts.core.ledger.transaction(() => {
    const bucket = Number(incident.detail.bucket);
    parts.buckets.setSweep(bucket, proceed ? 3 : 0);
    parts.incidents.answer(id);
  });
  return true;
}

interface Unseen {
  readonly total: number;
  readonly unseen: { table: TableInfo; id: string }[];
}

function unseenRows(parts: DeviceParts, bucket: DeviceBucket): Unseen {
  const isSeen = parts.core.statements('SELECT 1 FROM sync_seen WHERE bucket = ? AND table_name = ? AND row_id = ?');
  let total = 0;
  const unseen: Unseen['unseen'] = [];
  for (const table of parts.tables.list) {
    if (table.home !== bucket.kind) continue;
    const ids = listImagesIn(parts, table, bucket);
    total += ids.length;
    for (const id of ids) if (!isSeen.get(bucket.id, table.name, id)) unseen.push({ table, id });
  }
  return { total, unseen };
}

function unseenExtras(parts: DeviceParts, bucket: DeviceBucket): Unseen {
  const held = parts.core
    .statements(
      'SELECT e.table_name, e.row_id, s.row_id AS seen FROM extra_rows e LEFT JOIN sync_seen s ON s.bucket = e.bucket AND s.table_name = e.table_name AND s.row_id = e.row_id WHERE e.bucket = ?',
    )
    .all(bucket.id) as { table_name: string; row_id: string; seen: string | null }[];
  const unseen = held.flatMap((row) => {
    const table = parts.tables.find(row.table_name);
    return table && row.seen === null ? [{ table, id: row.row_id }] : [];
  });
  return { total: held.length, unseen };
}
