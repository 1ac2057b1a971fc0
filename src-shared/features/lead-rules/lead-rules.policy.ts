import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';

/** Who sets up pools also says by which rules leads are given out and scored. */
export function permitRules(actor: Actor): Result<Permitted<undefined, 'pool.manage'>, NotAllowed> {
  return permitAction(actor, 'pool.manage');
}
