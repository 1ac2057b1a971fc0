import type { NotAllowed } from '../../kernel/refusals.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { TaskRecord } from './tasks.repository.ts';

/** Anybody who may make tasks makes their own; a task for somebody else needs the right to assign. */
export function permitCreate(actor: Actor, ownerId: string): Result<Permitted<undefined, 'task.create'>, NotAllowed> {
  if (ownerId !== actor.userId && !isAllowed(actor, 'task.assign')) {
    return refuse({ code: 'NOT_ALLOWED', action: 'task.assign' });
  }
  return permitAction(actor, 'task.create');
}

export function permitEdit(actor: Actor, task: TaskRecord): Result<Permitted<TaskRecord, 'task.edit'>, NotAllowed> {
  return permitInScope(actor, 'task', task, 'task.edit');
}

export function permitAssign(actor: Actor, task: TaskRecord): Result<Permitted<TaskRecord, 'task.assign'>, NotAllowed> {
  return permitInScope(actor, 'task', task, 'task.assign');
}

export function permitDelete(actor: Actor, task: TaskRecord): Result<Permitted<TaskRecord, 'task.delete'>, NotAllowed> {
  return permitInScope(actor, 'task', task, 'task.delete');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'task.view');
}

/** A reminder is its person's alone. */
export function isOwnReminder(actor: Actor, reminder: { readonly ownerId: string | null }): boolean {
  return reminder.ownerId === actor.userId;
}
