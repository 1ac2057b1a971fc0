import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';

export function permitBook<Action extends 'priceBook.create' | 'priceBook.edit' | 'priceBook.delete'>(
  actor: Actor,
  action: Action,
): Result<Permitted<undefined, Action>, NotAllowed> {
  return permitAction(actor, action);
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'priceBook.view');
}
