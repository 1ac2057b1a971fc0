import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { Response } from './event.model.ts';
import {
  type EventAction,
  type EventNotFound,
  type EventStateRefused,
  findEventTransition,
  type Occurrence,
  type OccurrenceNotFound,
} from './event.model.ts';
import { findOccurrence } from './find-occurrence.ts';
import { permitEdit } from './schedule.policy.ts';
import { findSeat } from './schedule.repository.ts';
import { eventSeats, events } from './schedule.tables.ts';
import { takeOut } from './split-series.ts';
import { settle } from './write-event.ts';

type StateRefusal = EventNotFound | OccurrenceNotFound | EventStateRefused | NotAllowed;

/** Start, cancel or take back the cancelling; of a series, one time only. */
export function changeEventState(action: Exclude<EventAction, 'held' | 'notHeld' | 'postponed'>) {
  return (tx: WriteTx, actor: Actor, input: Occurrence): Result<Written, StateRefusal> => {
    const found = findOccurrence(tx, input);
    if (!found.ok) return found;
    const { event, originalStart, deletedBy } = found.value;
    if (event.deletedAt !== null || deletedBy) return refuse({ code: 'EVENT_NOT_FOUND' });
    const permit = permitEdit(actor, event);
    if (!permit.ok) return permit;
    const status = findEventTransition(event.status, action);
    if (!status) return refuse({ code: 'EVENT_STATE_REFUSED', eventId: event.id, status: event.status, action });
    const { id } = originalStart === undefined ? event : takeOut(tx, { event, originalStart });
    tx.update(events, id, { status });
    settle(tx, id);
    return ok({ id, commandId: tx.command.id });
  };
}

/** A participant's answer to the invitation; it stays theirs, whoever changes the event. */
export function respondToEvent(
  tx: WriteTx,
  actor: Actor,
  { id, response }: { readonly id: string; readonly response: Response },
): Result<Written, EventNotFound> {
  const seat = findSeat(tx, id, actor.userId);
  if (!seat) return refuse({ code: 'EVENT_NOT_FOUND' });
  tx.update(eventSeats, seat.id, { response });
  return ok({ id, commandId: tx.command.id });
}
