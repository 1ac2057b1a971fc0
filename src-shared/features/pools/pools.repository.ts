import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { isSeated, type PoolKind, poolTables, type Standing } from './pool.model.ts';
import { poolCapacities, pools } from './pools.tables.ts';

export type PoolRecord = RowOf<typeof pools>;
export type CapacityRecord = RowOf<typeof poolCapacities>;

export function findPool(db: ReadDb, id: string): PoolRecord | undefined {
  return findRow(db, pools, id);
}

/** Pools in use, the first of each kind first. */
export function listOpenPools(db: ReadDb, kind?: PoolKind): PoolRecord[] {
  const ofKind = kind === undefined ? '1' : 't.kind = ?';
  const values = kind === undefined ? [] : [kind];
  return selectRows(db, pools, `t.enabled = 1 AND t.deleted_at IS NULL AND ${ofKind} ORDER BY t.sort, t.id`, ...values);
}

export function listCapacities(db: ReadDb): CapacityRecord[] {
  return selectRows(db, poolCapacities, 't.deleted_at IS NULL ORDER BY t.kind, t.scope, t.id');
}

interface UserRow {
  readonly branchId: string | null;
  readonly deptId: string | null;
  readonly deptIds: string;
  readonly postIds: string;
  readonly roleIds: string;
}

/** Where a person stands, with the roles of their posts; undefined for nobody. */
export function findStanding(db: ReadDb, userId: string): Standing | undefined {
  const row = db.row<UserRow>(
    'SELECT branch_id AS "branchId", dept_id AS "deptId", dept_ids AS "deptIds", post_ids AS "postIds", role_ids AS "roleIds" FROM users WHERE id = ? AND deleted_at IS NULL',
    userId,
  );
  if (!row) return undefined;
  const ofPosts = db.rows<{ id: string }>(
    'SELECT r.value AS id FROM posts p, json_each(p.role_ids) r WHERE p.deleted_at IS NULL AND p.id IN (SELECT value FROM json_each(?))',
    row.postIds,
  );
  return {
    userId,
    branchId: row.branchId,
    deptIds: [...(row.deptId === null ? [] : [row.deptId]), ...(JSON.parse(row.deptIds) as string[])],
    postIds: JSON.parse(row.postIds) as string[],
    roleIds: [...(JSON.parse(row.roleIds) as string[]), ...ofPosts.map((each) => each.id)],
  };
}

/** Whether the person may claim from the pool: a member, or one who runs it. */
export function isInPool(pool: PoolRecord, who: Standing): boolean {
  return pool.admins.includes(who.userId) || isSeated(pool.members, who);
}

/** The pool in which an owner's records go: the first one of theirs. */
export function findPoolOf(db: ReadDb, kind: PoolKind, userId: string): PoolRecord | undefined {
  const who = findStanding(db, userId);
  return who && listOpenPools(db, kind).find((pool) => isSeated(pool.members, who));
}

/** What lies in a pool now, the recycle bin included. */
export function countInPool(db: ReadDb, { id, kind }: Pick<PoolRecord, 'id' | 'kind'>): number {
  return db.row<{ total: number }>(`SELECT count(*) AS total FROM ${poolTables[kind]} WHERE pool_id = ?`, id)!.total;
}
