import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type Actor, isInEditScope } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitAction } from '../../reading/permitted.ts';
import { type Documents, findDocument } from './flow-document.repository.ts';
import type { FlowDocType } from './flow-facts.model.ts';
import { endInstance } from './flow-steps.repository.ts';
import { permitDecide, permitManage, permitWithdraw } from './flows.policy.ts';
import { findInstance, findTask, listDecidersFor, listTasks } from './flows.repository.ts';
import { flowInstances, flowTasks } from './flows.tables.ts';
import type { FlowNotFound, FlowStepForbidden, FlowTaskOver, SubmitRefusal } from './instance.model.ts';
import { submitToFlow } from './submit-to-flow.repository.ts';

interface Submit {
  readonly docType: FlowDocType;
  readonly recordId: string;
  readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined;
}

type SubmitFlowRefusal = SubmitRefusal | FlowNotFound | FlowStepForbidden | NotAllowed;

/** For documents without a step of their own before they are approved; the others are submitted in their room. */
export function submitFlow(documents: Documents) {
  return (
    tx: WriteTx,
    actor: Actor,
    { docType, recordId, chosen }: Submit,
  ): Result<{ instanceId: string | null; commandId: string }, SubmitFlowRefusal> => {
    const document = documents.get(docType);
    const row = document && findDocument(tx, document, recordId);
    if (!document || !row) return refuse({ code: 'FLOW_NOT_FOUND' });
    const action = `${document.noun}.edit`;
    const permit = permitAction(actor, action);
    if (!permit.ok) return permit;
    if (!isInEditScope(actor, document.noun, row as unknown as Scope & { id: string })) {
      return refuse({ code: 'NOT_ALLOWED', action });
    }
    if (!document.canSubmit?.(row)) return refuse({ code: 'FLOW_STEP_FORBIDDEN', step: 'submit' });
    const submitted = submitToFlow(tx, actor, document, { id: recordId, chosen });
    return submitted.ok ? ok({ ...submitted.value, commandId: tx.command.id }) : submitted;
  };
}

type EndRefusal = NotAllowed | FlowNotFound | FlowTaskOver | FlowStepForbidden;

/** 撤回: the submitter takes the document back, exactly as it was. */
export function withdrawFlow(documents: Documents) {
  return (tx: WriteTx, actor: Actor, { instanceId }: { readonly instanceId: string }): Result<Written, EndRefusal> => {
    const instance = findInstance(tx, instanceId);
    const document = instance && documents.get(instance.docType);
    if (!instance || !document) return refuse({ code: 'FLOW_NOT_FOUND' });
    const permit = permitWithdraw(actor, instance);
    if (!permit.ok) return permit;
    if (instance.state !== 'pending') return refuse({ code: 'FLOW_TASK_OVER', state: instance.state });
    if (!instance.pinned.settings.allowWithdraw) return refuse({ code: 'FLOW_STEP_FORBIDDEN', step: 'withdraw' });
    endInstance(tx, document, instance, 'withdrawn');
    return ok({ id: instanceId, commandId: tx.command.id });
  };
}

/** 终止: for a flow that nobody can end otherwise. */
export function terminateFlow(documents: Documents) {
  return (tx: WriteTx, actor: Actor, { instanceId }: { readonly instanceId: string }): Result<Written, EndRefusal> => {
    const permit = permitManage(actor);
    if (!permit.ok) return permit;
    const instance = findInstance(tx, instanceId);
    const document = instance && documents.get(instance.docType);
    if (!instance || !document) return refuse({ code: 'FLOW_NOT_FOUND' });
    if (instance.state !== 'pending') return refuse({ code: 'FLOW_TASK_OVER', state: instance.state });
    endInstance(tx, document, instance, 'terminated');
    return ok({ id: instanceId, commandId: tx.command.id });
  };
}

/** 催办: whoever waits asks those whose turn it is; at most once an hour each. */
export function urgeFlow(
  tx: WriteTx,
  actor: Actor,
  { instanceId }: { readonly instanceId: string },
): Result<Written, EndRefusal> {
  const instance = findInstance(tx, instanceId);
  if (!instance) return refuse({ code: 'FLOW_NOT_FOUND' });
  const permit = permitWithdraw(actor, instance);
  if (!permit.ok) return permit;
  if (instance.state !== 'pending') return refuse({ code: 'FLOW_TASK_OVER', state: instance.state });
  for (const task of listTasks(tx, instanceId)) {
    const isDue = task.remindedAt === null || task.remindedAt <= tx.at - hourMs;
    if (task.state === 'open' && task.kind === 'approve' && isDue) tx.update(flowTasks, task.id, { remindedAt: tx.at });
  }
  tx.update(flowInstances, instanceId, { updatedAt: tx.at });
  return ok({ id: instanceId, commandId: tx.command.id });
}

const hourMs = 3_600_000;

/** Somebody who was told has read it. */
export function readCopy(
  tx: WriteTx,
  actor: Actor,
  { taskId }: { readonly taskId: string },
): Result<Written, NotAllowed | FlowNotFound> {
  const task = findTask(tx, taskId);
  if (task?.kind !== 'cc') return refuse({ code: 'FLOW_NOT_FOUND' });
  const permit = permitDecide(task, listDecidersFor(tx, actor.userId, tx.at));
  if (!permit.ok) return permit;
  if (task.state === 'open') {
    tx.update(flowTasks, taskId, { state: 'read', decidedAt: tx.at, decidedBy: actor.userId });
  }
  return ok({ id: taskId, commandId: tx.command.id });
}
