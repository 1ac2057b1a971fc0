import { ok, refuse } from '../../kernel/result.ts';
import { keepRecords } from '../../reading/keep-records.ts';
import { findHome } from '../people/people.repository.ts';
import { holdsWorkOf } from './task.model.ts';
import { permitAssign, permitDelete, permitEdit } from './tasks.policy.ts';
import { findTask, taskChildren } from './tasks.repository.ts';
import { tasks } from './tasks.tables.ts';

/** Reminders go with the task. What a hand-over brought is not thrown away by whoever received it. */
export const keptTasks = keepRecords({
  table: tasks,
  find: findTask,
  children: taskChildren,
  missing: 'TASK_NOT_FOUND',
  permitAssign,
  permitEdit,
  permitDelete,
  findHome,
  checkRemove: (_, task, actor) =>
    holdsWorkOf(task, actor.userId) ? refuse({ code: 'TASK_HANDED_OVER' as const, taskId: task.id }) : ok(undefined),
});
