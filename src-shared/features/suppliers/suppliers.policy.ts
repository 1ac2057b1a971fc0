import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';

export function permitSupplier<Action extends 'supplier.create' | 'supplier.edit' | 'supplier.delete'>(
  actor: Actor,
  action: Action,
): Result<Permitted<undefined, Action>, NotAllowed> {
  return permitAction(actor, action);
}

export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'supplier.view');
}
