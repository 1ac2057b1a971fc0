import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';

/** A hand-over moves a person's work without showing it, so it is the right of whoever looks after people. */
export function permitHandover(actor: Actor): Result<Permitted<undefined, 'user.edit'>, NotAllowed> {
  return permitAction(actor, 'user.edit');
}
