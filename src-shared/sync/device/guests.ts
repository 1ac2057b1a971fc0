import { forgetAudit } from './forget-audit.ts';
import { forgetLeft } from './forget-left.ts';
import type { DeviceParts } from './parts.ts';

/** The number of no bucket: rows whose home this device does not hold, or not yet. */
const nowhere = 0;

/**
 * A decided command can leave a row whose home is not granted here: given to another branch, or the first of a new
 * home. It may stay until the next pull has told which; then its home is held or it goes.
 */
export function addGuest(parts: Pick<DeviceParts, 'core'>, table: string, id: string): void {
  parts.core
    .statements('INSERT OR IGNORE INTO extra_rows (bucket, table_name, row_id) VALUES (?, ?, ?)')
    .run(nowhere, table, id);
}

/** At the head: rows that no granted bucket holds leave the device. */
export function dismissGuests(parts: Pick<DeviceParts, 'core' | 'tables' | 'rows' | 'buckets'>): number {
  const { core, tables, rows, buckets } = parts;
  const guests = core.statements('SELECT table_name, row_id FROM extra_rows WHERE bucket = ?').all(nowhere) as {
    table_name: string;
    row_id: string;
  }[];
  let dismissed = 0;
  for (const guest of guests) {
    const table = tables.find(guest.table_name);
    const image = table && rows.findServerImage(table, guest.row_id);
    if (!table || !image || buckets.holdsHome(table.homeOfImage(image))) continue;
    if (isHeldByExtra(parts, guest.table_name, guest.row_id)) continue;
    rows.setServerImage(table, guest.row_id, undefined);
    dismissed += 1;
  }
  if (guests.length > 0) core.statements('DELETE FROM extra_rows WHERE bucket = ?').run(nowhere);
  return dismissed;
}

/** Whether a granted bucket that is not the row's home holds it. */
export function isHeldByExtra(parts: Pick<DeviceParts, 'core'>, table: string, id: string): boolean {
  return (
    parts.core
      .statements('SELECT 1 FROM extra_rows WHERE table_name = ? AND row_id = ? AND bucket <> ? LIMIT 1')
      .get(table, id, nowhere) !== undefined
  );
}

/** Takes rows out of the extra buckets before the server says so; those that a home holds here stay. */
export function dropExtras(
  parts: Pick<DeviceParts, 'core' | 'tables' | 'state' | 'rows' | 'left' | 'buckets'>,
  gone: readonly (readonly [table: string, id: string])[],
): number {
  const { core, tables, rows, buckets } = parts;
  let dropped = 0;
  for (const [name, id] of gone) {
    if (!isHeldByExtra(parts, name, id)) continue;
    core
      .statements('DELETE FROM extra_rows WHERE table_name = ? AND row_id = ? AND bucket <> ?')
      .run(name, id, nowhere);
    const table = tables.find(name);
    const image = table && rows.findServerImage(table, id);
    if (!table || !image || buckets.holdsHome(table.homeOfImage(image))) continue;
    rows.setServerImage(table, id, undefined);
    dropped += 1;
  }
  if (dropped > 0) {
    forgetLeft(parts);
    forgetAudit(parts);
  }
  return dropped;
}
