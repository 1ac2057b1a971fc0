import type { Changes } from '../../kernel/fields.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { TaskNotFound } from './task.model.ts';
import { permitEdit } from './tasks.policy.ts';
import { findTask, moveReminders, type TaskRecord } from './tasks.repository.ts';
import { tasks } from './tasks.tables.ts';

interface EditTaskInput {
  readonly id: string;
  readonly changes: Changes<TaskRecord>;
}

/** A changed due time moves the reminders with it. */
export function editTask(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditTaskInput,
): Result<Written, TaskNotFound | NotAllowed> {
  const found = findTask(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'TASK_NOT_FOUND' });

  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;

  const inConflict = mergeEdit(tx, tasks, found, changes);
  const { dueAt } = findTask(tx, id)!;
  if (dueAt !== found.dueAt) moveReminders(tx, id, dueAt);
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}
