import { movedRule, splitRule } from '../../kernel/calendar/recurrence.ts';
import { chinaDate } from '../../kernel/china/dates.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { FoundOccurrence } from './find-occurrence.ts';
import { type EventRecord, findEvent, listExceptions, openContents } from './schedule.repository.ts';
import { eventExceptions, events } from './schedule.tables.ts';
import { addEvent, settle } from './write-event.ts';

type Time = FoundOccurrence & { readonly originalStart: number };

/** One time becomes an event of its own, so that it can differ from its series. */
export function takeOut(tx: WriteTx, { event, originalStart, deletedBy }: Time): EventRecord {
  const id = tx.newId();
  addEvent(tx, { ...draftOf(tx, event, originalStart), id, recurrence: null, seriesId: event.id, originalStart });
  if (deletedBy) tx.update(eventExceptions, deletedBy.id, { op: 'replaced', newEventId: id });
  else addException(tx, event, { originalStart, op: 'replaced', newEventId: id });
  settle(tx, event.id);
  return asOldAs(event, findEvent(tx, id)!);
}

/** The series ends before this time, and a new one goes on from it with the exceptions of the times it takes over. */
export function splitSeries(tx: WriteTx, { event, originalStart }: Time): EventRecord {
  const day = chinaDate(originalStart);
  const { before, after } = splitRule(event.recurrence!, chinaDate(event.startAt), day);
  const id = tx.newId();
  addEvent(tx, { ...draftOf(tx, event, originalStart), id, recurrence: after, seriesId: event.id });
  for (const each of listExceptions(tx, [event.id]).get(event.id) ?? []) {
    if (each.originalStart >= originalStart) tx.update(eventExceptions, each.id, { eventId: id });
  }
  addException(tx, event, { originalStart, op: 'continued', newEventId: id });
  tx.update(events, event.id, { recurrence: before });
  settle(tx, event.id);
  settle(tx, id);
  return asOldAs(event, findEvent(tx, id)!);
}

/** The series without this time. */
export function dropTime(tx: WriteTx, { event, originalStart }: Time): void {
  addException(tx, event, { originalStart, op: 'deleted', newEventId: null });
  settle(tx, event.id);
}

/** The series ends before this time. */
export function endBefore(tx: WriteTx, { event, originalStart }: Time): void {
  const { before } = splitRule(event.recurrence!, chinaDate(event.startAt), chinaDate(originalStart));
  tx.update(events, event.id, { recurrence: before });
  settle(tx, event.id);
}

/** A series that moves takes its exceptions along, and the weekdays of its rule where it moves to other days. */
export function moveSeries(tx: WriteTx, before: EventRecord, isRuleGiven: boolean): void {
  const after = findEvent(tx, before.id)!;
  const shift = after.startAt - before.startAt;
  if (!before.recurrence || shift === 0) return;
  for (const each of listExceptions(tx, [before.id]).get(before.id) ?? []) {
    tx.update(eventExceptions, each.id, { originalStart: each.originalStart + shift });
  }
  if (isRuleGiven || !after.recurrence) return;
  const rule = movedRule(after.recurrence, chinaDate(before.startAt), chinaDate(after.startAt));
  tx.update(events, before.id, { recurrence: rule });
}

/** What it says was said in its series: an edit of it meets what others wrote there, not its own beginning. */
function asOldAs({ createdAt, createdBy }: EventRecord, event: EventRecord): EventRecord {
  return { ...event, createdAt, createdBy };
}

function draftOf(tx: WriteTx, event: EventRecord, startAt: number) {
  const [open] = openContents(tx, [event]);
  const { branchId, deptId, ownerId } = event;
  const endAt = startAt + event.endAt - event.startAt;
  return {
    ...open!,
    startAt,
    endAt,
    seriesId: null,
    originalStart: null,
    icsUid: null,
    home: { branchId, deptId, ownerId: ownerId! },
  };
}

function addException(
  tx: WriteTx,
  { id: eventId, branchId, deptId, ownerId }: EventRecord,
  exception: Pick<typeof eventExceptions.$inferInsert, 'originalStart' | 'op' | 'newEventId'>,
): void {
  tx.insert(eventExceptions, { id: tx.newId(), eventId, ...exception, branchId, deptId, ownerId });
}
