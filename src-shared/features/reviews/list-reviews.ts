import type { ReadDb } from '../../ports/database.ts';
import { findNames, type Names } from '../people/people.repository.ts';
import { reviewEveryMs } from './review.model.ts';
import type { ReviewItemRow, ReviewRow } from './reviews.contract.ts';
import {
  findOpenReview,
  findReview,
  lastReviewed,
  listItems,
  listReviewRecords,
  type ReviewItemRecord,
  type ReviewRecord,
} from './reviews.repository.ts';

export function listReviews(db: ReadDb): ReviewRow[] {
  const names = findNames(db);
  return listReviewRecords(db).map((review) => reviewRow(review, listItems(db, review.id), names));
}

export function findReviewPage(db: ReadDb, id: string): { review: ReviewRow; items: ReviewItemRow[] } | undefined {
  const review = findReview(db, id);
  if (!review) return undefined;
  const names = findNames(db);
  const items = listItems(db, id);
  const nameIn = (table: 'roles' | 'posts') => (each: string) => ({
    id: each,
    name: db.row<{ name: string }>(`SELECT name FROM ${table} WHERE id = ?`, each)?.name ?? null,
  });
  return {
    review: reviewRow(review, items, names),
    items: items.map((item) => ({
      ...item,
      userName: names.user(item.userId),
      roles: item.roleIds.map(nameIn('roles')),
      posts: item.postIds.map(nameIn('posts')),
      decidedByName: names.user(item.decidedBy),
    })),
  };
}

/** Departments with people in them: when each was last reviewed, and whether it is time again. */
export function listDue(db: ReadDb, now: number) {
  const last = lastReviewed(db);
  return db
    .rows<{ deptId: string; deptName: string; people: number }>(
      "SELECT d.id AS \"deptId\", d.name || coalesce(' · ' || b.name, '') AS \"deptName\", count(*) AS people FROM departments d LEFT JOIN branches b ON b.id = d.branch_id JOIN users u ON u.dept_id = d.id AND u.deleted_at IS NULL AND u.status <> 'disabled' WHERE d.deleted_at IS NULL GROUP BY d.id ORDER BY d.sort, d.name",
    )
    .map((row) => {
      const lastAt = last.get(row.deptId) ?? null;
      const isDue = lastAt === null || now - lastAt > reviewEveryMs;
      return { ...row, lastAt, isDue, runningId: findOpenReview(db, row.deptId)?.id ?? null };
    });
}

function reviewRow(review: ReviewRecord, items: readonly ReviewItemRecord[], names: Names): ReviewRow {
  return {
    ...review,
    deptName: names.department(review.deptId),
    startedByName: names.user(review.createdBy),
    closedByName: names.user(review.closedBy),
    people: items.length,
    pending: items.filter((item) => item.decision === 'pending').length,
    taken: items.filter((item) => item.decision === 'taken').length,
  };
}
