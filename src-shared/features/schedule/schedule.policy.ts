import type { NotAllowed } from '../../kernel/refusals.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed, type Scope } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { FollowUpTarget } from '../follow-ups/follow-up.model.ts';
import type { EventRecord } from './schedule.repository.ts';

/** Anybody who may make events makes their own; one in a colleague's calendar needs the right to assign. */
export function permitCreate(actor: Actor, ownerId: string): Result<Permitted<undefined, 'event.create'>, NotAllowed> {
  if (ownerId !== actor.userId && !isAllowed(actor, 'event.assign')) {
    return refuse({ code: 'NOT_ALLOWED', action: 'event.assign' });
  }
  return permitAction(actor, 'event.create');
}

/** What is not public belongs to its owner alone: nobody changes what they may not read. */
export function permitEdit(actor: Actor, event: EventRecord): Result<Permitted<EventRecord, 'event.edit'>, NotAllowed> {
  return isClosedTo(actor, event)
    ? refuse({ code: 'NOT_ALLOWED', action: 'event.edit' })
    : permitInScope(actor, 'event', event, 'event.edit');
}

export function permitDelete(
  actor: Actor,
  event: EventRecord,
): Result<Permitted<EventRecord, 'event.delete'>, NotAllowed> {
  return isClosedTo(actor, event)
    ? refuse({ code: 'NOT_ALLOWED', action: 'event.delete' })
    : permitInScope(actor, 'event', event, 'event.delete');
}

function isClosedTo(actor: Actor, { visibility, ownerId }: EventRecord): boolean {
  return visibility !== 'public' && ownerId !== actor.userId;
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'event.view');
}

/** The result of an event is a follow-up of the record it was about: whoever may write those there may. */
export function permitNote(
  actor: Actor,
  target: Scope & { readonly type: FollowUpTarget },
): Result<Permitted<typeof target, 'followUp.create'>, NotAllowed> {
  return permitInScope(actor, target.type, target, 'followUp.create');
}

/** Who keeps the branches keeps their working days. */
export function permitWorkCalendar(actor: Actor): Result<Permitted<undefined, 'branch.edit'>, NotAllowed> {
  return permitAction(actor, 'branch.edit');
}
