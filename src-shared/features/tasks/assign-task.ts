import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { moveChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import { findHome } from '../people/people.repository.ts';
import type { OwnerNotFound } from './create-task.ts';
import type { TaskNotFound } from './task.model.ts';
import { permitAssign } from './tasks.policy.ts';
import { findTask, taskChildren } from './tasks.repository.ts';
import { tasks } from './tasks.tables.ts';

interface AssignTaskInput {
  readonly ids: readonly string[];
  readonly ownerId: string;
}

/** Reminders go with the task to the person who does it now. */
export function assignTask(
  tx: WriteTx,
  actor: Actor,
  { ids, ownerId }: AssignTaskInput,
): Result<WrittenMany, TaskNotFound | NotAllowed | OwnerNotFound> {
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });

  const permits = permitEach(
    ids,
    (id) => findTask(tx, id),
    (task) => permitAssign(actor, task),
    'TASK_NOT_FOUND',
  );
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) {
    tx.update(tasks, subject.id, home);
    moveChildRows(tx, taskChildren, subject, home);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
