import type { Filter, ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { findNames } from '../people/people.repository.ts';
import { findFollowed } from '../views/views.repository.ts';
import { findRelatedNames } from './related-names.repository.ts';
import { isOverdue, type RelatedType } from './task.model.ts';
import type { TaskRow } from './tasks.contract.ts';
import { listRemindersOf, type TaskRecord } from './tasks.repository.ts';
import { tasks } from './tasks.tables.ts';

export const taskList: ListSpec<typeof tasks> = {
  table: tasks,
  scoped: true,
  defaultSort: { field: 'dueAt', descending: false },
  emptyLast: ['dueAt'],
  search: (text) => {
    const pattern = `%${likeText(text.normalize('NFKC'))}%`;
    return { sql: "(t.title LIKE ? ESCAPE '\\' OR t.remark LIKE ? ESCAPE '\\')", values: [pattern, pattern] };
  },
};

type ListTasksInput = ListInput & {
  readonly relatedType?: RelatedType | undefined;
  readonly relatedId?: string | undefined;
  readonly open?: boolean | undefined;
  readonly dueFrom?: number | undefined;
  readonly dueUntil?: number | undefined;
};

export function listTasks(db: ReadDb, actor: Actor, input: ListTasksInput, now: number): Listed<TaskRow> {
  const { rows, total } = listRows(db, actor, taskList, { ...input, filters: [...input.filters, ...asked(input)] });
  return { rows: withNames(db, actor, rows, now), total };
}

function asked({ relatedType, relatedId, open, dueFrom, dueUntil }: ListTasksInput): Filter[] {
  const filters: Filter[] = [];
  if (relatedType) filters.push({ field: 'relatedType', operator: 'is', value: relatedType });
  if (relatedId) filters.push({ field: 'relatedId', operator: 'is', value: relatedId });
  if (open) filters.push({ field: 'status', operator: 'in', value: ['notStarted', 'inProgress'] });
  if (dueFrom !== undefined) filters.push({ field: 'dueAt', operator: 'greater', value: dueFrom });
  if (dueUntil !== undefined) filters.push({ field: 'dueAt', operator: 'less', value: dueUntil });
  return filters;
}

/** Adds the names people read, the reminders, and whether the time is over. */
export function withNames(db: ReadDb, actor: Actor, rows: readonly TaskRecord[], now: number): TaskRow[] {
  const names = findNames(db);
  const related = findRelatedNames(db, actor, rows);
  const followed = findFollowed(db, actor.userId, 'tasks');
  const remindersByTask = Map.groupBy(
    listRemindersOf(
      db,
      rows.map((row) => row.id),
    ),
    (reminder) => reminder.taskId,
  );
  return rows.map((row) => ({
    ...row,
    ownerName: names.user(row.ownerId),
    createdByName: names.user(row.createdBy),
    relatedName: related(row),
    overdue: isOverdue(row, now),
    reminders: (remindersByTask.get(row.id) ?? []).map(({ id, taskId, targetType, offsetMin, at, state }) => ({
      id,
      taskId,
      targetType,
      offsetMin,
      at,
      state,
    })),
    followed: followed.has(row.id),
  }));
}
