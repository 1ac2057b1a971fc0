import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { checkTimes } from './check-event.ts';
import {
  type EventNotFound,
  type EventResult,
  type EventStateRefused,
  findEventTransition,
  type NewTimeMissing,
  type OccurrenceNotFound,
} from './event.model.ts';
import { findOccurrence } from './find-occurrence.ts';
import { noteResult } from './note-result.ts';
import { permitEdit } from './schedule.policy.ts';
import { contentOf, type EventRecord, findEvent, openContents } from './schedule.repository.ts';
import { events } from './schedule.tables.ts';
import { takeOut } from './split-series.ts';
import { addEvent, placeContent, settle } from './write-event.ts';

export interface CloseEventInput {
  readonly id: string;
  readonly originalStart?: number | undefined;
  readonly result: EventResult;
  readonly note: string | null;
  readonly newStartAt?: number | undefined;
  readonly newEndAt?: number | undefined;
}

type CloseEventRefusal =
  | EventNotFound
  | OccurrenceNotFound
  | EventStateRefused
  | NewTimeMissing
  | NotAllowed
  | FieldInvalid;

/**
 * Says how the event went, once and for good, and writes it into the history of every record that it is linked to. A
 * postponed one stays as it was and goes on as a new event.
 */
export function closeEvent(tx: WriteTx, actor: Actor, input: CloseEventInput): Result<Written, CloseEventRefusal> {
  const found = findOccurrence(tx, input);
  if (!found.ok) return found;
  const { event, originalStart, deletedBy } = found.value;
  if (event.deletedAt !== null || deletedBy) return refuse({ code: 'EVENT_NOT_FOUND' });
  const permit = permitEdit(actor, event);
  if (!permit.ok) return permit;
  const status = findEventTransition(event.status, input.result);
  if (!status)
    return refuse({ code: 'EVENT_STATE_REFUSED', eventId: event.id, status: event.status, action: input.result });
  const { newStartAt } = input;
  if (input.result === 'postponed') {
    if (newStartAt === undefined) return refuse({ code: 'NEW_TIME_MISSING' });
    const times = checkTimes({ startAt: newStartAt, endAt: input.newEndAt ?? newStartAt });
    if (!times.ok) return times;
  }

  const closing = originalStart === undefined ? event : takeOut(tx, { event, originalStart });
  const next = input.result === 'postponed' ? postpone(tx, closing, input) : null;
  tx.update(events, closing.id, { status, result: input.result, closedAt: tx.at, postponedTo: next });
  const content = contentOf(openContents(tx, [closing])[0]);
  placeContent(tx, findEvent(tx, closing.id)!, { ...content, resultNote: input.note });
  noteResult(tx, actor, { ...closing, ...content }, input);
  settle(tx, closing.id);
  return ok({ id: closing.id, commandId: tx.command.id });
}

/** The new time is a new event with the same people and content. */
function postpone(tx: WriteTx, event: EventRecord, { newStartAt, newEndAt }: CloseEventInput): string {
  const id = tx.newId();
  const [open] = openContents(tx, [event]);
  const { branchId, deptId, ownerId } = event;
  const startAt = newStartAt!;
  addEvent(tx, {
    ...open!,
    id,
    home: { branchId, deptId, ownerId: ownerId! },
    startAt,
    endAt: newEndAt ?? startAt + event.endAt - event.startAt,
    recurrence: null,
    seriesId: null,
    originalStart: null,
    icsUid: null,
  });
  return id;
}
