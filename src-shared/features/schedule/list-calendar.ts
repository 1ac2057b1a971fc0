import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { findNames } from '../people/people.repository.ts';
import { isOpenEvent } from './event.model.ts';
import type { CalendarItem } from './schedule.contract.ts';
import { permitEdit } from './schedule.policy.ts';
import {
  asSeenBy,
  type EventRecord,
  insideOf,
  listExceptions,
  liveStarts,
  visibleEvents,
} from './schedule.repository.ts';
import { eventSeats, events } from './schedule.tables.ts';

export interface CalendarInput {
  readonly from: number;
  readonly until: number;
  /** Whose calendars; the actor's own when left out. */
  readonly userIds?: readonly string[] | undefined;
}

/** More than a screen can show: a calendar of years, or of a whole company. */
const mostItems = 5000;

/** Every time of every event that overlaps the span, in the calendars of these people, as the actor may know them. */
export function listCalendar(
  db: ReadDb,
  actor: Actor,
  { from, until, userIds }: CalendarInput,
  now: number,
): CalendarItem[] {
  const whose = userIds ?? [actor.userId];
  const scope = visibleEvents(actor);
  const people = JSON.stringify(whose);
  const found = selectRows(
    db,
    events,
    `t.id IN (
       SELECT id FROM events WHERE owner_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL AND span_end_at >= ? AND start_at < ?
       UNION SELECT event_id FROM event_seats WHERE owner_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL)
     AND t.deleted_at IS NULL AND t.start_at < ? AND t.span_end_at >= ? AND ${scope.sql}
     ORDER BY t.start_at, t.id LIMIT ?`,
    ...[people, from, until, people],
    ...[until, from],
    ...scope.values,
    mostItems,
  );
  const seats = seatsOf(db, found, [...whose, actor.userId]);
  const inside = insideOf(db, actor, found);
  const exceptions = listExceptions(
    db,
    found.flatMap((row) => (row.recurrence ? [row.id] : [])),
  );
  const names = findNames(db);
  return asSeenBy(db, actor, found)
    .flatMap((row) =>
      liveStarts(row, exceptions.get(row.id) ?? [], from, until).map((startAt) => {
        const endAt = startAt + row.endAt - row.startAt;
        return {
          eventId: row.id,
          originalStart: row.recurrence ? startAt : null,
          startAt,
          endAt,
          allDay: row.allDay,
          title: row.title,
          covered: row.visibility !== 'public' && !inside.has(row.id),
          kind: row.kind,
          status: row.status,
          visibility: row.visibility,
          priority: row.priority,
          color: row.color,
          location: row.location,
          ownerId: row.ownerId,
          ownerName: names.user(row.ownerId),
          userIds: whose.filter((userId) => row.ownerId === userId || seats.get(row.id)?.has(userId)),
          response: seats.get(row.id)?.get(actor.userId) ?? null,
          relatedType: row.relatedType,
          relatedId: row.relatedId,
          recurring: row.recurrence !== null || row.seriesId !== null,
          mayEdit: permitEdit(actor, row).ok && isOpenEvent(row),
          overdue: isOpenEvent(row) && endAt < now,
        };
      }),
    )
    .sort((one, other) => one.startAt - other.startAt || one.endAt - other.endAt)
    .slice(0, mostItems);
}

function seatsOf(db: ReadDb, rows: readonly EventRecord[], userIds: readonly string[]) {
  const found = selectRows(
    db,
    eventSeats,
    't.event_id IN (SELECT value FROM json_each(?)) AND t.owner_id IN (SELECT value FROM json_each(?)) AND t.deleted_at IS NULL',
    JSON.stringify(rows.map((row) => row.id)),
    JSON.stringify(userIds),
  );
  const byEvent = new Map<string, Map<string, (typeof found)[number]['response']>>();
  for (const { eventId, ownerId, response } of found) {
    byEvent.set(eventId, (byEvent.get(eventId) ?? new Map()).set(ownerId, response));
  }
  return byEvent;
}
