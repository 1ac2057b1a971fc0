import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { findRelatedNames } from './related-names.ts';
import { isMissed } from './reminder.model.ts';
import { findTask } from './tasks.repository.ts';
import { reminders } from './tasks.tables.ts';

/** The person's reminders whose time has come by `until`, oldest first; those of the time the program was closed too. */
export function findDueReminders(
  db: ReadDb,
  actor: Actor,
  { until, which }: { readonly until: number; readonly which: 'waiting' | 'open' },
) {
  const states = which === 'open' ? "'pending', 'snoozed', 'reminded'" : "'pending', 'snoozed'";
  const due = selectRows(
    db,
    reminders,
    `t.owner_id = ? AND t.state IN (${states}) AND t.at <= ? AND t.deleted_at IS NULL ORDER BY t.at, t.id LIMIT 200`,
    actor.userId,
    until,
  ).flatMap((reminder) => {
    const task = findTask(db, reminder.taskId);
    const isWaiting = task && task.deletedAt === null && (task.status === 'notStarted' || task.status === 'inProgress');
    return isWaiting ? [{ reminder, task }] : [];
  });
  const related = findRelatedNames(
    db,
    actor,
    due.map(({ task }) => task),
  );
  return due.map(({ reminder: { id, taskId, offsetMin, at, state }, task }) => ({
    id,
    taskId,
    offsetMin,
    at,
    state,
    title: task.title,
    dueAt: task.dueAt,
    relatedType: task.relatedType,
    relatedId: task.relatedId,
    relatedName: related(task),
    missed: state !== 'reminded' && isMissed({ at }, until),
  }));
}
