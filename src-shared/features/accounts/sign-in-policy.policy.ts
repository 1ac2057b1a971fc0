import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';

/** The rules of signing in belong to whoever decides on rights. */
export function permitSignInPolicy(actor: Actor): Result<Permitted<undefined, 'role.edit'>, NotAllowed> {
  return permitAction(actor, 'role.edit');
}
