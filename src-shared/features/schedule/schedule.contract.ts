import { z } from 'zod';
import { changesOf, id, instant, text } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { relatedTypes } from '../tasks/task.model.ts';
import { feedsContract } from './calendar-feeds.contract.ts';
import { layerIds, layerInfo, layerItem } from './calendar-layer.model.ts';
import {
  editScopes,
  event,
  eventActions,
  eventFields,
  eventResults,
  eventStatuses,
  newEvent,
  occurrence,
  responses,
} from './event.model.ts';
import { importedEvent, importProblem } from './ics.model.ts';
import { workCalendarContract } from './work-calendar.contract.ts';

const notFound = { EVENT_NOT_FOUND: { status: 404 } } as const;
/** The series has no such time any more. */
const noOccurrence = { OCCURRENCE_NOT_FOUND: { status: 404 } } as const;
/** What is closed with a result is evidence and stays as it is. */
const stateRefused = {
  EVENT_STATE_REFUSED: {
    status: 409,
    data: z.object({ eventId: id, status: z.enum(eventStatuses), action: z.enum([...eventActions, 'edit']) }),
  },
} as const;
const people = { PARTICIPANT_NOT_FOUND: { status: 404 } } as const;
const relatedNotFound = { RELATED_NOT_FOUND: { status: 404 } } as const;
const ownerNotFound = { OWNER_NOT_FOUND: { status: 404 } } as const;

export const eventRow = event.extend({
  ownerName: z.string().nullable(),
  createdByName: z.string().nullable(),
  relatedName: z.string().nullable(),
  /** Somebody else's and not public: only the time is known. */
  covered: z.boolean(),
  overdue: z.boolean(),
  mayEdit: z.boolean(),
  followed: z.boolean(),
});
export type EventRow = z.infer<typeof eventRow>;

const eventPage = eventRow.extend({
  participants: z.array(z.object({ userId: id, name: z.string().nullable(), response: z.enum(responses) })),
});
export type EventPage = z.infer<typeof eventPage>;

/** One time of an event in a calendar. */
export const calendarItem = event
  .pick({
    startAt: true,
    endAt: true,
    allDay: true,
    title: true,
    kind: true,
    status: true,
    visibility: true,
    priority: true,
    color: true,
    location: true,
    ownerId: true,
    relatedType: true,
    relatedId: true,
  })
  .extend({
    eventId: id,
    /** Which time of a series; null where the event stands alone. */
    originalStart: instant.nullable(),
    covered: z.boolean(),
    ownerName: z.string().nullable(),
    /** In whose of the asked calendars it stands. */
    userIds: z.array(id),
    /** What the actor said to the invitation; null where there was none. */
    response: z.enum(responses).nullable(),
    recurring: z.boolean(),
    mayEdit: z.boolean(),
    overdue: z.boolean(),
  });
export type CalendarItem = z.infer<typeof calendarItem>;

const span = { from: instant, until: instant };
const people200 = z.array(id).max(200);

const list = query
  .route({ method: 'GET', path: '/schedule/events' })
  .input(
    listInput.extend({
      relatedType: z.enum(relatedTypes).optional(),
      relatedId: id.optional(),
      open: z.boolean().optional(),
    }),
  )
  .output(listOutput(eventRow));

const get = query
  .route({ method: 'GET', path: '/schedule/events/{id}' })
  .input(z.object({ id }))
  .output(eventPage)
  .errors(notFound);

/** Events and layers of a span: what a month, a week or a day shows. Recurring ones come once for each of their times. */
const calendar = query
  .route({ method: 'POST', path: '/schedule/calendar' })
  .input(z.object({ ...span, userIds: people200.optional(), layers: z.array(layerIds).max(40).optional() }))
  .output(z.object({ items: z.array(calendarItem), layers: z.array(layerItem) }));

/** The layers that the person may show. */
const layers = query.route({ method: 'GET', path: '/schedule/layers' }).output(z.array(layerInfo));

