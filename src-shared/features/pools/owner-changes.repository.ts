import type { Scope } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findNames } from '../people/people.repository.ts';
import type { OwnerChange, OwnerChangeKind } from './owner-change.model.ts';
import { type PoolKind, poolTables } from './pool.model.ts';
import { ownerChanges, poolClaims } from './pools.tables.ts';

interface Owned extends Scope {
  readonly id: string;
  readonly poolId: string | null;
}

interface Note {
  readonly kind: OwnerChangeKind;
  readonly reason?: string | null | undefined;
  readonly remark?: string | null | undefined;
}

/** Keeps who had the record and where it went; `home` is where it is from now on. */
export function noteOwnerChange(tx: WriteTx, kind: PoolKind, record: Owned, home: Scope, note: Note): void {
  tx.insert(ownerChanges, {
    id: tx.newId(),
    recordTable: poolTables[kind],
    recordId: record.id,
    kind: note.kind,
    fromOwnerId: record.ownerId,
    toOwnerId: home.ownerId,
    fromPoolId: record.poolId,
    toPoolId: home.ownerId === null ? home.deptId : null,
    reason: note.reason ?? null,
    remark: note.remark ?? null,
    at: tx.at,
    branchId: home.branchId,
    deptId: home.deptId,
    ownerId: home.ownerId,
  });
}

/** One line in the claim log. */
export function noteClaim(tx: WriteTx, kind: PoolKind, poolId: string, recordId: string, userId: string): void {
  tx.insert(poolClaims, { id: tx.newId(), ownerId: userId, poolId, kind, recordId, at: tx.at });
}

interface Row {
  readonly id: string;
  readonly recordId: string;
  readonly kind: OwnerChangeKind;
  readonly fromOwnerId: string | null;
  readonly toOwnerId: string | null;
  readonly fromPoolId: string | null;
  readonly toPoolId: string | null;
  readonly reason: string | null;
  readonly remark: string | null;
  readonly at: number;
  readonly createdBy: string | null;
}

/** Everybody who had the record, the latest first. Who may see the record may see this. */
export function listOwnerChanges(db: ReadDb, recordId: string): OwnerChange[] {
  const names = findNames(db);
  const found = db.rows<Row>(
    `SELECT id, record_id AS "recordId", kind, from_owner_id AS "fromOwnerId", to_owner_id AS "toOwnerId",
       from_pool_id AS "fromPoolId", to_pool_id AS "toPoolId", reason, remark, at, created_by AS "createdBy"
     FROM owner_changes WHERE record_id = ? AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 200`,
    recordId,
  );
  return found.map(({ fromOwnerId, toOwnerId, fromPoolId, toPoolId, createdBy, ...row }) => ({
    ...row,
    fromOwnerName: names.user(fromOwnerId),
    toOwnerName: names.user(toOwnerId),
    fromPoolName: names.department(fromPoolId),
    toPoolName: names.department(toPoolId),
    byName: names.user(createdBy),
  }));
}
