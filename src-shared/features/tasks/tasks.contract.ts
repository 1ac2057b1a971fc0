import { z } from 'zod';
import { changesOf, id, instant } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { reminder, reminderOffset } from './reminder.model.ts';
import { handedOver, newTask, relatedTypes, task, taskActions, taskFields, taskStatuses } from './task.model.ts';

const notFound = { TASK_NOT_FOUND: { status: 404 } } as const;
const ownerNotFound = { OWNER_NOT_FOUND: { status: 404 } } as const;
/** The record it should belong to is gone or out of the actor's sight. */
const relatedNotFound = { RELATED_NOT_FOUND: { status: 404 } } as const;
const reminderNotFound = { REMINDER_NOT_FOUND: { status: 404 } } as const;
/** The transition table has no such step from the task's present state. */
const stateRefused = {
  TASK_STATE_REFUSED: {
    status: 409,
    data: z.object({ taskId: id, status: z.enum(taskStatuses), action: z.enum(taskActions) }),
  },
} as const;
/** A reminder needs a due time to count from. */
const noDueTime = { TASK_WITHOUT_DUE_TIME: { status: 422 } } as const;

/** Refused work of a colleague is in it: take it over or give it back. */
const heldWork = { TASK_HANDED_OVER: { status: 409, data: z.object({ taskId: id }) } } as const;
const nothingHanded = { TASK_NOT_HANDED_OVER: { status: 409 } } as const;

/** A row of the list: the record with the names a person reads. */
export const taskRow = task.extend({
  ownerName: z.string().nullable(),
  createdByName: z.string().nullable(),
  relatedName: z.string().nullable(),
  overdue: z.boolean(),
  reminders: z.array(reminder),
  followed: z.boolean(),
});
export type TaskRow = z.infer<typeof taskRow>;

/** `open` leaves out what is done or cancelled; `dueFrom` and `dueUntil` cut out a day or a week. */
const list = query
  .route({ method: 'GET', path: '/tasks' })
  .input(
    listInput.extend({
      relatedType: z.enum(relatedTypes).optional(),
      relatedId: id.optional(),
      open: z.boolean().optional(),
      dueFrom: instant.optional(),
      dueUntil: instant.optional(),
    }),
  )
  .output(listOutput(taskRow));

const get = query
  .route({ method: 'GET', path: '/tasks/{id}' })
  .input(z.object({ id }))
  .output(taskRow)
  .errors(notFound);

/** The actor's own open tasks: overdue, today, the seven days after, later, without a date. The day is Asia/Shanghai's. */
const counts = query.route({ method: 'GET', path: '/tasks/counts' }).output(
  z.object({
    overdue: z.number().int(),
    today: z.number().int(),
    week: z.number().int(),
    later: z.number().int(),
    undated: z.number().int(),
  }),
);

const create = command
  .route({ method: 'POST', path: '/tasks' })
  .input(newTask)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...ownerNotFound, ...relatedNotFound, ...noDueTime });

/** A changed due time moves the task's waiting reminders with it. */
const edit = command
  .route({ method: 'PATCH', path: '/tasks/{id}' })
  .input(z.object({ id, changes: changesOf(taskFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid });

/** Hands tasks to a colleague; reminders go with them. */
const assign = command
  .route({ method: 'POST', path: '/tasks/assign' })
  .input(z.object({ ids: z.array(id).min(1).max(500), ownerId: id }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...ownerNotFound });

const start = command
  .route({ method: 'POST', path: '/tasks/start' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...heldWork });

/** Also settles the reminders that are still waiting. */
const complete = command
  .route({ method: 'POST', path: '/tasks/complete' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...heldWork });

const cancel = command
  .route({ method: 'POST', path: '/tasks/cancel' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...heldWork });

/**
 * Asks a colleague to do under their own rights what the server refused to the actor. Works offline; anybody may ask
 * anybody, because a task is all that comes of it.
 */
const handOver = command
  .route({ method: 'POST', path: '/tasks/hand-over' })
  .input(
    z.object({
      id: id.optional(),
      ownerId: id,
      title: taskFields.title,
      note: handedOver.shape.note,
      work: handedOver.shape.work,
    }),
  )
  .output(written)
  .errors({ ...notAllowed, ...idTaken, ...ownerNotFound });

/** Notes that the owner did one piece of the handed work; with the last one the task is done. */
const noteTakenOver = command
  .route({ method: 'POST', path: '/tasks/{id}/taken-over' })
  .input(z.object({ id, index: z.number().int().min(0) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...nothingHanded });

/** Returns handed work to who asked, with all its content. */
const giveBack = command
  .route({ method: 'POST', path: '/tasks/{id}/give-back' })
  .input(z.object({ id }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...nothingHanded, ...ownerNotFound });

const reopen = command
  .route({ method: 'POST', path: '/tasks/reopen' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...heldWork });

const remove = command
  .route({ method: 'POST', path: '/tasks/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...heldWork });

const restore = command
  .route({ method: 'POST', path: '/tasks/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

/** Replaces the task's reminders by these, in minutes before its due time. */
const setReminders = command
  .route({ method: 'PUT', path: '/tasks/{id}/reminders' })
  .input(z.object({ id, offsets: z.array(reminderOffset).max(10) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...noDueTime });

/**
 * The actor's reminders whose time has come by `until`, oldest first: also those missed while the program was closed.
 * `open` adds those that were shown and not yet dealt with.
 */
const dueReminders = query
  .route({ method: 'GET', path: '/reminders/due' })
  .input(z.object({ until: instant, which: z.enum(['waiting', 'open']).default('waiting') }))
  .output(
    z.array(
      reminder.extend({
        title: z.string(),
        /** The page of what it reminds of. */
        path: z.string(),
        dueAt: instant.nullable(),
        relatedType: z.enum(relatedTypes).nullable(),
        relatedId: id.nullable(),
        relatedName: z.string().nullable(),
        missed: z.boolean(),
      }),
    ),
  );

/** The host has shown these; they are not shown again, on any of the person's devices. */
const markReminded = command
  .route({ method: 'POST', path: '/reminders/reminded' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...reminderNotFound });

/** Fires again at `until`. */
const snoozeReminder = command
  .route({ method: 'POST', path: '/reminders/{id}/snooze' })
  .input(z.object({ id, until: instant }))
  .output(written)
  .errors({ ...reminderNotFound });

const dismissReminder = command
  .route({ method: 'POST', path: '/reminders/{id}/done' })
  .input(z.object({ id }))
  .output(written)
  .errors({ ...reminderNotFound });

export const tasksContract = {
  list,
  get,
  counts,
  create,
  edit,
  assign,
  start,
  complete,
  cancel,
  reopen,
  remove,
  restore,
  handOver,
  noteTakenOver,
  giveBack,
  setReminders,
  dueReminders,
  markReminded,
  snoozeReminder,
  dismissReminder,
};
