import type { LastAdministrator, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findUserRecord, hasAdministrator, listRolesByIds } from '../people/people.repository.ts';
import { users } from '../people/people.tables.ts';
import { listPostsByIds } from '../posts/posts.repository.ts';
import type { ReviewClosed, ReviewNotFound, ReviewOwn, ReviewPending } from './review.model.ts';
import { permitReview, permitTake } from './reviews.policy.ts';
import { findReview, findReviewItem, listItems, type ReviewItemRecord } from './reviews.repository.ts';
import { accessReviewItems, accessReviews } from './reviews.tables.ts';

interface DecideInput {
  readonly itemIds: readonly string[];
  readonly decision: 'confirmed' | 'taken';
  readonly takenRoleIds: readonly string[];
  readonly takenPostIds: readonly string[];
  readonly remark: string | null;
}

type DecideRefusal = ReviewNotFound | NotAllowed | ReviewClosed | LastAdministrator | ReviewOwn;

/** Nobody confirms their own rights, unless nobody else could. What is taken is gone at once. */
export function decideReview(tx: WriteTx, actor: Actor, input: DecideInput): Result<WrittenMany, DecideRefusal> {
  const permit = permitReview(actor);
  if (!permit.ok) return permit;
  for (const itemId of new Set(input.itemIds)) {
    const item = findReviewItem(tx, itemId);
    const review = item && findReview(tx, item.reviewId);
    if (!item || !review) return refuse({ code: 'REVIEW_NOT_FOUND' });
    if (review.status === 'closed') return refuse({ code: 'REVIEW_CLOSED' });
    if (item.userId === actor.userId && hasAdministrator(tx, actor.userId)) return refuse({ code: 'REVIEW_OWN' });
    const taken = input.decision === 'taken' ? take(tx, actor, item, input) : ok(none);
    if (!taken.ok) return taken;
    const { decision, remark } = input;
    tx.update(accessReviewItems, itemId, {
      ...{ decision, remark, ...taken.value },
      decidedAt: tx.at,
      decidedBy: actor.userId,
    });
  }
  if (!hasAdministrator(tx)) return refuse({ code: 'LAST_ADMINISTRATOR' });
  return ok({ ids: [...input.itemIds], commandId: tx.command.id });
}

interface Taken {
  readonly takenRoleIds: string[];
  readonly takenPostIds: string[];
}

const none: Taken = { takenRoleIds: [], takenPostIds: [] };

function take(tx: WriteTx, actor: Actor, item: ReviewItemRecord, input: DecideInput): Result<Taken, NotAllowed> {
  const takenRoleIds = item.roleIds.filter((id) => input.takenRoleIds.includes(id));
  const takenPostIds = item.postIds.filter((id) => input.takenPostIds.includes(id));
  const ofPosts = listPostsByIds(tx, takenPostIds).flatMap((post) => post.roleIds);
  const permit = permitTake(actor, listRolesByIds(tx, [...takenRoleIds, ...ofPosts]));
  if (!permit.ok) return permit;
  const user = findUserRecord(tx, item.userId);
  if (user) {
    tx.update(users, user.id, {
      roleIds: user.roleIds.filter((id) => !takenRoleIds.includes(id)),
      postIds: user.postIds.filter((id) => !takenPostIds.includes(id)),
    });
  }
  return ok({ takenRoleIds, takenPostIds });
}

/** Whoever was disabled meanwhile needs no decision. */
export function closeReview(
  tx: WriteTx,
  actor: Actor,
  { id, remark }: { readonly id: string; readonly remark: string | null },
): Result<Written, ReviewNotFound | NotAllowed | ReviewClosed | ReviewPending> {
  const permit = permitReview(actor);
  if (!permit.ok) return permit;
  const review = findReview(tx, id);
  if (!review) return refuse({ code: 'REVIEW_NOT_FOUND' });
  if (review.status === 'closed') return refuse({ code: 'REVIEW_CLOSED' });
  const isHere = (userId: string) => {
    const user = findUserRecord(tx, userId);
    return user && user.deletedAt === null && user.status !== 'disabled';
  };
  const count = listItems(tx, id).filter((item) => item.decision === 'pending' && isHere(item.userId)).length;
  if (count > 0) return refuse({ code: 'REVIEW_PENDING', count });
  tx.update(accessReviews, id, { status: 'closed', closedAt: tx.at, closedBy: actor.userId, remark });
  return ok({ id, commandId: tx.command.id });
}
