import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { superiorOf } from './approvers.repository.ts';
import type { Documents } from './flow-document.repository.ts';
import { addTask, advance, isLive, opened } from './flow-steps.repository.ts';
import { permitManage } from './flows.policy.ts';
import { findInstance, findTask, listTasks } from './flows.repository.ts';
import { flowTasks } from './flows.tables.ts';
import type { FlowNotFound, FlowTaskOver } from './instance.model.ts';

type TimeOutRefusal = NotAllowed | FlowNotFound | FlowTaskOver;

/** What the node says about a task whose time is over. Only the host that decides runs it, by its own clock. */
export function timeOutTask(documents: Documents) {
  return (tx: WriteTx, actor: Actor, { taskId }: { readonly taskId: string }): Result<Written, TimeOutRefusal> => {
    const permit = permitManage(actor);
    if (!permit.ok) return permit;
    const task = findTask(tx, taskId);
    const instance = task && findInstance(tx, task.instanceId);
    const document = instance && documents.get(instance.docType);
    if (!task || !instance || !document) return refuse({ code: 'FLOW_NOT_FOUND' });
    const isOver = task.state !== 'open' || instance.state !== 'pending' || task.dueAt === null || task.dueAt > tx.at;
    if (isOver) return refuse({ code: 'FLOW_TASK_OVER', state: task.state });
    const node = instance.pinned.nodes.find((each) => each.id === task.nodeId);
    const superior = superiorOf(tx, task.assigneeId);
    if (node?.timeoutAction === 'agree') {
      tx.update(flowTasks, taskId, { state: 'agreed', decidedAt: tx.at, decidedBy: null, dueAt: null });
      advance(tx, document, instance, findTask(tx, taskId)!);
    } else if (node?.timeoutAction === 'superior' && superior !== null) {
      const { nodeId, nodeName, nodeIndex, kind, position, afterTaskId, sign } = task;
      const place = { nodeId, nodeName, nodeIndex, kind, position, afterTaskId, sign, assigneeId: superior };
      const id = addTask(tx, instance, { ...place, ...opened(tx, node) });
      for (const each of listTasks(tx, instance.id)) {
        if (each.afterTaskId === taskId && isLive(each)) tx.update(flowTasks, each.id, { afterTaskId: id });
      }
      tx.update(flowTasks, taskId, { state: 'moved', decidedAt: tx.at, dueAt: null });
    } else {
      tx.update(flowTasks, taskId, { remindedAt: tx.at, dueAt: null });
    }
    return ok({ id: taskId, commandId: tx.command.id });
  };
}
