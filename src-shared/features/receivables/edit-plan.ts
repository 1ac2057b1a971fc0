import type { Changes } from '../../kernel/fields.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findOrder } from '../orders/orders.repository.ts';
import {
  dueDateOf,
  isExpected,
  type PlanNotFound,
  type PlanOverDocument,
  type PlanStateRefused,
  planStatusOf,
} from './plan.model.ts';
import { permitEdit } from './receivables.policy.ts';
import { findPlan, listPlansOf, type PlanRecord } from './receivables.repository.ts';
import { receivablePlans } from './receivables.tables.ts';
import { startPlan } from './start-plans.repository.ts';

interface EditPlanInput {
  readonly id: string;
  readonly changes: Changes<PlanRecord>;
}

type EditPlanRefusal = PlanNotFound | NotAllowed | FieldInvalid | PlanOverDocument | PlanStateRefused;

/** A period that expects money; never below what it has, nor above what its order leaves to ask for. */
export function editPlan(tx: WriteTx, actor: Actor, { id, changes }: EditPlanInput): Result<Written, EditPlanRefusal> {
  const found = findPlan(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'PLAN_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  if (!isExpected(found)) return refuse({ code: 'PLAN_STATE_REFUSED', planId: id, status: found.status });

  const inConflict = mergeEdit(tx, receivablePlans, found, changes);
  const after = findPlan(tx, id)!;
  if (after.amount < after.receivedAmount) {
    return refuse({ code: 'FIELD_INVALID', field: 'amount', rule: 'belowReceived' });
  }
  const order = after.orderId === null ? undefined : findOrder(tx, after.orderId);
  if (order && after.amount > found.amount) {
    const others = listPlansOf(tx, 'order', order.id).filter((each) => each.id !== id && each.status !== 'void');
    const left = order.totalDue - others.reduce((sum, { amount }) => sum + amount, 0);
    if (after.amount > left) return refuse({ code: 'PLAN_OVER_DOCUMENT', left });
  }
  const isMoved = changes.termDays !== undefined || changes.condition !== undefined;
  const dueDate = isMoved && changes.dueDate === undefined ? dueDateOf(after, after.conditionDate) : after.dueDate;
  tx.update(receivablePlans, id, { dueDate, status: planStatusOf({ ...after, dueDate }) });
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

interface StartInput {
  readonly id: string;
  readonly conditionDate: string;
}

/** Somebody says when the condition came true: an acceptance on paper, the end of a warranty. */
export function markCondition(
  tx: WriteTx,
  actor: Actor,
  { id, conditionDate }: StartInput,
): Result<Written, PlanNotFound | NotAllowed | PlanStateRefused> {
  const found = findPlan(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'PLAN_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  if (!isExpected(found)) return refuse({ code: 'PLAN_STATE_REFUSED', planId: id, status: found.status });
  startPlan(tx, found, conditionDate);
  return ok({ id, commandId: tx.command.id });
}
