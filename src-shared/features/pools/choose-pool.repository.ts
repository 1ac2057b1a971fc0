import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import type { PoolKind, PoolNotFound } from './pool.model.ts';
import { findPool, findPoolOf, findStanding, isInPool, type PoolRecord } from './pools.repository.ts';

/** The pool that was named, if the actor or the owner belongs to it; else the owner's first one. Exactly one. */
export function choosePool(
  db: ReadDb,
  actor: Actor,
  kind: PoolKind,
  wanted: string | undefined,
  ownerId: string | null,
): Result<PoolRecord, PoolNotFound> {
  const none = refuse<PoolNotFound>({ code: 'POOL_NOT_FOUND' });
  if (wanted === undefined) {
    const first = findPoolOf(db, kind, ownerId ?? actor.userId) ?? findPoolOf(db, kind, actor.userId);
    return first ? ok(first) : none;
  }
  const pool = findPool(db, wanted);
  if (!pool || pool.kind !== kind || !pool.enabled || pool.deletedAt !== null) return none;
  const belongs = [actor.userId, ownerId].some((userId) => {
    const who = userId === null ? undefined : findStanding(db, userId);
    return who && isInPool(pool, who);
  });
  return belongs || isAllowed(actor, 'pool.manage') ? ok(pool) : none;
}
