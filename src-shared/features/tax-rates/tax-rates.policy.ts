import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';

export function permitEdit(actor: Actor): Result<Permitted<undefined, 'taxRate.edit'>, NotAllowed> {
  return permitAction(actor, 'taxRate.edit');
}

/** Saying that a rate is right is finance's: a right of its own. */
export function permitConfirm(actor: Actor): Result<Permitted<undefined, 'taxRate.confirm'>, NotAllowed> {
  return permitAction(actor, 'taxRate.confirm');
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'taxRate.view');
}
