import { spanEndOf } from '../../kernel/calendar/occurrences.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { NewRecord, WriteTx } from '../../ledger/write-tx.ts';
import { blankContent, type EventContent } from './event.model.ts';
import { settleEventReminders } from './event-reminders.repository.ts';
import { contentOf, type EventRecord, findContent, findEvent, findSeat, openContents } from './schedule.repository.ts';
import { eventContents, eventSeats, events } from './schedule.tables.ts';

type Timing = Pick<EventRecord, 'startAt' | 'endAt' | 'allDay' | 'recurrence' | 'visibility' | 'reminders'>;
type Origin = Partial<Pick<EventRecord, 'seriesId' | 'originalStart' | 'icsUid'>>;

export interface EventDraft extends EventContent, Timing, Origin {
  readonly id: string;
  readonly home: Scope & { readonly ownerId: string };
}

/** A new event with its people and reminders. What is not public goes where only they can read it. */
export function addEvent(tx: WriteTx, draft: EventDraft): void {
  const { id, home, startAt, endAt, allDay, recurrence, visibility, reminders, seriesId, originalStart, icsUid } =
    draft;
  const content = contentOf(draft);
  const row: NewRecord<typeof events> = {
    id,
    ...home,
    ...(visibility === 'public' ? content : blankContent),
    ...{ startAt, endAt, allDay, recurrence, visibility, reminders },
    spanEndAt: spanEndOf(draft),
    status: 'planned',
    seriesId: seriesId ?? null,
    originalStart: originalStart ?? null,
    icsUid: icsUid ?? null,
  };
  tx.insert(events, row);
  if (visibility !== 'public')
    tx.insert(eventContents, { id: tx.newId(), eventId: id, ...content, ownerId: home.ownerId });
  setSeats(tx, id, [], seatedOf(content, home.ownerId));
  settle(tx, id, 'everybody');
}

/** The content moves to where it belongs by who may know it now. */
export function placeContent(tx: WriteTx, event: EventRecord, content: EventContent): void {
  const kept = findContent(tx, event.id);
  const isPublic = event.visibility === 'public';
  tx.update(events, event.id, isPublic ? content : blankContent);
  if (isPublic) {
    if (kept) tx.remove(eventContents, kept.id);
  } else if (kept) tx.update(eventContents, kept.id, content);
  else tx.insert(eventContents, { id: tx.newId(), eventId: event.id, ...content, ownerId: event.ownerId! });
}

/** The people who take part; their answers stay with them. */
export function setSeats(tx: WriteTx, eventId: string, before: readonly string[], after: readonly string[]): void {
  for (const userId of after) {
    if (before.includes(userId) || findSeat(tx, eventId, userId)) continue;
    tx.insert(eventSeats, { id: tx.newId(), eventId, ownerId: userId, response: 'none' });
  }
  for (const userId of before) {
    const seat = after.includes(userId) ? undefined : findSeat(tx, eventId, userId);
    if (seat) tx.update(eventSeats, seat.id, { deletedAt: tx.at });
  }
}

/** The owner is there without a seat. */
export function seatedOf({ participantIds }: Pick<EventContent, 'participantIds'>, ownerId: string | null): string[] {
  return [...new Set(participantIds)].filter((userId) => userId !== ownerId);
}

/** After a change of times or people: the end of the last time, and everybody's reminders. */
export function settle(tx: WriteTx, id: string, whose: 'known' | 'everybody' = 'known'): void {
  const found = findEvent(tx, id)!;
  const spanEndAt = spanEndOf(found);
  if (spanEndAt !== found.spanEndAt) tx.update(events, id, { spanEndAt });
  const [event] = openContents(tx, [{ ...found, spanEndAt }]);
  const userId = tx.command.actorId;
  const everybody = [...(event!.ownerId === null ? [] : [event!.ownerId]), ...seatedOf(event!, event!.ownerId)];
  const mine = everybody.filter((each) => each === userId);
  const others = everybody.filter((each) => each !== userId);
  const isKnown = (each: string) => each === userId || whose === 'everybody' || tx.host === 'server';
  settleEventReminders(tx, event!, [...mine, ...others], isKnown);
}
