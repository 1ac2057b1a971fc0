import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type CapacityFull, capacityFor, type LockQuotaFull } from './capacity.model.ts';
import type { PoolKind } from './pool.model.ts';
import { type CapacityRecord, findStanding, listCapacities } from './pools.repository.ts';

/** What a person may own and owns; undefined where nothing limits them. */
export function findRoom(db: ReadDb, kind: PoolKind, userId: string): { limit: number; count: number } | undefined {
  const capacity = findCapacity(db, kind, userId);
  if (!capacity || capacity.maxOwned === null) return undefined;
  return { limit: capacity.maxOwned, count: countOwned(db, capacity, userId) };
}

/** Whether the person may own as many more. */
export function checkCapacity(db: ReadDb, kind: PoolKind, userId: string, more: number): Result<void, CapacityFull> {
  const room = findRoom(db, kind, userId);
  if (!room || room.count + more <= room.limit) return ok(undefined);
  const ownerName = db.row<{ name: string }>('SELECT name FROM users WHERE id = ?', userId)?.name ?? '';
  return refuse({ code: 'CAPACITY_FULL', ownerName, ...room });
}

/** Whether the person may lock as many more customers against recycling. */
export function checkLockQuota(db: ReadDb, userId: string, more: number): Result<void, LockQuotaFull> {
  const limit = findCapacity(db, 'customer', userId)?.maxLocked ?? null;
  if (limit === null) return ok(undefined);
  const { total } = db.row<{ total: number }>(
    'SELECT count(*) AS total FROM customers WHERE owner_id = ? AND locked_at IS NOT NULL AND deleted_at IS NULL',
    userId,
  )!;
  return total + more <= limit ? ok(undefined) : refuse({ code: 'LOCK_QUOTA_FULL', limit });
}

function findCapacity(db: ReadDb, kind: PoolKind, userId: string): CapacityRecord | undefined {
  const capacities = listCapacities(db);
  const who = capacities.length === 0 ? undefined : findStanding(db, userId);
  return who && (capacityFor(capacities, kind, who) as CapacityRecord | undefined);
}

function countOwned(db: ReadDb, { kind, countsDeal, countsKey }: CapacityRecord, userId: string): number {
  if (kind === 'lead') {
    return count(
      db,
      "leads WHERE owner_id = ? AND deleted_at IS NULL AND status IN ('pending', 'following', 'qualified')",
      userId,
    );
  }
  const noDeal = countsDeal ? '' : "AND lifecycle NOT IN ('won', 'repeat') AND last_deal_at IS NULL";
  const noKey = countsKey ? '' : 'AND is_key = 0';
  return count(
    db,
    `customers WHERE owner_id = ? AND deleted_at IS NULL AND merged_into IS NULL ${noDeal} ${noKey}`,
    userId,
  );
}

function count(db: ReadDb, from: string, userId: string): number {
  return db.row<{ total: number }>(`SELECT count(*) AS total FROM ${from}`, userId)!.total;
}
