import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import { departmentAndBelow } from '../people/department.model.ts';
import { findDepartment, listTree } from '../people/people.repository.ts';
import { users } from '../people/people.tables.ts';
import type { ReviewRunning } from './review.model.ts';
import { permitReview } from './reviews.policy.ts';
import { findOpenReview, findReview } from './reviews.repository.ts';
import { accessReviewItems, accessReviews } from './reviews.tables.ts';

interface StartReviewInput {
  readonly id?: string | undefined;
  readonly deptId: string;
  readonly withBelow: boolean;
  readonly dueOn: string | null;
}

/** Everybody of the department, as they stand at this moment. */
export function startReview(
  tx: WriteTx,
  actor: Actor,
  { id, deptId, withBelow, dueOn }: StartReviewInput,
): Result<Written, NotAllowed | IdTaken | FieldInvalid | ReviewRunning> {
  const permit = permitReview(actor);
  if (!permit.ok) return permit;
  if (findReview(tx, id!)) return refuse({ code: 'ID_TAKEN' });
  if (!findDepartment(tx, deptId)) {
    return refuse({ code: 'FIELD_INVALID', field: 'deptId', rule: 'unknownDepartment' });
  }
  if (findOpenReview(tx, deptId)) return refuse({ code: 'REVIEW_RUNNING' });

  tx.insert(accessReviews, { id: id!, deptId, dueOn, status: 'open' });
  const deptIds = withBelow ? departmentAndBelow(listTree(tx, 'departments'), deptId) : [deptId];
  const people = selectRows(
    tx,
    users,
    "t.dept_id IN (SELECT value FROM json_each(?)) AND t.deleted_at IS NULL AND t.status <> 'disabled' ORDER BY t.id",
    JSON.stringify(deptIds),
  );
  for (const { id: userId, roleIds, postIds } of people) {
    tx.insert(accessReviewItems, {
      id: tx.newId(),
      reviewId: id!,
      userId,
      roleIds,
      postIds,
      decision: 'pending',
      takenRoleIds: [],
      takenPostIds: [],
    });
  }
  return ok({ id: id!, commandId: tx.command.id });
}
