import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import type { Notice, NoticeKind } from './notice.model.ts';
import type { PoolKind } from './pool.model.ts';
import { poolNotices } from './pools.tables.ts';

/** Tells somebody; nobody is told of nobody. */
export function addNotice(
  tx: WriteTx,
  ownerId: string | null,
  kind: NoticeKind,
  recordKind: PoolKind,
  record: { readonly id: string; readonly name: string },
): void {
  if (ownerId === null) return;
  tx.insert(poolNotices, {
    id: tx.newId(),
    ownerId,
    kind,
    recordKind,
    recordId: record.id,
    recordName: record.name,
    at: tx.at,
    seenAt: null,
  });
}

/** What somebody was told and has not seen yet, the latest first. */
export function listNotices(db: ReadDb, userId: string, limit: number): Notice[] {
  return db.rows<Notice>(
    `SELECT id, kind, record_kind AS "recordKind", record_id AS "recordId", record_name AS "recordName", at
     FROM pool_notices WHERE owner_id = ? AND seen_at IS NULL AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT ?`,
    userId,
    limit,
  );
}
