import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { contentOf, type Documents, type FlowDocument, hashOf } from './flow-document.repository.ts';
import { advance, cancelLive, endInstance, enterNode } from './flow-steps.repository.ts';
import { permitDecide } from './flows.policy.ts';
import {
  findInstance,
  findPending,
  findTask,
  type InstanceRecord,
  listDecidersFor,
  type TaskRecord,
} from './flows.repository.ts';
import { flowInstances, flowTasks } from './flows.tables.ts';
import type {
  FlowCommentNeeded,
  FlowContentChanged,
  FlowNotFound,
  FlowStepForbidden,
  FlowTaskOver,
} from './instance.model.ts';

export interface Decision {
  readonly taskId: string;
  /** The fingerprint of what was seen. */
  readonly hash: string;
  readonly comment?: string | undefined;
}

export type DecideRefusal = NotAllowed | FlowNotFound | FlowTaskOver | FlowContentChanged | FlowCommentNeeded;

interface Deciding {
  readonly task: TaskRecord;
  readonly instance: InstanceRecord;
  readonly document: FlowDocument;
}

/** Agrees to what the person saw: if the document says something else by now, the task stays theirs. */
export function agreeTask(documents: Documents) {
  return (tx: WriteTx, actor: Actor, decision: Decision): Result<Written, DecideRefusal> => {
    const found = findDeciding(tx, actor, documents, decision);
    if (!found.ok) return found;
    const { task, instance, document } = found.value;
    settle(tx, actor, task, 'agreed', decision.comment);
    advance(tx, document, instance, findTask(tx, task.id)!);
    return ok({ id: task.id, commandId: tx.command.id });
  };
}

/** One rejection is enough: the document goes back to whoever submitted it, exactly as it was. */
export function rejectTask(documents: Documents) {
  return (tx: WriteTx, actor: Actor, decision: Decision): Result<Written, DecideRefusal> => {
    const found = findDeciding(tx, actor, documents, decision);
    if (!found.ok) return found;
    const { task, instance, document } = found.value;
    settle(tx, actor, task, 'rejected', decision.comment);
    endInstance(tx, document, instance, 'rejected');
    return ok({ id: task.id, commandId: tx.command.id });
  };
}

type ReturnInput = Decision & { readonly nodeIndex: number };

/** Back to an earlier node, which decides again; what was agreed there counts no more. */
export function returnTask(documents: Documents) {
  return (tx: WriteTx, actor: Actor, input: ReturnInput): Result<Written, DecideRefusal | FlowStepForbidden> => {
    const found = findDeciding(tx, actor, documents, input);
    if (!found.ok) return found;
    const { task, instance, document } = found.value;
    if (input.nodeIndex >= task.nodeIndex) return refuse({ code: 'FLOW_STEP_FORBIDDEN', step: 'return' });
    settle(tx, actor, task, 'returned', input.comment);
    cancelLive(tx, instance.id);
    tx.update(flowInstances, instance.id, { round: instance.round + 1 });
    enterNode(tx, document, findInstance(tx, instance.id)!, input.nodeIndex);
    return ok({ id: task.id, commandId: tx.command.id });
  };
}

function settle(
  tx: WriteTx,
  actor: Actor,
  task: TaskRecord,
  state: 'agreed' | 'rejected' | 'returned',
  comment: string | undefined,
): void {
  tx.update(flowTasks, task.id, { state, comment: comment || null, decidedBy: actor.userId, decidedAt: tx.at });
}

/** The task, if it is this person's to decide and is about what they saw. */
export function findDeciding(
  tx: WriteTx,
  actor: Actor,
  documents: Documents,
  { taskId, hash, comment }: Decision,
): Result<Deciding, DecideRefusal> {
  const task = findTask(tx, taskId);
  const instance = task && findInstance(tx, task.instanceId);
  const document = instance && documents.get(instance.docType);
  if (!task || !instance || !document || task.kind !== 'approve') return refuse({ code: 'FLOW_NOT_FOUND' });
  const permit = permitDecide(task, listDecidersFor(tx, actor.userId, tx.at));
  if (!permit.ok) return permit;
  if (task.state !== 'open' || instance.state !== 'pending') {
    const newer = findPending(tx, instance.recordId);
    if (newer && newer.id !== instance.id) return refuse({ code: 'FLOW_CONTENT_CHANGED' });
    return refuse({ code: 'FLOW_TASK_OVER', state: task.state });
  }
  if (instance.pinned.settings.requireComment && !comment?.trim()) return refuse({ code: 'FLOW_COMMENT_NEEDED' });
  if (instance.hash !== hash || isChanged(tx, document, instance)) return refuse({ code: 'FLOW_CONTENT_CHANGED' });
  return ok({ task, instance, document });
}

/** A device may hold fields covered, so only the server compares the content itself. */
function isChanged(tx: WriteTx, document: FlowDocument, { recordId, hash }: InstanceRecord): boolean {
  if (tx.host === 'device') return false;
  const content = contentOf(tx, document, recordId);
  return content === undefined || hashOf(content) !== hash;
}
