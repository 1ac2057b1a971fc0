import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed, type Scope } from '../../kernel/scope.ts';
import { type Permitted, permitInScope } from '../../reading/permitted.ts';
import { editWindow, type FollowUpLocked, type FollowUpTarget, isLocked } from './follow-up.model.ts';
import type { FollowUpRecord } from './follow-ups.repository.ts';

/** A follow-up is made about a record that the actor may see. */
export function permitCreate<Target extends Scope & { readonly type: FollowUpTarget }>(
  actor: Actor,
  target: Target,
): Result<Permitted<Target, 'followUp.create'>, NotAllowed> {
  return permitInScope(actor, target.type, target, 'followUp.create');
}

/** The author, within a day: afterwards the record is evidence. */
export function permitEdit(
  actor: Actor,
  followUp: FollowUpRecord,
  now: number,
): Result<Permitted<FollowUpRecord, 'followUp.edit'>, NotAllowed | FollowUpLocked> {
  if (followUp.createdBy !== actor.userId) return refuse({ code: 'NOT_ALLOWED', action: 'followUp.edit' });
  if (isLocked(followUp, now)) return refuse({ code: 'FOLLOW_UP_LOCKED', lockedAt: followUp.createdAt + editWindow });
  return permitInScope(actor, 'followUp', followUp, 'followUp.edit');
}

/** The author takes back their own within the day; others need the right to delete, at any time. */
export function permitDelete(
  actor: Actor,
  followUp: FollowUpRecord,
  now: number,
): Result<FollowUpRecord, NotAllowed | FollowUpLocked> {
  const permit = permitInScope(actor, 'followUp', followUp, 'followUp.delete');
  if (permit.ok) return ok(followUp);
  const own = permitEdit(actor, followUp, now);
  if (own.ok) return ok(followUp);
  return own.error.code === 'FOLLOW_UP_LOCKED' ? own : permit;
}

/** What its author or a supervisor removed, either brings back. */
export function permitRestore(actor: Actor, followUp: FollowUpRecord): Result<FollowUpRecord, NotAllowed> {
  const isAuthor = followUp.createdBy === actor.userId;
  const permit = permitInScope(actor, 'followUp', followUp, isAuthor ? 'followUp.edit' : 'followUp.delete');
  return permit.ok ? ok(followUp) : permit;
}

/** The author adds to what they wrote; others need the right to append. */
export function permitAppend(
  actor: Actor,
  followUp: FollowUpRecord,
): Result<Permitted<FollowUpRecord, 'followUp.append'> | Permitted<FollowUpRecord, 'followUp.edit'>, NotAllowed> {
  if (followUp.createdBy === actor.userId) return permitInScope(actor, 'followUp', followUp, 'followUp.edit');
  return permitInScope(actor, 'followUp', followUp, 'followUp.append');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'followUp.view');
}
