import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { TaskNotFound, TaskWithoutDueTime } from './task.model.ts';
import { permitEdit } from './tasks.policy.ts';
import { addReminders, findTask, listRemindersOf } from './tasks.repository.ts';
import { reminders } from './tasks.tables.ts';

interface SetRemindersInput {
  readonly id: string;
  readonly offsets: readonly number[];
}

/** Keeps the reminders that are still wanted, takes away the others and adds what is new. */
export function setReminders(
  tx: WriteTx,
  actor: Actor,
  { id, offsets }: SetRemindersInput,
): Result<Written, TaskNotFound | NotAllowed | TaskWithoutDueTime> {
  const found = findTask(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'TASK_NOT_FOUND' });

  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  const { dueAt } = found;
  if (offsets.length > 0 && dueAt === null) return refuse({ code: 'TASK_WITHOUT_DUE_TIME' });

  const present = listRemindersOf(tx, [id]);
  for (const each of present) {
    if (!offsets.includes(each.offsetMin)) tx.update(reminders, each.id, { deletedAt: tx.at });
  }
  const kept = new Set(present.map((each) => each.offsetMin));
  if (dueAt !== null) {
    addReminders(
      tx,
      { ...found, dueAt },
      offsets.filter((offset) => !kept.has(offset)),
    );
  }
  return ok({ id, commandId: tx.command.id });
}
