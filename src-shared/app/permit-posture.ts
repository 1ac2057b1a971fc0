import { permitManagePosture, permitViewPosture } from '../features/posture/posture.policy.ts';
import type { NotAllowed } from '../kernel/refusals.ts';
import type { Result } from '../kernel/result.ts';
import type { Actor } from '../kernel/scope.ts';

/** For the host that answers the security centre: who sees it, and who keeps reports and takes risks. */
export function permitPosture(actor: Actor, wish: 'view' | 'manage'): Result<void, NotAllowed> {
  return wish === 'view' ? permitViewPosture(actor) : permitManagePosture(actor);
}
