import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findHome } from '../people/people.repository.ts';
import { findVisibleRelated } from '../tasks/tasks.repository.ts';
import type { EventContent, ParticipantNotFound, RelatedNotFound } from './event.model.ts';
import type { EventRecord } from './schedule.repository.ts';

/** Nothing ends before it begins. */
export function checkTimes({ startAt, endAt }: Pick<EventRecord, 'startAt' | 'endAt'>): Result<void, FieldInvalid> {
  return endAt < startAt ? refuse({ code: 'FIELD_INVALID', field: 'endAt', rule: 'beforeStart' }) : ok(undefined);
}

/** An event belongs to a record that the actor sees, or to none. */
export function checkRelated(
  db: ReadDb,
  actor: Actor,
  { relatedType, relatedId }: Pick<EventContent, 'relatedType' | 'relatedId'>,
): Result<void, FieldInvalid | RelatedNotFound> {
  if ((relatedType === null) !== (relatedId === null)) {
    return refuse({ code: 'FIELD_INVALID', field: 'relatedId', rule: 'required' });
  }
  if (relatedType === null || relatedId === null) return ok(undefined);
  return findVisibleRelated(db, actor, relatedType, relatedId) ? ok(undefined) : refuse({ code: 'RELATED_NOT_FOUND' });
}

/** Only who works here can be invited. */
export function checkPeople(
  db: ReadDb,
  { participantIds }: Pick<EventContent, 'participantIds'>,
): Result<void, ParticipantNotFound> {
  return participantIds.every((userId) => findHome(db, userId))
    ? ok(undefined)
    : refuse({ code: 'PARTICIPANT_NOT_FOUND' });
}
