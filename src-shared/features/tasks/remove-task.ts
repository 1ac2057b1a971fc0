import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { removeChildRows, restoreChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { holdsWorkOf, type TaskHandedOver, type TaskNotFound } from './task.model.ts';
import { permitDelete } from './tasks.policy.ts';
import { findTask, type TaskRecord, taskChildren } from './tasks.repository.ts';
import { tasks } from './tasks.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

type Removed = Result<WrittenMany, TaskNotFound | NotAllowed>;

/** To the recycle bin with its reminders. */
export function removeTask(
  tx: WriteTx,
  actor: Actor,
  input: ManyInput,
): Result<WrittenMany, TaskNotFound | NotAllowed | TaskHandedOver> {
  const held = input.ids.find((id) => {
    const task = findTask(tx, id);
    return task !== undefined && holdsWorkOf(task, actor.userId);
  });
  if (held !== undefined) return refuse({ code: 'TASK_HANDED_OVER', taskId: held });
  return eachTask(tx, actor, input, (task) => {
    if (task.deletedAt !== null) return;
    tx.update(tasks, task.id, { deletedAt: tx.at });
    removeChildRows(tx, taskChildren, task.id, tx.at);
  });
}

/** Out of the recycle bin, with the reminders that went there together. */
export function restoreTask(tx: WriteTx, actor: Actor, input: ManyInput): Removed {
  return eachTask(tx, actor, input, (task) => {
    if (task.deletedAt === null) return;
    tx.update(tasks, task.id, { deletedAt: null });
    restoreChildRows(tx, taskChildren, task.id, task.deletedAt);
  });
}

function eachTask(tx: WriteTx, actor: Actor, { ids }: ManyInput, change: (task: TaskRecord) => void): Removed {
  const permits = permitEach(
    ids,
    (id) => findTask(tx, id),
    (task) => permitDelete(actor, task),
    'TASK_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) change(subject);
  return ok({ ids: [...ids], commandId: tx.command.id });
}
