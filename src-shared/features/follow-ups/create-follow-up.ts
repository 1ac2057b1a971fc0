import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { leads } from '../leads/leads.tables.ts';
import { findHome } from '../people/people.repository.ts';
import { isOpen } from '../tasks/task.model.ts';
import { addReminders, findTask, settleReminders } from '../tasks/tasks.repository.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { findTarget, type Target } from './find-target.repository.ts';
import type { FollowUpTargetClosed, FollowUpTargetNotFound, NewFollowUp } from './follow-up.model.ts';
import { permitCreate } from './follow-ups.policy.ts';
import { findFollowUp, setTargetSummary } from './follow-ups.repository.ts';
import { followUps } from './follow-ups.tables.ts';

type CreateFollowUpRefusal = FollowUpTargetNotFound | FollowUpTargetClosed | NotAllowed | FieldInvalid | IdTaken;

/** Records the contact, plans the next one, and tells the lead or customer about both, in one transaction. */
export function createFollowUp(tx: WriteTx, actor: Actor, input: NewFollowUp): Result<Written, CreateFollowUpRefusal> {
  const target = findTarget(tx, input.targetType, input.targetId);
  if (!target.ok) return target;
  const permit = permitCreate(actor, target.value);
  if (!permit.ok) return permit;

  const id = input.id!;
  if (findFollowUp(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const at = input.at ?? tx.at;
  if (at > tx.at + clockSlack) return refuse({ code: 'FIELD_INVALID', field: 'at', rule: 'inTheFuture' });
  const { planTaskId, remindBefore = [0], contactIds = [], ...fields } = input;
  const plan = planTaskId === undefined ? undefined : findTask(tx, planTaskId);
  if (planTaskId !== undefined && (!plan || plan.ownerId !== actor.userId)) {
    return refuse({ code: 'FIELD_INVALID', field: 'planTaskId', rule: 'unknownTask' });
  }

  const { branchId, deptId, ownerId, customerId } = target.value;
  const nextTaskId = input.nextContactAt ? addNextContact(tx, actor, target.value, input, remindBefore) : null;
  tx.insert(followUps, {
    ...presentFields(fields),
    id,
    at,
    contactIds,
    nextTaskId,
    customerId,
    branchId,
    deptId,
    ownerId,
  });
  if (plan && isOpen(plan)) {
    tx.update(tasks, plan.id, { status: 'done', doneAt: tx.at, startedAt: plan.startedAt ?? tx.at, followUpId: id });
    settleReminders(tx, plan.id);
  }
  const { leadStatus, firstResponseAt } = target.value;
  if (leadStatus) tx.update(leads, input.targetId, { status: leadStatus, firstResponseAt: firstResponseAt ?? at });
  setTargetSummary(tx, { targetType: input.targetType, targetId: input.targetId, customerId });
  return ok({ id, commandId: tx.command.id });
}

/** Clocks differ by minutes; a contact of tomorrow is a plan. */
const clockSlack = 10 * 60_000;

/** The next contact is a task of whoever wrote the follow-up. */
function addNextContact(
  tx: WriteTx,
  actor: Actor,
  target: Target,
  input: NewFollowUp,
  remindBefore: readonly number[],
): string {
  const id = tx.newId();
  const dueAt = input.nextContactAt!;
  const home = findHome(tx, actor.userId) ?? { branchId: null, deptId: null, ownerId: actor.userId };
  tx.insert(tasks, {
    id,
    kind: 'followUp',
    title: input.nextContent || target.name.slice(0, 200),
    dueAt,
    priority: 'normal',
    watcherIds: [],
    checklist: [],
    status: 'notStarted',
    relatedType: target.type,
    relatedId: target.id,
    ...home,
  });
  addReminders(tx, { id, dueAt, ...home }, remindBefore);
  return id;
}
