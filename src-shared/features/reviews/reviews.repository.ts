import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { accessReviewItems, accessReviews } from './reviews.tables.ts';

export type ReviewRecord = RowOf<typeof accessReviews>;
export type ReviewItemRecord = RowOf<typeof accessReviewItems>;

export function findReview(db: ReadDb, id: string): ReviewRecord | undefined {
  return findRow(db, accessReviews, id);
}

export function findReviewItem(db: ReadDb, id: string): ReviewItemRecord | undefined {
  return findRow(db, accessReviewItems, id);
}

export function findOpenReview(db: ReadDb, deptId: string): ReviewRecord | undefined {
  return selectRows(
    db,
    accessReviews,
    "t.dept_id = ? AND t.status = 'open' AND t.deleted_at IS NULL LIMIT 1",
    deptId,
  )[0];
}

export function listReviewRecords(db: ReadDb): ReviewRecord[] {
  return selectRows(
    db,
    accessReviews,
    "t.deleted_at IS NULL ORDER BY t.status = 'closed', t.created_at DESC LIMIT 500",
  );
}

export function listItems(db: ReadDb, reviewId: string): ReviewItemRecord[] {
  return selectRows(db, accessReviewItems, 't.review_id = ? AND t.deleted_at IS NULL ORDER BY t.id', reviewId);
}

/** When a department was last looked through to the end. */
export function lastReviewed(db: ReadDb): ReadonlyMap<string, number> {
  const rows = db.rows<{ deptId: string; at: number }>(
    'SELECT dept_id AS "deptId", max(closed_at) AS at FROM access_reviews WHERE status = \'closed\' AND deleted_at IS NULL GROUP BY dept_id',
  );
  return new Map(rows.map((row) => [row.deptId, row.at]));
}
