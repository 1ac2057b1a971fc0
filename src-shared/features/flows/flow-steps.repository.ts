import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { findNodePeople, submissionOf } from './approvers.repository.ts';
import { type FlowNode, modeOf } from './flow.model.ts';
import { type FlowDocument, restoreContent } from './flow-document.repository.ts';
import { findInstance, type InstanceRecord, listTasks, type TaskRecord } from './flows.repository.ts';
import { flowInstances, flowSnapshots, flowTasks } from './flows.tables.ts';
import type { InstanceState } from './instance.model.ts';

const hourMs = 3_600_000;

/** Opens the node, or the next one that somebody has to decide; behind the last one the document has passed. */
export function enterNode(tx: WriteTx, document: FlowDocument, instance: InstanceRecord, index: number): void {
  for (let at = index; at < instance.path.length; at += 1) {
    const node = nodeAt(instance, at);
    if (node && openTasks(tx, instance, node, at)) {
      tx.update(flowInstances, instance.id, { nodeIndex: at });
      return;
    }
  }
  endInstance(tx, document, instance, 'passed');
}

function nodeAt({ path, pinned }: InstanceRecord, index: number): FlowNode | undefined {
  return pinned.nodes.find((node) => node.id === path[index]);
}

/** Whether anybody has something to decide on the node. */
function openTasks(tx: WriteTx, instance: InstanceRecord, node: FlowNode, nodeIndex: number): boolean {
  const { pinned, submitterId, chosen } = instance;
  const people = findNodePeople(tx, node, pinned.settings, submissionOf(tx, submitterId, chosen));
  const known = listTasks(tx, instance.id).filter((task) => task.round === instance.round && task.state === 'agreed');
  const isDecided = (id: string) =>
    pinned.settings.dupApprover === 'once' && known.some((task) => (task.decidedBy ?? task.assigneeId) === id);
  const decided = people.ids.filter(isDecided);
  const asked = people.mode === 'any' && decided.length > 0 ? [] : people.ids.filter((id) => !isDecided(id));
  const base = { nodeId: node.id, nodeName: node.name, nodeIndex, kind: 'approve' as const };
  decided.forEach((assigneeId, position) => {
    addTask(tx, instance, { ...base, position, assigneeId, state: 'skipped', decidedAt: tx.at });
  });
  let previous: string | null = null;
  asked.forEach((assigneeId, position) => {
    const afterTaskId: string | null = people.mode === 'sequence' ? previous : null;
    const place = { ...base, position: decided.length + position, assigneeId, afterTaskId };
    previous = addTask(tx, instance, { ...place, ...(afterTaskId === null ? opened(tx, node) : { state: 'waiting' }) });
  });
  return asked.length > 0;
}

type NewTask = Pick<TaskRecord, 'nodeId' | 'nodeName' | 'nodeIndex' | 'kind' | 'position' | 'assigneeId' | 'state'> &
  Partial<TaskRecord>;

export function addTask(tx: WriteTx, instance: InstanceRecord, task: NewTask): string {
  const id = tx.newId();
  const { id: instanceId, tableName, recordId, round, branchId, deptId, ownerId } = instance;
  tx.insert(flowTasks, { ...task, id, instanceId, tableName, recordId, round, branchId, deptId, ownerId });
  return id;
}

/** What a task gets when its turn comes. */
export function opened(tx: WriteTx, node: Pick<FlowNode, 'timeoutHours'> | undefined) {
  const dueAt = node?.timeoutHours ? tx.at + node.timeoutHours * hourMs : null;
  return { state: 'open' as const, openedAt: tx.at, dueAt, remindedAt: null };
}

/** After somebody agreed: who comes next, or the next node. */
export function advance(tx: WriteTx, document: FlowDocument, instance: InstanceRecord, agreed: TaskRecord): void {
  const node = nodeAt(instance, agreed.nodeIndex);
  const ofNode = () =>
    listTasks(tx, instance.id).filter(
      (task) => task.round === instance.round && task.nodeIndex === agreed.nodeIndex && isLive(task),
    );
  for (const task of ofNode()) {
    if (task.afterTaskId === agreed.id) tx.update(flowTasks, task.id, opened(tx, node));
  }
  if (node && modeOf(node) === 'any' && agreed.sign !== 'before') {
    const following = new Set([agreed.id]);
    for (const task of ofNode()) {
      if (task.afterTaskId !== null && following.has(task.afterTaskId)) following.add(task.id);
      else tx.update(flowTasks, task.id, { state: 'cancelled' });
    }
  }
  if (ofNode().length === 0) enterNode(tx, document, findInstance(tx, instance.id)!, agreed.nodeIndex + 1);
}

export function isLive({ state, kind }: Pick<TaskRecord, 'state' | 'kind'>): boolean {
  return kind === 'approve' && (state === 'open' || state === 'waiting');
}

/** What nobody has to decide any more. */
export function cancelLive(tx: WriteTx, instanceId: string): void {
  for (const task of listTasks(tx, instanceId)) {
    if (isLive(task)) tx.update(flowTasks, task.id, { state: 'cancelled' });
  }
}

/** The approval is over: unless it passed, the document is exactly what it was. */
export function endInstance(
  tx: WriteTx,
  document: FlowDocument,
  { id, recordId, pinned }: InstanceRecord,
  state: Exclude<InstanceState, 'pending'>,
): void {
  cancelLive(tx, id);
  tx.update(flowInstances, id, { state, endedAt: tx.at });
  if (state === 'passed') document.onPass(tx, recordId);
  else {
    const snapshot = findRow(tx, flowSnapshots, id);
    if (snapshot) restoreContent(tx, document, recordId, snapshot.content);
    if (state === 'rejected') document.onReject(tx, recordId);
    else document.onWithdraw(tx, recordId);
  }
  const instance = findInstance(tx, id)!;
  pinned.settings.ccIds.forEach((assigneeId, position) => {
    const place = { nodeId: 'cc', nodeName: '', nodeIndex: instance.path.length, position };
    addTask(tx, instance, { ...place, kind: 'cc', assigneeId, state: 'open', openedAt: tx.at });
  });
}
