import { z } from 'zod';
import { id, line, localDate } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, lastAdministrator, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { accessReview, accessReviewItem } from './review.model.ts';

const notFound = { REVIEW_NOT_FOUND: { status: 404 } } as const;
const closed = { REVIEW_CLOSED: { status: 409 } } as const;

export const reviewRow = accessReview.extend({
  deptName: z.string().nullable(),
  startedByName: z.string().nullable(),
  closedByName: z.string().nullable(),
  people: z.number().int(),
  pending: z.number().int(),
  taken: z.number().int(),
});
export type ReviewRow = z.infer<typeof reviewRow>;

export const reviewItemRow = accessReviewItem.extend({
  userName: z.string().nullable(),
  /** The names as they are now; a role that is gone keeps its place without a name. */
  roles: z.array(z.object({ id, name: z.string().nullable() })),
  posts: z.array(z.object({ id, name: z.string().nullable() })),
  decidedByName: z.string().nullable(),
});
export type ReviewItemRow = z.infer<typeof reviewItemRow>;

/** All reviews, running ones first, then the newest. */
const list = query.route({ method: 'GET', path: '/reviews' }).output(z.array(reviewRow));

/** When each department with people was last looked through, and whether half a year has passed. */
const due = query.route({ method: 'GET', path: '/reviews/due' }).output(
  z.array(
    z.object({
      deptId: id,
      deptName: z.string(),
      people: z.number().int(),
      lastAt: z.number().nullable(),
      isDue: z.boolean(),
      runningId: id.nullable(),
    }),
  ),
);

const get = query
  .route({ method: 'GET', path: '/reviews/{id}' })
  .input(z.object({ id }))
  .output(z.object({ review: reviewRow, items: z.array(reviewItemRow) }))
  .errors(notFound);

/** Writes down who holds what in the department now. */
const start = command
  .route({ method: 'POST', path: '/reviews' })
  .input(z.object({ id: id.optional(), deptId: id, withBelow: z.boolean().default(true), dueOn: localDate.nullable() }))
  .output(written)
  .errors({ ...notAllowed, ...idTaken, ...fieldInvalid, REVIEW_RUNNING: { status: 409 } });

/** Confirms what people hold, or takes the named roles and posts away from them at once. */
const decide = command
  .route({ method: 'POST', path: '/reviews/decide' })
  .input(
    z.object({
      itemIds: z.array(id).min(1).max(500),
      decision: z.enum(['confirmed', 'taken']),
      takenRoleIds: z.array(id).max(20).default([]),
      takenPostIds: z.array(id).max(20).default([]),
      remark: line(300).nullable().default(null),
    }),
  )
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...closed, ...lastAdministrator, REVIEW_OWN: { status: 409 } });

/** Closes it when everybody has a decision; the result is kept. */
const close = command
  .route({ method: 'POST', path: '/reviews/{id}/close' })
  .input(z.object({ id, remark: line(300).nullable().default(null) }))
  .output(written)
  .errors({
    ...notFound,
    ...notAllowed,
    ...closed,
    REVIEW_PENDING: { status: 409, data: z.object({ count: z.number().int() }) },
  });

export const reviewsContract = { list, due, get, start, decide, close };