/** When colleagues are taken: times only. */
const busy = query
  .route({ method: 'POST', path: '/schedule/busy' })
  .input(z.object({ ...span, userIds: people200, exceptId: id.optional() }))
  .output(z.array(z.object({ userId: id, startAt: instant, endAt: instant })));

const create = command
  .route({ method: 'POST', path: '/schedule/events' })
  .input(newEvent)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...ownerNotFound, ...relatedNotFound, ...people });

/** `from` and `to` of the times are those of the time that was changed, also for `all`. */
const edit = command
  .route({ method: 'PATCH', path: '/schedule/events/{id}' })
  .input(occurrence.extend({ scope: z.enum(editScopes).default('all'), changes: changesOf(eventFields) }))
  .output(written)
  .errors({
    ...notFound,
    ...noOccurrence,
    ...stateRefused,
    ...notAllowed,
    ...fieldInvalid,
    ...relatedNotFound,
    ...people,
  });

/** Says how it went; one entry goes into the timeline of each linked record. */
const close = command
  .route({ method: 'POST', path: '/schedule/events/{id}/close' })
  .input(
    occurrence.extend({
      result: z.enum(eventResults),
      note: text(5000).nullable().default(null),
      newStartAt: instant.optional(),
      newEndAt: instant.optional(),
    }),
  )
  .output(written)
  .errors({
    ...notFound,
    ...noOccurrence,
    ...stateRefused,
    ...notAllowed,
    ...fieldInvalid,
    NEW_TIME_MISSING: { status: 422 },
  });

const step = (path: `/${string}`) =>
  command
    .route({ method: 'POST', path })
    .input(occurrence)
    .output(written)
    .errors({ ...notFound, ...noOccurrence, ...stateRefused, ...notAllowed });

const respond = command
  .route({ method: 'POST', path: '/schedule/events/{id}/response' })
  .input(z.object({ id, response: z.enum(responses) }))
  .output(written)
  .errors(notFound);

const removeOccurrence = command
  .route({ method: 'POST', path: '/schedule/events/{id}/remove' })
  .input(occurrence.extend({ scope: z.enum(editScopes) }))
  .output(written)
  .errors({ ...notFound, ...noOccurrence, ...notAllowed });

const many = z.object({ ids: z.array(id).min(1).max(500) });
const remove = command
  .route({ method: 'POST', path: '/schedule/events/remove' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const restore = command
  .route({ method: 'POST', path: '/schedule/events/restore' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

/** What a calendar file holds, and what of it cannot be taken and why. Nothing is written. */
const readIcs = query
  .route({ method: 'POST', path: '/schedule/ics/preview' })
  .input(z.object({ text: z.string().max(5_000_000) }))
  .output(
    z.object({ events: z.array(importedEvent.extend({ known: z.boolean() })), problems: z.array(importProblem) }),
  );

/** Takes events of a calendar file into the actor's own calendar; one that came before is brought up to date. */
const importEvents = command
  .route({ method: 'POST', path: '/schedule/ics/import' })
  .input(z.object({ events: z.array(importedEvent).min(1).max(500) }))
  .output(z.object({ commandId: id, added: z.number().int(), updated: z.number().int() }))
  .errors({ ...notAllowed });

/** The actor's own calendar of a span as a file that every calendar program reads. */
const writeIcs = query
  .route({ method: 'POST', path: '/schedule/ics/export' })
  .input(z.object(span))
  .output(z.object({ text: z.string() }))
  .errors({ ...notAllowed });

export const scheduleContract = {
  list,
  get,
  calendar,
  layers,
  busy,
  create,
  edit,
  close,
  start: step('/schedule/events/{id}/start'),
  cancel: step('/schedule/events/{id}/cancel'),
  reopen: step('/schedule/events/{id}/reopen'),
  respond,
  removeOccurrence,
  remove,
  restore,
  readIcs,
  importEvents,
  writeIcs,
  ...workCalendarContract,
  ...feedsContract,
};
