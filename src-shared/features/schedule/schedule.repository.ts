import { startsBetween, type Timed } from '../../kernel/calendar/occurrences.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { type Condition, scopeFilter } from '../../reading/scope-filter.ts';
import { reminders } from '../tasks/tasks.tables.ts';
import { blankContent, type EventContent } from './event.model.ts';
import { eventContents, eventExceptions, eventSeats, events } from './schedule.tables.ts';

export type EventRecord = RowOf<typeof events>;
export type ExceptionRecord = RowOf<typeof eventExceptions>;
export type SeatRecord = RowOf<typeof eventSeats>;

export function findEvent(db: ReadDb, id: string): EventRecord | undefined {
  return findRow(db, events, id);
}

/** As far as the actor may know of it; one that is private to somebody else does not exist. */
export function findVisibleEvent(db: ReadDb, actor: Actor, id: string): EventRecord | undefined {
  const found = findVisibleRow(db, actor, events, id);
  if (!found) return undefined;
  if (isInsider(db, actor, found)) return openContents(db, [found])[0];
  return found.visibility === 'private' ? undefined : found;
}

/** The owner and the participants know all of an event. */
export function isInsider(db: ReadDb, actor: Actor, event: Pick<EventRecord, 'id' | 'ownerId'>): boolean {
  return event.ownerId === actor.userId || findSeat(db, event.id, actor.userId) !== undefined;
}

/** Which of these events the actor is the owner or a participant of. */
export function insideOf(db: ReadDb, actor: Actor, rows: readonly EventRecord[]): ReadonlySet<string> {
  const seats = selectRows(
    db,
    eventSeats,
    't.owner_id = ? AND t.deleted_at IS NULL AND t.event_id IN (SELECT value FROM json_each(?))',
    actor.userId,
    JSON.stringify(rows.map((row) => row.id)),
  );
  const seated = new Set(seats.map((seat) => seat.eventId));
  return new Set(rows.filter((row) => row.ownerId === actor.userId || seated.has(row.id)).map((row) => row.id));
}

/** Rows with what is only for insiders filled in where the actor is one. */
export function asSeenBy(db: ReadDb, actor: Actor, rows: readonly EventRecord[]): EventRecord[] {
  const inside = insideOf(db, actor, rows);
  const opened = new Map(
    openContents(
      db,
      rows.filter((row) => inside.has(row.id)),
    ).map((row) => [row.id, row]),
  );
  return rows.map((row) => opened.get(row.id) ?? row);
}

/** The events with their whole content; only for insiders. */
export function openContents(db: ReadDb, rows: readonly EventRecord[]): EventRecord[] {
  const closed = rows.filter((row) => row.visibility !== 'public');
  if (closed.length === 0) return [...rows];
  const contents = new Map(
    selectRows(
      db,
      eventContents,
      't.event_id IN (SELECT value FROM json_each(?))',
      JSON.stringify(closed.map((row) => row.id)),
    ).map((content) => [content.eventId, content]),
  );
  return rows.map((row) => ({ ...row, ...(row.visibility === 'public' ? {} : contentOf(contents.get(row.id))) }));
}

export function contentOf(row: EventContent | undefined): EventContent {
  const from = row ?? blankContent;
  return Object.fromEntries(
    Object.keys(blankContent).map((key) => [key, from[key as keyof EventContent]]),
  ) as unknown as EventContent;
}

export function findContent(db: ReadDb, eventId: string): RowOf<typeof eventContents> | undefined {
  return selectRows(db, eventContents, 't.event_id = ? ORDER BY t.id LIMIT 1', eventId)[0];
}

export function findSeat(db: ReadDb, eventId: string, userId: string): SeatRecord | undefined {
  return selectRows(
    db,
    eventSeats,
    't.event_id = ? AND +t.owner_id = ? AND t.deleted_at IS NULL LIMIT 1',
    eventId,
    userId,
  )[0];
}

export function listSeats(db: ReadDb, eventId: string): SeatRecord[] {
  return selectRows(db, eventSeats, 't.event_id = ? AND t.deleted_at IS NULL ORDER BY t.id', eventId);
}

/** Exceptions of these series, by series. */
export function listExceptions(db: ReadDb, eventIds: readonly string[]): ReadonlyMap<string, ExceptionRecord[]> {
  const found = selectRows(
    db,
    eventExceptions,
    't.event_id IN (SELECT value FROM json_each(?)) AND t.deleted_at IS NULL ORDER BY t.original_start, t.id',
    JSON.stringify(eventIds),
  );
  return Map.groupBy(found, (each) => each.eventId);
}

/** When the event happens between two instants, without the times that were taken out of its series. */
export function liveStarts(
  event: Timed,
  exceptions: readonly ExceptionRecord[],
  from: number,
  until: number,
): number[] {
  const out = new Set(exceptions.filter(({ op }) => op !== 'continued').map((each) => each.originalStart));
  return startsBetween(event, from, until).filter((start) => !out.has(start));
}

/** Events of the actor's calendar in SQL: in scope, and not private to somebody else. */
export function visibleEvents(actor: Actor): Condition {
  const scope = scopeFilter(actor, 'event', 't');
  return {
    sql: `${scope.sql} AND (t.visibility <> 'private' OR t.owner_id = ? OR t.id IN (SELECT event_id FROM event_seats WHERE owner_id = ? AND deleted_at IS NULL))`,
    values: [...scope.values, actor.userId, actor.userId],
  };
}

/** What hangs on an event and carries its scope. */
export const eventChildren: readonly ChildRows[] = [{ table: eventExceptions, ofParent: 't.event_id = ?' }];

/** What belongs to the people of an event, and goes to the bin with it. */
export const eventOwnRows: readonly ChildRows[] = [
  { table: eventContents, ofParent: 't.event_id = ?' },
  { table: eventSeats, ofParent: 't.event_id = ?' },
  { table: reminders, ofParent: 't.task_id = ?' },
];

/** Whether what this row says, now or in its past, is for its owner and participants and not for the actor. */
export function isCoveredTo(db: ReadDb, actor: Actor, table: string, id: string): boolean {
  if (table !== 'events' && table !== 'event_contents') return false;
  const eventId = table === 'events' ? id : findRow(db, eventContents, id)?.eventId;
  const event = eventId === undefined ? undefined : findEvent(db, eventId);
  if (!event) return table === 'event_contents';
  return (table === 'event_contents' || event.visibility !== 'public') && !isInsider(db, actor, event);
}
