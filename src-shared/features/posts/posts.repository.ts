import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { posts } from './posts.tables.ts';

export type PostRecord = RowOf<typeof posts>;

export function findPost(db: ReadDb, id: string): PostRecord | undefined {
  return findRow(db, posts, id);
}

/** The posts of these ids that are not in the bin. */
export function listPostsByIds(db: ReadDb, ids: readonly string[]): PostRecord[] {
  if (ids.length === 0) return [];
  return selectRows(
    db,
    posts,
    't.id IN (SELECT value FROM json_each(?)) AND t.deleted_at IS NULL ORDER BY t.sort, t.name',
    JSON.stringify(ids),
  );
}

/** Whether the same department, or the company at large, has another post of this name. */
export function isPostNameTaken(db: ReadDb, name: string, deptId: string | null, exceptId: string | null): boolean {
  return (
    db.row(
      'SELECT 1 FROM posts WHERE name = ? AND dept_id IS ? AND id IS NOT ? AND deleted_at IS NULL',
      name,
      deptId,
      exceptId,
    ) !== undefined
  );
}

/** How many people stand on each post. */
export function countUsersByPost(db: ReadDb): ReadonlyMap<string, number> {
  const found = db.rows<{ id: string; total: number }>(
    'SELECT p.value AS id, count(*) AS total FROM users t, json_each(t.post_ids) p WHERE t.deleted_at IS NULL GROUP BY p.value',
  );
  return new Map(found.map((row) => [row.id, row.total]));
}
