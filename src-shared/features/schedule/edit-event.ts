import { aligned } from '../../kernel/calendar/occurrences.ts';
import type { Change, Changes } from '../../kernel/fields.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { checkPeople, checkRelated, checkTimes } from './check-event.ts';
import type {
  EditScope,
  EventNotFound,
  EventStateRefused,
  OccurrenceNotFound,
  ParticipantNotFound,
  RelatedNotFound,
} from './event.model.ts';
import { contentFields, type EventContent, isClosedEvent } from './event.model.ts';
import { type FoundOccurrence, findOccurrence } from './find-occurrence.ts';
import { permitEdit } from './schedule.policy.ts';
import { contentOf, type EventRecord, findContent, findEvent, openContents } from './schedule.repository.ts';
import { events } from './schedule.tables.ts';
import { moveSeries, splitSeries, takeOut } from './split-series.ts';
import { placeContent, seatedOf, setSeats, settle } from './write-event.ts';

type EventChanges = Changes<EventRecord>;

export interface EditEventInput {
  readonly id: string;
  readonly originalStart?: number | undefined;
  readonly scope: EditScope;
  readonly changes: EventChanges;
}

type EditEventRefusal =
  | EventNotFound
  | OccurrenceNotFound
  | EventStateRefused
  | ParticipantNotFound
  | RelatedNotFound
  | NotAllowed
  | FieldInvalid;

/** Changes one time of a series, this and all later ones, or the whole; an event that stands alone is changed as it is. */
export function editEvent(tx: WriteTx, actor: Actor, input: EditEventInput): Result<Written, EditEventRefusal> {
  const found = findOccurrence(tx, input);
  if (!found.ok) return found;
  const { event } = found.value;
  if (!isEditable(tx, event)) return refuse({ code: 'EVENT_NOT_FOUND' });
  const permit = permitEdit(actor, event);
  if (!permit.ok) return permit;
  if (isClosedEvent(event)) {
    return refuse({ code: 'EVENT_STATE_REFUSED', eventId: event.id, status: event.status, action: 'edit' });
  }
  const checked = checkChanges(tx, actor, event, input.changes);
  if (!checked.ok) return checked;

  const changed = applyScope(tx, found.value, input);
  const inConflict = changeEvent(tx, changed.event, changed.changes);
  return ok({
    id: changed.event.id,
    commandId: tx.command.id,
    ...(inConflict.length > 0 ? { conflicts: inConflict } : {}),
  });
}

/** The event that the changes are for, and the changes in its own times. */
function applyScope(
  tx: WriteTx,
  { event, originalStart, deletedBy }: FoundOccurrence,
  { scope, changes, originalStart: asked }: EditEventInput,
): { event: EventRecord; changes: EventChanges } {
  if (originalStart === undefined) return { event, changes };
  const time = { event, originalStart, ...(deletedBy ? { deletedBy } : {}) };
  if (scope === 'this') {
    const { recurrence: _rule, ...rest } = changes;
    return { event: takeOut(tx, time), changes: rest };
  }
  if (scope === 'following' && originalStart !== event.startAt) return { event: splitSeries(tx, time), changes };
  const shift = (asked ?? originalStart) - event.startAt;
  return { event, changes: { ...changes, ...shifted('startAt', changes, shift), ...shifted('endAt', changes, shift) } };
}

function shifted(field: 'startAt' | 'endAt', changes: EventChanges, shift: number): EventChanges {
  const change = changes[field];
  return change ? { [field]: { from: change.from - shift, to: change.to - shift } } : {};
}

function changeEvent(tx: WriteTx, event: EventRecord, changes: EventChanges): string[] {
  const before = contentOf(openContents(tx, [event])[0]);
  const staysPublic = event.visibility === 'public' && (changes.visibility?.to ?? 'public') === 'public';
  const inConflict = mergeEdit(tx, events, event, staysPublic ? changes : without(changes, contentFields));
  if (!staysPublic) {
    forgetConflicts(tx, event.id);
    placeContent(tx, findEvent(tx, event.id)!, mergedContent(tx, event.id, before, changes));
  }
  mendTimes(tx, event);
  moveSeries(tx, event, changes.recurrence !== undefined);
  const after = openContents(tx, [findEvent(tx, event.id)!])[0]!;
  setSeats(tx, event.id, seatedOf(before, event.ownerId), seatedOf(after, event.ownerId));
  settle(tx, event.id);
  return inConflict;
}

/** A conflict about the content would tell it to everybody in scope. */
function forgetConflicts(tx: WriteTx, eventId: string): void {
  const open = tx.rows<{ id: string }>('SELECT id FROM conflicts WHERE row_id = ?', eventId);
  for (const { id } of open) tx.remove(conflicts, id);
}

/** Only its owner edits what is not public: of two devices, the later edit of a field stays. */
function mergedContent(tx: WriteTx, eventId: string, before: EventContent, changes: EventChanges): EventContent {
  const isLate = tx.at < (findContent(tx, eventId)?.updatedAt ?? 0);
  const merged: Record<string, unknown> = { ...before };
  for (const field of Object.keys(contentFields)) {
    const change = changes[field as keyof EventRecord] as Change | undefined;
    const isSeen = change && JSON.stringify(change.from) === JSON.stringify(merged[field]);
    if (change && (isSeen || !isLate)) merged[field] = change.to;
  }
  return merged as unknown as EventContent;
}

/** Two people who changed one end each leave an event that still has its length; a series begins on a day of its rule. */
function mendTimes(tx: WriteTx, before: EventRecord): void {
  const after = findEvent(tx, before.id)!;
  const endAt = after.endAt < after.startAt ? after.startAt + before.endAt - before.startAt : after.endAt;
  const { startAt, endAt: end } = aligned({ ...after, endAt });
  tx.update(events, before.id, { startAt, endAt: end });
}

function without(changes: EventChanges, fields: object): EventChanges {
  return Object.fromEntries(Object.entries(changes).filter(([field]) => !(field in fields)));
}

function checkChanges(
  tx: WriteTx,
  actor: Actor,
  event: EventRecord,
  changes: EventChanges,
): Result<void, FieldInvalid | RelatedNotFound | ParticipantNotFound> {
  const { startAt, endAt, relatedId, relatedType, participantIds } = changes;
  if (startAt && endAt) {
    const times = checkTimes({ startAt: startAt.to, endAt: endAt.to });
    if (!times.ok) return times;
  }
  if (relatedId || relatedType) {
    const now = contentOf(openContents(tx, [event])[0]);
    const related = {
      relatedType: relatedType ? relatedType.to : now.relatedType,
      relatedId: relatedId ? relatedId.to : now.relatedId,
    };
    const check = checkRelated(tx, actor, related);
    if (!check.ok) return check;
  }
  if (!participantIds) return ok(undefined);
  const added = participantIds.to.filter((userId) => !participantIds.from.includes(userId));
  return checkPeople(tx, { participantIds: added });
}
