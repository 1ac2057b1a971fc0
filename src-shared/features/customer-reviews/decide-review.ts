import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import { customers } from '../customers/customers.tables.ts';
import { addNotice } from '../pools/notices.repository.ts';
import type { ReviewClosed, ReviewNotFound, ReviewOwn } from './customer-review.model.ts';
import { permitDecide } from './customer-reviews.policy.ts';
import { customerReviews } from './customer-reviews.tables.ts';

interface DecideInput {
  readonly id: string;
  readonly approved: boolean;
  readonly note?: string | undefined;
}

type DecideRefusal = ReviewNotFound | ReviewClosed | ReviewOwn | NotAllowed;

/** Carries out what was proposed, or not; whoever proposed is told. Somebody alone in the company decides alone. */
export function decideReview(tx: WriteTx, actor: Actor, input: DecideInput): Result<Written, DecideRefusal> {
  const review = findRow(tx, customerReviews, input.id);
  const customer = review && findCustomer(tx, review.customerId);
  if (!review || !customer || review.deletedAt !== null) return refuse({ code: 'REVIEW_NOT_FOUND' });
  const permit = permitDecide(actor, customer);
  if (!permit.ok) return permit;
  if (review.state !== 'open') return refuse({ code: 'REVIEW_CLOSED' });
  if (review.createdBy === actor.userId && !isAlone(tx)) return refuse({ code: 'REVIEW_OWN' });

  tx.update(customerReviews, review.id, {
    state: input.approved ? 'approved' : 'rejected',
    decidedBy: actor.userId,
    decidedAt: tx.at,
    decisionNote: input.note ?? null,
  });
  if (input.approved) {
    if (review.kind === 'level') tx.update(customers, customer.id, { level: review.toLevel });
    else {
      const isKey = review.kind === 'keyEnter';
      tx.update(customers, customer.id, { isKey, keyReason: isKey ? review.reason.slice(0, 200) : null });
    }
  }
  if (review.createdBy !== actor.userId) addNotice(tx, review.createdBy, 'reviewDecided', 'customer', customer);
  return ok({ id: review.id, commandId: tx.command.id });
}

function isAlone(tx: WriteTx): boolean {
  const { total } = tx.row<{ total: number }>(
    "SELECT count(*) AS total FROM users WHERE status = 'active' AND deleted_at IS NULL",
  )!;
  return total <= 1;
}
