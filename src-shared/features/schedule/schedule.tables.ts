import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Recurrence } from '../../kernel/calendar/recurrence.ts';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import { relatedTypes, taskPriorities } from '../tasks/task.model.ts';
import { eventColors, eventKinds, eventResults, eventStatuses, responses, visibilities } from './event.model.ts';
import type { WorkDay } from './work-calendar.model.ts';

/** Made anew for each table: a column belongs to one. */
const contentColumns = () => ({
  title: text('title').notNull(),
  kind: text('kind', { enum: eventKinds }).notNull(),
  location: text('location'),
  priority: text('priority', { enum: taskPriorities }).notNull(),
  color: text('color', { enum: eventColors }),
  relatedType: text('related_type', { enum: relatedTypes }),
  relatedId: text('related_id'),
  contactIds: text('contact_ids', { mode: 'json' }).$type<string[]>().notNull(),
  participantIds: text('participant_ids', { mode: 'json' }).$type<string[]>().notNull(),
  remark: text('remark'),
  resultNote: text('result_note'),
});

/** What stands in a calendar. The content of an event that is not public is blank here: see `event_contents`. */
export const events = sqliteTable(
  'events',
  {
    id: text('id').primaryKey(),
    ...contentColumns(),
    startAt: integer('start_at').notNull(),
    endAt: integer('end_at').notNull(),
    allDay: integer('all_day', { mode: 'boolean' }).notNull(),
    recurrence: text('recurrence', { mode: 'json' }).$type<Recurrence>(),
    /** The end of its last time. */
    spanEndAt: integer('span_end_at').notNull(),
    visibility: text('visibility', { enum: visibilities }).notNull(),
    reminders: text('reminders', { mode: 'json' }).$type<number[]>().notNull(),
    status: text('status', { enum: eventStatuses }).notNull(),
    result: text('result', { enum: eventResults }),
    closedAt: integer('closed_at'),
    seriesId: text('series_id'),
    originalStart: integer('original_start'),
    postponedTo: text('postponed_to'),
    /** The calendar file it came from: importing that file again brings no second one. */
    icsUid: text('ics_uid'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('events_by_span').on(table.deletedAt, table.spanEndAt, table.startAt),
    index('events_by_owner').on(table.ownerId, table.deletedAt, table.spanEndAt, table.startAt, table.status),
    index('events_by_related').on(table.relatedId, table.deletedAt, table.startAt),
    index('events_by_start').on(
      table.deletedAt,
      table.startAt,
      table.ownerId,
      table.deptId,
      table.branchId,
      table.status,
    ),
    index('events_by_uid').on(table.icsUid, table.ownerId),
  ],
);

/**
 * The content of an event that is not public. It travels to its owner and participants only, so that no list, search,
 * file or device of anybody else can show it.
 */
export const eventContents = sqliteTable(
  'event_contents',
  {
    id: text('id').primaryKey(),
    eventId: text('event_id').notNull(),
    ...contentColumns(),
    ownerId: text('owner_id').notNull(),
    ...recordColumns,
  },
  (table) => [index('event_contents_by_event').on(table.eventId), index('event_contents_by_owner').on(table.ownerId)],
);

/** Times of a series that are gone, replaced, or continued by another series. */
export const eventExceptions = sqliteTable(
  'event_exceptions',
  {
    id: text('id').primaryKey(),
    eventId: text('event_id').notNull(),
    originalStart: integer('original_start').notNull(),
    op: text('op', { enum: ['deleted', 'replaced', 'continued'] }).notNull(),
    newEventId: text('new_event_id'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [index('event_exceptions_by_event').on(table.eventId, table.originalStart)],
);

/** Who takes part. The row is the participant's own; the owner and the other participants see it too. */
export const eventSeats = sqliteTable(
  'event_seats',
  {
    id: text('id').primaryKey(),
    eventId: text('event_id').notNull(),
    ownerId: text('owner_id').notNull(),
    response: text('response', { enum: responses }).notNull(),
    ...recordColumns,
  },
  (table) => [
    index('event_seats_by_event').on(table.eventId),
    index('event_seats_by_owner').on(table.ownerId, table.deletedAt, table.eventId),
  ],
);

/** What the yearly notice says of a year, for one branch or, without one, for the company. */
export const workCalendars = sqliteTable(
  'work_calendars',
  {
    id: text('id').primaryKey(),
    branchId: text('branch_id'),
    year: integer('year').notNull(),
    holidays: text('holidays', { mode: 'json' }).$type<WorkDay[]>().notNull(),
    workdays: text('workdays', { mode: 'json' }).$type<WorkDay[]>().notNull(),
    /** Working hours of a day, in minutes since midnight. */
    hours: text('hours', { mode: 'json' }).$type<[number, number][]>().notNull(),
    ...recordColumns,
  },
  (table) => [index('work_calendars_by_year').on(table.year, table.branchId)],
);
