import { chinaDate } from '../../kernel/china/dates.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor, Scope } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRoom } from './capacity.repository.ts';
import type { ClaimCode, ClaimRefused, PoolKind } from './pool.model.ts';
import { findPool, findStanding, isInPool, type PoolRecord } from './pools.repository.ts';

/** A customer or lead as a claim looks at it. */
export interface Claimable extends Scope {
  readonly id: string;
  readonly poolId: string | null;
  readonly enteredPoolAt: number | null;
  readonly prevOwnerId: string | null;
  readonly isDeal: boolean;
  /** Another record of the same company has an owner. */
  readonly isDuplicate: boolean;
}

const dayMs = 86_400_000;

/**
 * Whether the actor may take the record out of its pool now. The guards stand in the order in which a person is told
 * (M4); the server asks them again in the order of arrival, so of two who claimed offline the first one keeps it.
 */
export function checkClaim(
  tx: WriteTx,
  actor: Actor,
  kind: PoolKind,
  record: Claimable,
): Result<PoolRecord, ClaimRefused> {
  const no = (code: ClaimCode, more: { limit?: number; until?: number } = {}) =>
    refuse<ClaimRefused>({
      code,
      recordId: record.id,
      limit: more.limit ?? null,
      until: more.until === undefined ? null : chinaMinute(more.until),
    });
  const poolId = record.poolId ?? findPoolBefore(tx, record.id);
  const pool = poolId === null ? undefined : findPool(tx, poolId);
  const who = findStanding(tx, actor.userId);
  if (!pool || !who || !pool.enabled || pool.deletedAt !== null || !isInPool(pool, who)) return no('CLAIM_NOT_MEMBER');
  if (record.ownerId !== null || record.poolId === null) return no('CLAIM_TAKEN');

  const room = findRoom(tx, kind, actor.userId);
  if (room && room.count >= room.limit) return no('CLAIM_CAPACITY', { limit: room.limit });

  const claims = readClaims(tx, actor.userId, pool.id);
  if (pool.claimDailyLimit !== null && claims.today >= pool.claimDailyLimit) {
    return no('CLAIM_DAILY_LIMIT', { limit: pool.claimDailyLimit });
  }
  const nextAt = claims.lastAt + pool.minIntervalMin * 60_000;
  if (tx.at < nextAt) return no('CLAIM_TOO_SOON', { until: nextAt });

  const entered = record.enteredPoolAt ?? 0;
  const cooled = entered + pool.prevOwnerCooldownDays * dayMs;
  if (record.prevOwnerId === actor.userId && tx.at < cooled) return no('CLAIM_COOLDOWN', { until: cooled });
  const open = entered + pool.newProtectDays * dayMs;
  if (tx.at < open) return no('CLAIM_PROTECTED', { until: open });
  if (record.isDeal) return no('CLAIM_DEAL');
  if (record.isDuplicate) return no('CLAIM_DUPLICATE');
  return ok(pool);
}

/** Day and time as people in China read them; rounded up, so that nobody comes a minute early. */
function chinaMinute(at: number): string {
  return new Date(at + 8 * 3_600_000 + 59_999).toISOString().slice(0, 16).replace('T', ' ');
}

/** Daily limits count this log and nothing else: what a person made or was given is no claim. */
function readClaims(tx: WriteTx, userId: string, poolId: string): { today: number; lastAt: number } {
  const midnight = Date.parse(`${chinaDate(tx.at)}T00:00:00+08:00`);
  const row = tx.row<{ today: number; lastAt: number | null }>(
    'SELECT count(*) FILTER (WHERE at >= ? AND at < ?) AS today, max(at) AS "lastAt" FROM pool_claims WHERE owner_id = ? AND pool_id = ?',
    midnight,
    midnight + dayMs,
    userId,
    poolId,
  )!;
  return { today: row.today, lastAt: row.lastAt ?? Number.NEGATIVE_INFINITY };
}

/** The pool from which somebody took the record last. */
function findPoolBefore(tx: WriteTx, recordId: string): string | null {
  const row = tx.row<{ poolId: string | null }>(
    'SELECT from_pool_id AS "poolId" FROM owner_changes WHERE record_id = ? AND from_pool_id IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1',
    recordId,
  );
  return row?.poolId ?? null;
}
