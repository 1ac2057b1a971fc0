import { z } from 'zod';
import { id, instant, line, localDate } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { customerLevels } from '../customers/customer.model.ts';
import { customerReview, levelThresholds, reviewKinds, reviewStates } from './customer-review.model.ts';

const reviewNotFound = { REVIEW_NOT_FOUND: { status: 404 } } as const;
const customerNotFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;

const list = query
  .route({ method: 'GET', path: '/customer-reviews' })
  .input(z.object({ state: z.enum(reviewStates).optional(), customerId: id.optional() }))
  .output(
    z.array(
      customerReview.extend({
        customerName: z.string(),
        proposedByName: z.string().nullable(),
        decidedByName: z.string().nullable(),
      }),
    ),
  );

/** Proposes another level, or that a customer becomes or ceases to be a key customer; somebody else decides. */
const propose = command
  .route({ method: 'POST', path: '/customer-reviews' })
  .input(
    z.object({
      id: id.optional(),
      customerId: id,
      kind: z.enum(reviewKinds),
      toLevel: z.enum(customerLevels).optional(),
      reason: line(500).min(1),
    }),
  )
  .output(written)
  .errors({ ...customerNotFound, ...notAllowed, REVIEW_NEEDLESS: { status: 409 } });

/** The review of levels: proposes for each customer in scope the level that its year's amount gives. */
const proposeLevels = command
  .route({ method: 'POST', path: '/customer-reviews/levels' })
  .input(z.object({ thresholds: levelThresholds }))
  .output(z.object({ commandId: id, proposed: z.number().int() }))
  .errors(notAllowed);

const decideReview = command
  .route({ method: 'POST', path: '/customer-reviews/{id}/decide' })
  .input(z.object({ id, approved: z.boolean(), note: line(500).optional() }))
  .output(written)
  .errors({
    ...reviewNotFound,
    ...notAllowed,
    REVIEW_CLOSED: { status: 409 },
    REVIEW_OWN: { status: 403 },
  });

/** The key customers that the actor sees, those at the greatest risk first. */
const keyCustomers = query.route({ method: 'GET', path: '/key-customers' }).output(
  z.array(
    z.object({
      id,
      name: z.string(),
      level: z.enum(customerLevels).nullable(),
      keyReason: z.string().nullable(),
      ownerName: z.string().nullable(),
      branchName: z.string().nullable(),
      lastFollowAt: instant.nullable(),
      nextContactAt: instant.nullable(),
      daysWithoutContact: z.number().int(),
      allowedDays: z.number().int(),
      risk: z.number(),
      contacts: z.number().int(),
      decisionMakers: z.number().int(),
      openOpportunities: z.number().int(),
      /** Birthdays of contacts in the next thirty days. */
      birthdays: z.array(z.object({ contactId: id, name: z.string(), on: localDate })),
    }),
  ),
);

export const customerReviewsContract = { list, propose, proposeLevels, decideReview, keyCustomers };
