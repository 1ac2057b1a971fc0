import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';

/** A sample company adds people and branches: only who may do everything may add or remove it. */
export function permitDemo(actor: Actor): Result<Permitted<undefined, '*'>, NotAllowed> {
  return permitAction(actor, '*');
}
