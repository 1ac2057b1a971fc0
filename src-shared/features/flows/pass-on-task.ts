import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import type { UserNotFound } from '../people/user.model.ts';
import { type DecideRefusal, findDeciding } from './decide-task.ts';
import type { Documents } from './flow-document.repository.ts';
import { addTask, isLive, opened } from './flow-steps.repository.ts';
import { listTasks, type TaskRecord } from './flows.repository.ts';
import { flowTasks } from './flows.tables.ts';
import type { FlowStepForbidden } from './instance.model.ts';

interface PassOn {
  readonly taskId: string;
  readonly hash: string;
  readonly userId: string;
  readonly comment?: string | undefined;
}

type PassOnRefusal = DecideRefusal | FlowStepForbidden | UserNotFound | NotAllowed;

/** 转办: another person decides instead; their place among the tasks of the node is the same. */
export function transferTask(documents: Documents) {
  return (tx: WriteTx, actor: Actor, input: PassOn): Result<Written, PassOnRefusal> => {
    const found = findPassing(tx, actor, documents, input);
    if (!found.ok) return found;
    const { task, instance } = found.value;
    const node = instance.pinned.nodes.find((each) => each.id === task.nodeId);
    const { afterTaskId, sign } = task;
    const next = { ...placeOf(task), assigneeId: input.userId, afterTaskId, sign, addedBy: actor.userId };
    const id = addTask(tx, instance, { ...next, ...opened(tx, node) });
    for (const each of listTasks(tx, instance.id)) {
      if (each.afterTaskId === task.id && isLive(each)) tx.update(flowTasks, each.id, { afterTaskId: id });
    }
    tx.update(flowTasks, task.id, {
      state: 'moved',
      comment: input.comment || null,
      decidedBy: actor.userId,
      decidedAt: tx.at,
    });
    return ok({ id, commandId: tx.command.id });
  };
}

/** 加签: somebody else decides before this person does, or after. */
export function addSigner(documents: Documents) {
  return (
    tx: WriteTx,
    actor: Actor,
    input: PassOn & { readonly when: 'before' | 'after' },
  ): Result<Written, PassOnRefusal> => {
    const found = findPassing(tx, actor, documents, input);
    if (!found.ok) return found;
    const { task, instance } = found.value;
    if (!instance.pinned.settings.allowAddSign) return refuse({ code: 'FLOW_STEP_FORBIDDEN', step: 'addSign' });
    const node = instance.pinned.nodes.find((each) => each.id === task.nodeId);
    const base = { ...placeOf(task), assigneeId: input.userId, sign: input.when, addedBy: actor.userId };
    if (input.when === 'after') {
      const id = addTask(tx, instance, { ...base, state: 'waiting', afterTaskId: task.id, comment: null });
      return ok({ id, commandId: tx.command.id });
    }
    const id = addTask(tx, instance, { ...base, ...opened(tx, node), afterTaskId: task.afterTaskId });
    tx.update(flowTasks, task.id, { state: 'waiting', afterTaskId: id, dueAt: null });
    return ok({ id, commandId: tx.command.id });
  };
}

function placeOf({ nodeId, nodeName, nodeIndex, kind, position }: TaskRecord) {
  return { nodeId, nodeName, nodeIndex, kind, position };
}

/** The task may be passed on to a colleague who is at work and has not got it. */
function findPassing(tx: WriteTx, actor: Actor, documents: Documents, input: PassOn) {
  const found = findDeciding(tx, actor, documents, { ...input, comment: input.comment ?? '-' });
  if (!found.ok) return found;
  if (!findHome(tx, input.userId)) return refuse<UserNotFound>({ code: 'USER_NOT_FOUND' });
  const { task, instance } = found.value;
  const hasIt = listTasks(tx, instance.id).some(
    (each) =>
      isLive(each) &&
      each.assigneeId === input.userId &&
      each.nodeIndex === task.nodeIndex &&
      each.round === task.round,
  );
  if (hasIt) return refuse<FlowStepForbidden>({ code: 'FLOW_STEP_FORBIDDEN', step: 'hasTask' });
  return found;
}
