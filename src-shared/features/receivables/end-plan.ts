import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { SubmitRefusal } from '../flows/instance.model.ts';
import { submitToFlow } from '../flows/submit-to-flow.repository.ts';
import {
  isExpected,
  type PlanEnding,
  type PlanNotFound,
  type PlanStateRefused,
  type PlanStatus,
} from './plan.model.ts';
import { endPlanNow, planFlow } from './plan-flow.repository.ts';
import { permitWriteOff } from './receivables.policy.ts';
import { findPlan } from './receivables.repository.ts';
import { receivablePlans } from './receivables.tables.ts';

interface EndInput {
  readonly id: string;
  readonly reason: string;
  readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined;
}

type Ended = Result<Written & { status: PlanStatus }, PlanNotFound | NotAllowed | PlanStateRefused | SubmitRefusal>;

/** 作废, 坏账: nothing more is expected, with the reason; where the company has a flow for it, after its approval. */
export function endPlan(ending: PlanEnding) {
  return (tx: WriteTx, actor: Actor, { id, reason, chosen }: EndInput): Ended => {
    const plan = findPlan(tx, id);
    if (!plan || plan.deletedAt !== null) return refuse({ code: 'PLAN_NOT_FOUND' });
    const permit = permitWriteOff(actor, plan);
    if (!permit.ok) return permit;
    const isWrong = !isExpected(plan) || (ending === 'void' && plan.receivedAmount > 0);
    if (isWrong) return refuse({ code: 'PLAN_STATE_REFUSED', planId: id, status: plan.status });
    tx.update(receivablePlans, id, { endingAs: ending, reason });
    const submitted = submitToFlow(tx, actor, planFlow, { id, chosen });
    if (!submitted.ok) return submitted;
    if (submitted.value.instanceId === null) endPlanNow(tx, id);
    return ok({ id, commandId: tx.command.id, status: findPlan(tx, id)!.status });
  };
}
