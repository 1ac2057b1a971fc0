import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { findVisibleRedRequest } from '../red-requests/red-requests.repository.ts';
import { isOpenEvent } from '../schedule/event.model.ts';
import { findVisibleEvent } from '../schedule/schedule.repository.ts';
import { findRelatedNames } from './related-names.repository.ts';
import { isMissed } from './reminder.model.ts';
import { isOpen, type RelatedType } from './task.model.ts';
import { findTask, type ReminderRecord } from './tasks.repository.ts';
import { reminders } from './tasks.tables.ts';

/** What a reminder reminds of, as far as a notice tells of it. */
interface Subject {
  readonly title: string;
  readonly path: string;
  readonly dueAt: number | null;
  readonly relatedType: RelatedType | null;
  readonly relatedId: string | null;
}

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
    const subject = findSubject(db, actor, reminder);
    return subject ? [{ reminder, subject }] : [];
  });
  const related = findRelatedNames(
    db,
    actor,
    due.map(({ subject }) => subject),
  );
  return due.map(({ reminder: { id, taskId, targetType, offsetMin, at, state }, subject }) => ({
    id,
    taskId,
    targetType,
    offsetMin,
    at,
    state,
    ...subject,
    relatedName: related(subject),
    missed: state !== 'reminded' && isMissed({ at }, until),
  }));
}

function findSubject(db: ReadDb, actor: Actor, reminder: ReminderRecord): Subject | undefined {
  if (reminder.targetType === 'event') return findEventSubject(db, actor, reminder);
  return reminder.targetType === 'redRequest' ? findRedSubject(db, actor, reminder) : findTaskSubject(db, reminder);
}

function findTaskSubject(db: ReadDb, { taskId }: ReminderRecord): Subject | undefined {
  const task = findTask(db, taskId);
  if (!task || task.deletedAt !== null || !isOpen(task)) return undefined;
  const { title, dueAt, relatedType, relatedId } = task;
  return { title, path: `/tasks/${taskId}`, dueAt, relatedType, relatedId };
}

function findEventSubject(db: ReadDb, actor: Actor, { taskId, occurrenceAt }: ReminderRecord): Subject | undefined {
  const event = findVisibleEvent(db, actor, taskId);
  if (!event || event.deletedAt !== null || !isOpenEvent(event)) return undefined;
  const { title, relatedType, relatedId } = event;
  const at = occurrenceAt ?? event.startAt;
  return { title, path: `/schedule/events/${taskId}?at=${at}`, dueAt: at, relatedType, relatedId };
}

/** A red-letter request that the other side has not confirmed, until it is over. */
function findRedSubject(db: ReadDb, actor: Actor, { taskId, occurrenceAt }: ReminderRecord): Subject | undefined {
  const request = findVisibleRedRequest(db, actor, taskId);
  if (request?.status !== 'submitted' || request.deadlineAt === null || request.deadlineAt !== occurrenceAt)
    return undefined;
  const title = [request.no, request.title].filter(Boolean).join(' ');
  return {
    title,
    path: `/red-requests/${taskId}`,
    dueAt: occurrenceAt,
    relatedType: 'customer',
    relatedId: request.customerId,
  };
}
