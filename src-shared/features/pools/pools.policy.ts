import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';

/** Pools, capacities and the rules by which leads are given out are set up by the same people. */
export function permitManage(actor: Actor): Result<Permitted<undefined, 'pool.manage'>, NotAllowed> {
  return permitAction(actor, 'pool.manage');
}

/** Whoever works with customers or leads knows the pools; which records lie in them is the scope's answer. */
export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'customer.view') || isAllowed(actor, 'lead.view');
}
