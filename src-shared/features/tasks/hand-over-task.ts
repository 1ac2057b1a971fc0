import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { moveChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitAction } from '../../reading/permitted.ts';
import { findHome } from '../people/people.repository.ts';
import type { OwnerNotFound } from './create-task.ts';
import type { HandedWork, TaskNotFound, TaskNotHandedOver } from './task.model.ts';
import { permitEdit } from './tasks.policy.ts';
import { addReminders, findTask, settleReminders, taskChildren } from './tasks.repository.ts';
import { tasks } from './tasks.tables.ts';

interface HandOverInput {
  readonly id?: string | undefined;
  readonly ownerId: string;
  readonly title: string;
  readonly note: string | null;
  readonly work: readonly HandedWork[];
}

/** Wanted within a day, and told of at once. */
const dayMs = 86_400_000;

/** Asks for help, it gives no orders: making tasks of one's own is right enough to hand refused work to anybody. */
export function handOverTask(
  tx: WriteTx,
  actor: Actor,
  input: HandOverInput,
): Result<Written, NotAllowed | IdTaken | OwnerNotFound> {
  const permit = permitAction(actor, 'task.create');
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findTask(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, input.ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  tx.insert(tasks, {
    id,
    kind: 'task',
    title: input.title,
    priority: 'high',
    watcherIds: [],
    checklist: [],
    status: 'notStarted',
    dueAt: tx.at + dayMs,
    handedOver: { by: actor.userId, note: input.note, work: [...input.work] },
    ...home,
  });
  addReminders(tx, { id, dueAt: tx.at + dayMs, ...home }, [dayMs / 60_000]);
  return ok({ id, commandId: tx.command.id });
}

/** One piece is done; with the last one the task is. */
export function noteTakenOver(
  tx: WriteTx,
  actor: Actor,
  { id, index }: { readonly id: string; readonly index: number },
): Result<Written, TaskNotFound | NotAllowed | TaskNotHandedOver> {
  const task = findTask(tx, id);
  if (!task) return refuse({ code: 'TASK_NOT_FOUND' });
  const permit = permitEdit(actor, task);
  if (!permit.ok) return permit;
  if (!task.handedOver?.work[index]) return refuse({ code: 'TASK_NOT_HANDED_OVER' });
  const work = task.handedOver.work.map((each, at) => (at === index ? { ...each, takenAt: tx.at } : each));
  const isDone = work.every((each) => each.takenAt !== null);
  tx.update(tasks, id, {
    handedOver: { ...task.handedOver, work },
    status: isDone ? 'done' : 'inProgress',
    startedAt: task.startedAt ?? tx.at,
    doneAt: isDone ? tx.at : null,
  });
  if (isDone) settleReminders(tx, id);
  return ok({ id, commandId: tx.command.id });
}

/** Back to who asked, content and all: a colleague who declines loses nothing of it. */
export function giveBackTask(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, TaskNotFound | NotAllowed | TaskNotHandedOver | OwnerNotFound> {
  const task = findTask(tx, id);
  if (!task) return refuse({ code: 'TASK_NOT_FOUND' });
  const permit = permitEdit(actor, task);
  if (!permit.ok) return permit;
  if (!task.handedOver || task.handedOver.by === task.ownerId) return refuse({ code: 'TASK_NOT_HANDED_OVER' });
  const home = findHome(tx, task.handedOver.by);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  tx.update(tasks, id, { ...home, status: 'notStarted', doneAt: null });
  moveChildRows(tx, taskChildren, task, home);
  return ok({ id, commandId: tx.command.id });
}
