import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findNames, type Names } from '../people/people.repository.ts';
import { modeOf } from './flow.model.ts';
import type { RecordFlow } from './flows.contract.ts';
import { isParty } from './flows.policy.ts';
import { type InstanceRecord, listDecidersFor, listOfRecord, listTasks, type TaskRecord } from './flows.repository.ts';
import type { FlowTaskRow, InstanceRow } from './instance.model.ts';

/** The approvals of a document, with what the reader may do now. */
export function listFlowsOfRecord(
  db: ReadDb,
  actor: Actor,
  recordId: string,
  { seesRecord, now }: { readonly seesRecord: boolean; readonly now: number },
): RecordFlow[] {
  const names = findNames(db);
  const deciders = new Set(listDecidersFor(db, actor.userId, now));
  return listOfRecord(db, recordId).flatMap((instance) => {
    const tasks = listTasks(db, instance.id);
    if (!seesRecord && !isParty(actor, instance, tasks)) return [];
    const isPending = instance.state === 'pending';
    const isOwn = instance.submitterId === actor.userId;
    const { settings, nodes } = instance.pinned;
    return [
      {
        ...describeInstance(instance, names),
        nodeIndex: instance.nodeIndex,
        nodes: instance.path.flatMap((nodeId, index) => {
          const node = nodes.find((each) => each.id === nodeId);
          return node ? [{ index, name: node.name, mode: modeOf(node) }] : [];
        }),
        tasks: tasks.map((task) => describeTask(task, names, isPending && deciders.has(task.assigneeId))),
        requireComment: settings.requireComment,
        canWithdraw: isPending && isOwn && settings.allowWithdraw,
        canUrge: isPending && isOwn,
        canTerminate: isPending && isAllowed(actor, 'flow.manage'),
        canAddSign: settings.allowAddSign,
      },
    ];
  });
}

export function describeInstance(instance: InstanceRecord, names: Names): InstanceRow {
  const { id, docType, recordId, no, title, pinned, state, submitterId, submittedAt, endedAt, hash } = instance;
  const node = pinned.nodes.find((each) => each.id === instance.path[instance.nodeIndex]);
  return {
    id,
    docType,
    recordId,
    no,
    title,
    flowName: pinned.name,
    state,
    nodeName: state === 'pending' ? (node?.name ?? null) : null,
    submitterId,
    submitterName: names.user(submitterId),
    submittedAt,
    endedAt,
    hash,
  };
}

function describeTask(task: TaskRecord, names: Names, mayDecide: boolean): FlowTaskRow {
  const { id, instanceId, kind, nodeIndex, nodeName, round, assigneeId, state, comment, decidedAt, decidedBy } = task;
  const { openedAt, dueAt, remindedAt, sign, addedBy } = task;
  return {
    id,
    instanceId,
    kind,
    nodeIndex,
    nodeName,
    round,
    assigneeId,
    assigneeName: names.user(assigneeId),
    state,
    comment,
    decidedAt,
    decidedBy,
    decidedByName: decidedBy === null || decidedBy === assigneeId ? null : names.user(decidedBy),
    openedAt,
    dueAt,
    remindedAt,
    sign,
    addedByName: names.user(addedBy),
    mine: mayDecide && state === 'open',
  };
}
