import type { NotAllowed } from '../../kernel/refusals.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { OpportunityRecord } from './opportunities.repository.ts';

type On<Action extends string> = Result<Permitted<OpportunityRecord, Action>, NotAllowed>;

/** One's own are anybody's who may make them; a colleague's need the right to assign. */
export function permitCreate(
  actor: Actor,
  ownerId: string,
): Result<Permitted<undefined, 'opportunity.create'>, NotAllowed> {
  if (ownerId !== actor.userId && !isAllowed(actor, 'opportunity.assign')) {
    return refuse({ code: 'NOT_ALLOWED', action: 'opportunity.assign' });
  }
  return permitAction(actor, 'opportunity.create');
}

export function permitEdit(actor: Actor, opportunity: OpportunityRecord): On<'opportunity.edit'> {
  return permitInScope(actor, 'opportunity', opportunity, 'opportunity.edit');
}

export function permitAssign(actor: Actor, opportunity: OpportunityRecord): On<'opportunity.assign'> {
  return permitInScope(actor, 'opportunity', opportunity, 'opportunity.assign');
}

/** Leaving out stages of the way. */
export function permitSkip(actor: Actor, opportunity: OpportunityRecord): On<'opportunity.skip'> {
  return permitInScope(actor, 'opportunity', opportunity, 'opportunity.skip');
}

/** What has ended begins again only with a manager's word. */
export function permitReopen(actor: Actor, opportunity: OpportunityRecord): On<'opportunity.reopen'> {
  return permitInScope(actor, 'opportunity', opportunity, 'opportunity.reopen');
}

export function permitDelete(actor: Actor, opportunity: OpportunityRecord): On<'opportunity.delete'> {
  return permitInScope(actor, 'opportunity', opportunity, 'opportunity.delete');
}

export function permitPipelines(actor: Actor): Result<Permitted<undefined, 'pipeline.edit'>, NotAllowed> {
  return permitAction(actor, 'pipeline.edit');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'opportunity.view');
}
