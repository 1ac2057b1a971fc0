import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import {
  findTaskTransition,
  holdsWorkOf,
  type TaskAction,
  type TaskHandedOver,
  type TaskNotFound,
  type TaskStateRefused,
} from './task.model.ts';
import { permitEdit } from './tasks.policy.ts';
import { findTask, moveReminders, settleReminders } from './tasks.repository.ts';
import { tasks } from './tasks.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

/** Start, complete, cancel or reopen: one table says what may follow what, for many tasks at once or none. */
export function changeTaskState(action: TaskAction) {
  return (
    tx: WriteTx,
    actor: Actor,
    { ids }: ManyInput,
  ): Result<WrittenMany, TaskNotFound | NotAllowed | TaskStateRefused | TaskHandedOver> => {
    const permits = permitEach(
      ids,
      (id) => findTask(tx, id),
      (task) => permitEdit(actor, task),
      'TASK_NOT_FOUND',
    );
    if (!permits.ok) return permits;
    for (const { subject } of permits.value) {
      const step = findTaskTransition(subject.status, action);
      if (!step || subject.deletedAt !== null) {
        return refuse({ code: 'TASK_STATE_REFUSED', taskId: subject.id, status: subject.status, action });
      }
      if (action === 'cancel' && holdsWorkOf(subject, actor.userId))
        return refuse({ code: 'TASK_HANDED_OVER', taskId: subject.id });
      tx.update(tasks, subject.id, {
        status: step.to,
        doneAt: step.to === 'done' ? tx.at : null,
        startedAt: step.to === 'notStarted' ? null : (subject.startedAt ?? tx.at),
      });
      if (step.to === 'done' || step.to === 'cancelled') settleReminders(tx, subject.id);
      if (action === 'reopen' && subject.dueAt !== null && subject.dueAt > tx.at) {
        moveReminders(tx, subject.id, subject.dueAt);
      }
    }
    return ok({ ids: [...ids], commandId: tx.command.id });
  };
}
