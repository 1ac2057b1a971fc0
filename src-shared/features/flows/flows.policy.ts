import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction } from '../../reading/permitted.ts';
import type { InstanceRecord, TaskRecord } from './flows.repository.ts';

/** Flows are designed, and approvals ended from outside, by whoever administers them. */
export function permitManage(actor: Actor): Result<Permitted<undefined, 'flow.manage'>, NotAllowed> {
  return permitAction(actor, 'flow.manage');
}

/** A task is decided by the person it was given to, or by whoever stands in for them; no role gives it. */
export function permitDecide(task: TaskRecord, deciders: readonly string[]): Result<void, NotAllowed> {
  if (deciders.includes(task.assigneeId)) return ok(undefined);
  return refuse({ code: 'NOT_ALLOWED', action: 'flow.decide' });
}

/** What one submitted is one's own to take back. */
export function permitWithdraw(actor: Actor, instance: InstanceRecord): Result<void, NotAllowed> {
  return instance.submitterId === actor.userId
    ? ok(undefined)
    : refuse({ code: 'NOT_ALLOWED', action: 'flow.withdraw' });
}

/** Whoever had a part in an approval reads it; so does whoever administers flows. */
export function isParty(actor: Actor, instance: InstanceRecord, tasks: readonly TaskRecord[]): boolean {
  return (
    instance.submitterId === actor.userId ||
    tasks.some((task) => task.assigneeId === actor.userId || task.decidedBy === actor.userId) ||
    isAllowed(actor, 'flow.manage')
  );
}
