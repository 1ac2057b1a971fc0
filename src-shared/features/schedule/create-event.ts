import { aligned } from '../../kernel/calendar/occurrences.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import { checkPeople, checkRelated, checkTimes } from './check-event.ts';
import {
  blankContent,
  type NewEvent,
  type OwnerNotFound,
  type ParticipantNotFound,
  type RelatedNotFound,
} from './event.model.ts';
import { permitCreate } from './schedule.policy.ts';
import { findEvent } from './schedule.repository.ts';
import { addEvent } from './write-event.ts';

export type CreateEventRefusal =
  | NotAllowed
  | FieldInvalid
  | IdTaken
  | OwnerNotFound
  | RelatedNotFound
  | ParticipantNotFound;

/** An event stands in its owner's calendar and lives where the owner lives; participants see it wherever they are. */
export function createEvent(tx: WriteTx, actor: Actor, input: NewEvent): Result<Written, CreateEventRefusal> {
  const { ownerId = actor.userId, ...given } = input;
  const permit = permitCreate(actor, ownerId);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findEvent(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });

  const defaults = { allDay: false, recurrence: null, visibility: 'public' as const, reminders: [] };
  const draft = aligned({ ...blankContent, ...defaults, ...presentFields(given), id, home: { ...home, ownerId } });
  const checks = [checkTimes(draft), checkRelated(tx, actor, draft), checkPeople(tx, draft)];
  const failed = checks.find((check) => !check.ok);
  if (failed && !failed.ok) return failed;

  addEvent(tx, draft);
  return ok({ id, commandId: tx.command.id });
}
