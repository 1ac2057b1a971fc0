import type { Changes } from '../../kernel/fields.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { isOpen } from '../tasks/task.model.ts';
import { findTask, moveReminders } from '../tasks/tasks.repository.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import type { FollowUpLocked, FollowUpNotFound } from './follow-up.model.ts';
import { permitEdit } from './follow-ups.policy.ts';
import { type FollowUpRecord, findFollowUp, setTargetSummary } from './follow-ups.repository.ts';
import { followUps } from './follow-ups.tables.ts';

interface EditFollowUpInput {
  readonly id: string;
  readonly changes: Changes<FollowUpRecord>;
}

/** A changed next contact moves the planned task, as long as that is still open. */
export function editFollowUp(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditFollowUpInput,
): Result<Written, FollowUpNotFound | NotAllowed | FollowUpLocked> {
  const found = findFollowUp(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'FOLLOW_UP_NOT_FOUND' });

  const permit = permitEdit(actor, found, tx.at);
  if (!permit.ok) return permit;

  const inConflict = mergeEdit(tx, followUps, found, changes);
  const after = findFollowUp(tx, id)!;
  const plan = after.nextTaskId === null ? undefined : findTask(tx, after.nextTaskId);
  if (plan && isOpen(plan) && after.nextContactAt !== found.nextContactAt) {
    if (after.nextContactAt === null) tx.update(tasks, plan.id, { status: 'cancelled' });
    else tx.update(tasks, plan.id, { dueAt: after.nextContactAt });
    moveReminders(tx, plan.id, after.nextContactAt);
  }
  setTargetSummary(tx, after);
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
