import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import type { FollowedTable } from './follow.model.ts';
import { follows, preferences, views } from './views.tables.ts';

export type ViewRecord = RowOf<typeof views>;
export type PreferenceRecord = RowOf<typeof preferences>;
export type FollowRecord = RowOf<typeof follows>;

export function findView(db: ReadDb, id: string): ViewRecord | undefined {
  return findRow(db, views, id);
}

export function listViewsOf(db: ReadDb, userId: string, room?: string): ViewRecord[] {
  const ofRoom = room ? ' AND t.room = ?' : '';
  return selectRows(
    db,
    views,
    `t.owner_id = ?${ofRoom} AND t.deleted_at IS NULL ORDER BY t.room, t.position, t.created_at, t.id`,
    userId,
    ...(room ? [room] : []),
  );
}

export function findPreference(db: ReadDb, userId: string, key: string): PreferenceRecord | undefined {
  return selectRows(db, preferences, 't.owner_id = ? AND t.key = ? ORDER BY t.id LIMIT 1', userId, key)[0];
}

export function listPreferencesOf(db: ReadDb, userId: string): PreferenceRecord[] {
  return selectRows(db, preferences, 't.owner_id = ? AND t.deleted_at IS NULL', userId);
}

export function findFollow(db: ReadDb, userId: string, table: string, recordId: string): FollowRecord | undefined {
  return selectRows(
    db,
    follows,
    't.owner_id = ? AND t.record_table = ? AND t.record_id = ? ORDER BY t.id LIMIT 1',
    userId,
    table,
    recordId,
  )[0];
}

/** Ids of the records of a table that the person starred. */
export function findFollowed(db: ReadDb, userId: string, table: FollowedTable): ReadonlySet<string> {
  const found = db.rows<{ record_id: string }>(
    'SELECT record_id FROM follows WHERE owner_id = ? AND record_table = ? AND deleted_at IS NULL',
    userId,
    table,
  );
  return new Set(found.map((row) => row.record_id));
}

/** One default per person and room; the one before steps back. */
export function setDefaultView(tx: WriteTx, userId: string, room: string, id: string): void {
  for (const view of listViewsOf(tx, userId, room)) tx.update(views, view.id, { isDefault: view.id === id });
}

/** The row as its owner knows it. */
export function viewOf({ branchId, deptId, createdBy, updatedBy, deletedAt, ...view }: ViewRecord) {
  return { ...view, ownerId: view.ownerId! };
}
