import { startsAt } from '../../kernel/calendar/occurrences.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { EventNotFound, Occurrence, OccurrenceNotFound } from './event.model.ts';
import { type EventRecord, type ExceptionRecord, findEvent, listExceptions } from './schedule.repository.ts';

/** A time of a series, or an event that stands alone: what a command about one time is about now. */
export interface FoundOccurrence {
  readonly event: EventRecord;
  /** Undefined where the event stands alone, or the series as a whole is meant. */
  readonly originalStart: number | undefined;
  /** The time was deleted meanwhile, by this exception; an edit brings it back. */
  readonly deletedBy?: ExceptionRecord;
}

/**
 * Where a time of a series is now. Somebody may have split the series, or taken this very time out of it, since the
 * person saw it: the way leads on to what came of it, so that both changes hold.
 */
export function findOccurrence(
  tx: WriteTx,
  { id, originalStart }: Occurrence,
): Result<FoundOccurrence, EventNotFound | OccurrenceNotFound> {
  const event = findEvent(tx, id);
  if (!event) return refuse({ code: 'EVENT_NOT_FOUND' });
  if (originalStart === undefined || !event.recurrence) return ok({ event, originalStart: undefined });

  const exceptions = listExceptions(tx, [id]).get(id) ?? [];
  const own = exceptions.find((each) => each.originalStart === originalStart && each.op !== 'continued');
  if (own?.op === 'replaced' && own.newEventId !== null) return findOccurrence(tx, { id: own.newEventId });
  if (own) return ok({ event, originalStart, deletedBy: own });
  if (startsAt(event, originalStart)) return ok({ event, originalStart });
  const later = exceptions.findLast((each) => each.op === 'continued' && each.originalStart <= originalStart);
  if (later?.newEventId) return findOccurrence(tx, { id: later.newEventId, originalStart });
  return refuse({ code: 'OCCURRENCE_NOT_FOUND' });
}
