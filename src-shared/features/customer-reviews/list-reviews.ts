import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { namesOf, selectVisibleRows } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { findNames } from '../people/people.repository.ts';
import type { CustomerReview } from './customer-review.model.ts';
import { customerReviews } from './customer-reviews.tables.ts';

interface Wanted {
  readonly state?: CustomerReview['state'] | undefined;
  readonly customerId?: string | undefined;
}

/** Proposals about customers in scope, the latest first. */
export function listReviews(db: ReadDb, actor: Actor, { state = undefined, customerId = undefined }: Wanted) {
  const rows = selectVisibleRows(db, actor, customerReviews, {
    where: 't.deleted_at IS NULL AND (? IS NULL OR t.state = ?) AND (? IS NULL OR t.customer_id = ?)',
    values: [state ?? null, state ?? null, customerId ?? null, customerId ?? null],
    order: 'ORDER BY t.created_at DESC, t.id DESC LIMIT 500',
  });
  const people = findNames(db);
  const names = namesOf(
    db,
    actor,
    customers,
    rows.map((row) => row.customerId),
  );
  return rows.map((row) => ({
    ...row,
    customerName: names.get(row.customerId) ?? '',
    proposedByName: people.user(row.createdBy),
    decidedByName: people.user(row.decidedBy),
  }));
}
