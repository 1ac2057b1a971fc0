import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';

/** One catalogue for the whole company: a right on products is a right on each of them. */
export function permitProduct<Action extends 'product.create' | 'product.edit' | 'product.delete'>(
  actor: Actor,
  action: Action,
): Result<Permitted<undefined, Action>, NotAllowed> {
  return permitAction(actor, action);
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'product.view');
}
