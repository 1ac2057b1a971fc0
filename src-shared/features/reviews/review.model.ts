import { z } from 'zod';
import { id, instant, line, localDate } from '../../kernel/fields.ts';

export const reviewStatuses = ['open', 'closed'] as const;
export const reviewDecisions = ['pending', 'confirmed', 'taken'] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** Rights are looked through every half year (usage spec 1.4). */
export const reviewEveryMs = 183 * 86_400_000;

const stamps = {
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
};

export const accessReview = z.object({
  id,
  deptId: id,
  dueOn: localDate.nullable(),
  status: z.enum(reviewStatuses),
  closedAt: instant.nullable(),
  closedBy: id.nullable(),
  remark: line(300).nullable(),
  ...stamps,
});

export const accessReviewItem = z.object({
  id,
  reviewId: id,
  userId: id,
  roleIds: z.array(id),
  postIds: z.array(id),
  decision: z.enum(reviewDecisions),
  takenRoleIds: z.array(id),
  takenPostIds: z.array(id),
  decidedAt: instant.nullable(),
  decidedBy: id.nullable(),
  remark: line(300).nullable(),
  ...stamps,
});

export interface ReviewNotFound {
  readonly code: 'REVIEW_NOT_FOUND';
}

export interface ReviewClosed {
  readonly code: 'REVIEW_CLOSED';
}

/** A department has one review at a time. */
export interface ReviewRunning {
  readonly code: 'REVIEW_RUNNING';
}

/** People are still undecided. */
export interface ReviewPending {
  readonly code: 'REVIEW_PENDING';
  readonly count: number;
}

/** Nobody confirms their own rights. */
export interface ReviewOwn {
  readonly code: 'REVIEW_OWN';
}
