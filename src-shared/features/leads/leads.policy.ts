import type { NotAllowed } from '../../kernel/refusals.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { LeadRecord } from './leads.repository.ts';

type On<Action extends string> = Result<Permitted<LeadRecord, Action>, NotAllowed>;

/** One's own leads and leads for a pool are anybody's who may make leads; a colleague's need the right to assign. */
export function permitCreate(
  actor: Actor,
  ownerId: string | null,
): Result<Permitted<undefined, 'lead.create'>, NotAllowed> {
  if (ownerId !== null && ownerId !== actor.userId && !isAllowed(actor, 'lead.assign')) {
    return refuse({ code: 'NOT_ALLOWED', action: 'lead.assign' });
  }
  return permitAction(actor, 'lead.create');
}

export function permitEdit(actor: Actor, lead: LeadRecord): On<'lead.edit'> {
  return permitInScope(actor, 'lead', lead, 'lead.edit');
}

export function permitAssign(actor: Actor, lead: LeadRecord): On<'lead.assign'> {
  return permitInScope(actor, 'lead', lead, 'lead.assign');
}

/** A pool is a department's: whoever sees its leads may claim them. */
export function permitClaim(actor: Actor, lead: LeadRecord): On<'lead.claim'> {
  return permitInScope(actor, 'lead', lead, 'lead.claim');
}

export function permitReturn(actor: Actor, lead: LeadRecord): On<'lead.return'> {
  return permitInScope(actor, 'lead', lead, 'lead.return');
}

export function permitReactivate(actor: Actor, lead: LeadRecord): On<'lead.reactivate'> {
  return permitInScope(actor, 'lead', lead, 'lead.reactivate');
}

export function permitConvert(actor: Actor, lead: LeadRecord): On<'lead.convert'> {
  return permitInScope(actor, 'lead', lead, 'lead.convert');
}

export function permitDelete(actor: Actor, lead: LeadRecord): On<'lead.delete'> {
  return permitInScope(actor, 'lead', lead, 'lead.delete');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'lead.view');
}
