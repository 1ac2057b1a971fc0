import { chinaDate } from '../../kernel/china/dates.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { findNames } from '../people/people.repository.ts';
import { isSeated, type PoolKind } from './pool.model.ts';
import type { PoolRow } from './pools.contract.ts';
import { findStanding, listCapacities } from './pools.repository.ts';
import { pools } from './pools.tables.ts';

/** The pools of the company with what lies in each as far as this host knows, and what the actor is to them. */
export function listPools(db: ReadDb, actor: Actor, kind: PoolKind | undefined, at: number): PoolRow[] {
  const names = findNames(db);
  const who = findStanding(db, actor.userId);
  const midnight = Date.parse(`${chinaDate(at)}T00:00:00+08:00`);
  const rows = selectRows(
    db,
    pools,
    't.deleted_at IS NULL AND (? IS NULL OR t.kind = ?) ORDER BY t.kind, t.sort, t.id',
    kind ?? null,
    kind ?? null,
  );
  return rows.map((pool) => {
    const table = pool.kind === 'customer' ? 'customers' : 'leads';
    const { total } = db.row<{ total: number }>(
      `SELECT count(*) AS total FROM ${table} WHERE pool_id = ? AND deleted_at IS NULL`,
      pool.id,
    )!;
    const claimed = db.row<{ total: number }>(
      'SELECT count(*) AS total FROM pool_claims WHERE owner_id = ? AND pool_id = ? AND at >= ?',
      actor.userId,
      pool.id,
      midnight,
    )!.total;
    return {
      ...pool,
      branchName: names.branch(pool.branchId),
      adminNames: pool.admins.flatMap((id) => names.user(id) ?? []),
      count: total,
      isMember: who !== undefined && isSeated(pool.members, who),
      isAdmin: pool.admins.includes(actor.userId),
      claimsLeft: pool.claimDailyLimit === null ? null : Math.max(0, pool.claimDailyLimit - claimed),
    };
  });
}

/** The capacities with the names of whom they are for. */
export function listNamedCapacities(db: ReadDb) {
  const names = findNames(db);
  const nameOf = {
    user: names.user,
    department: names.department,
    post: (id: string | null) =>
      id === null ? null : (db.row<{ name: string }>('SELECT name FROM posts WHERE id = ?', id)?.name ?? null),
    everyone: () => null,
  };
  return listCapacities(db).map((row) => ({ ...row, targetName: nameOf[row.scope](row.targetId) }));
}
