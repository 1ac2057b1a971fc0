import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import { scopeFilter } from '../../reading/scope-filter.ts';
import { type CustomerRecord, findCustomer } from '../customers/customers.repository.ts';
import { customers } from '../customers/customers.tables.ts';
import {
  type CustomerReview,
  type LevelThresholds,
  levelOf,
  type ReviewKind,
  type ReviewNeedless,
} from './customer-review.model.ts';
import { permitPropose, permitReviewLevels } from './customer-reviews.policy.ts';
import { customerReviews } from './customer-reviews.tables.ts';

interface ProposeInput {
  readonly id?: string | undefined;
  readonly customerId: string;
  readonly kind: ReviewKind;
  readonly toLevel?: CustomerReview['toLevel'] | undefined;
  readonly reason: string;
}

type ProposeRefusal = { readonly code: 'CUSTOMER_NOT_FOUND' } | NotAllowed | ReviewNeedless;

export function proposeReview(tx: WriteTx, actor: Actor, input: ProposeInput): Result<Written, ProposeRefusal> {
  const customer = findCustomer(tx, input.customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
  const permit = permitPropose(actor, customer);
  if (!permit.ok) return permit;
  const toLevel = input.kind === 'level' ? (input.toLevel ?? null) : customer.level;
  if (!changesAnything(customer, input.kind, toLevel) || isWaiting(tx, customer.id, input.kind)) {
    return refuse({ code: 'REVIEW_NEEDLESS' });
  }
  addReview(tx, input.id!, customer, input.kind, toLevel, input.reason);
  return ok({ id: input.id!, commandId: tx.command.id });
}

const yearMs = 365 * 86_400_000;
const mostAtOnce = 500;

/** Proposes the level that the amount won in the last year gives, where it is another one than today's. */
export function proposeLevels(
  tx: WriteTx,
  actor: Actor,
  { thresholds }: { readonly thresholds: LevelThresholds },
): Result<{ commandId: string; proposed: number }, NotAllowed> {
  const permit = permitReviewLevels(actor);
  if (!permit.ok) return permit;
  const scope = scopeFilter(actor, 'customer', 't');
  const won = new Map(
    tx
      .rows<{ id: string; amount: number }>(
        "SELECT customer_id AS id, sum(amount) AS amount FROM opportunities WHERE end_state = 'won' AND ended_at >= ? AND deleted_at IS NULL GROUP BY customer_id",
        tx.at - yearMs,
      )
      .map((row) => [row.id, row.amount]),
  );
  let proposed = 0;
  const rows = selectRows(
    tx,
    customers,
    `t.owner_id IS NOT NULL AND t.deleted_at IS NULL AND ${scope.sql} ORDER BY t.id`,
    ...scope.values,
  );
  for (const customer of rows) {
    if (proposed >= mostAtOnce) break;
    const amount = won.get(customer.id) ?? 0;
    const toLevel = levelOf(amount, thresholds);
    if (toLevel === customer.level || isWaiting(tx, customer.id, 'level')) continue;
    addReview(tx, tx.newId(), customer, 'level', toLevel, `¥${(amount / 100).toFixed(2)}`);
    proposed += 1;
  }
  return ok({ commandId: tx.command.id, proposed });
}

function changesAnything(customer: CustomerRecord, kind: ReviewKind, toLevel: CustomerReview['toLevel']): boolean {
  if (kind === 'level') return toLevel !== null && toLevel !== customer.level;
  return customer.isKey === (kind === 'keyLeave');
}

function isWaiting(tx: WriteTx, customerId: string, kind: ReviewKind): boolean {
  const found = tx.row(
    "SELECT 1 FROM customer_reviews WHERE customer_id = ? AND kind = ? AND state = 'open' AND deleted_at IS NULL",
    customerId,
    kind,
  );
  return found !== undefined;
}

function addReview(
  tx: WriteTx,
  id: string,
  customer: CustomerRecord,
  kind: ReviewKind,
  toLevel: CustomerReview['toLevel'],
  reason: string,
): void {
  const { branchId, deptId, ownerId } = customer;
  tx.insert(customerReviews, {
    id,
    customerId: customer.id,
    kind,
    fromLevel: customer.level,
    toLevel,
    reason,
    state: 'open',
    branchId,
    deptId,
    ownerId,
  });
}
