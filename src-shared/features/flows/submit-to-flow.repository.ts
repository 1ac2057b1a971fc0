import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor, Scope } from '../../kernel/scope.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findUserRecord, listHeldRoles, listTree } from '../people/people.repository.ts';
import { findNodePeople, type Submission, submissionOf } from './approvers.repository.ts';
import { chooseFlow, type FlowNode, pathOf } from './flow.model.ts';
import { contentOf, type FlowDocument, findDocument, hashOf } from './flow-document.repository.ts';
import type { Facts } from './flow-facts.model.ts';
import { enterNode } from './flow-steps.repository.ts';
import { type FlowRecord, findInstance, findPending, listFlows } from './flows.repository.ts';
import { type DocumentContent, flowInstances, flowSnapshots } from './flows.tables.ts';
import type { SubmitRefusal } from './instance.model.ts';

export interface ToSubmit {
  readonly id: string;
  /** What a rejection puts back; what the document says now, where the submission itself changed nothing. */
  readonly before?: DocumentContent;
  /** People the submitter names, by node. */
  readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** `instanceId` is null where no flow asks for an approval: the document may take effect at once. */
export interface Submitted {
  readonly instanceId: string | null;
}

/**
 * Sends a document into the flow that fits it. From then on its content is locked until the flow ends. Where no flow fits,
 * nothing is written, and the room lets the document take effect by itself.
 */
export function submitToFlow(
  tx: WriteTx,
  actor: Actor,
  document: FlowDocument,
  { id: recordId, before, chosen = {} }: ToSubmit,
): Result<Submitted, SubmitRefusal> {
  if (findPending(tx, recordId)) return refuse({ code: 'FLOW_RUNNING' });
  const row = findDocument(tx, document, recordId)!;
  const facts = { ...document.facts(row, tx), ...submitterFacts(tx, actor.userId) };
  const flow = chooseFlow(listFlows(tx), document.docType, facts);
  const path = flow ? pathOf(flow.nodes, facts) : [];
  if (!flow || path.length === 0) return ok({ instanceId: null });
  const submission = submissionOf(tx, actor.userId, chosen);
  const check = checkPath(tx, flow, path, submission);
  if (!check.ok) return check;

  const id = tx.newId();
  const content = contentOf(tx, document, recordId)!;
  const { branchId, deptId, ownerId } = row as unknown as Scope;
  tx.insert(flowSnapshots, { id, content: before ?? content });
  tx.insert(flowInstances, {
    id,
    docType: document.docType,
    tableName: codecOf(document.table).name,
    recordId,
    ...document.describe(row, tx),
    pinned: { flowId: flow.id, version: flow.version, name: flow.name, nodes: flow.nodes, settings: flow.settings },
    state: 'pending',
    hash: hashOf(content),
    path: path.map((node) => node.id),
    chosen: Object.fromEntries(Object.entries(chosen).map(([node, ids]) => [node, [...ids]])),
    nodeIndex: 0,
    round: 0,
    submitterId: actor.userId,
    submittedAt: tx.at,
    branchId,
    deptId,
    ownerId,
  });
  document.onSubmit(tx, recordId);
  enterNode(tx, document, findInstance(tx, id)!, 0);
  return ok({ instanceId: id });
}

/** Every node has somebody, so that a document never waits for nobody. */
function checkPath(
  db: ReadDb,
  { settings }: FlowRecord,
  path: readonly FlowNode[],
  submission: Submission,
): Result<void, SubmitRefusal> {
  for (const node of path) {
    const { id: nodeId, name: nodeName, approver } = node;
    if (approver.kind === 'choice' && (submission.chosen[nodeId] ?? []).length === 0) {
      return refuse({ code: 'FLOW_CHOICE_MISSING', nodeId, nodeName });
    }
    const people = findNodePeople(db, node, settings, submission);
    if (people.ids.length === 0 && !people.isSkipped) return refuse({ code: 'FLOW_WITHOUT_APPROVER', nodeName });
  }
  return ok(undefined);
}

/** Where the submitter stands: their departments with all above, branch, posts and roles. */
export function submitterFacts(db: ReadDb, submitterId: string): Facts {
  const user = findUserRecord(db, submitterId);
  if (!user) return { submitter: submitterId };
  const parents = new Map(listTree(db, 'departments').map((row) => [row.id, row.parentId]));
  const departments = new Set<string>();
  for (const dept of [user.deptId, ...user.deptIds]) {
    for (let at = dept; at !== null && !departments.has(at); at = parents.get(at) ?? null) departments.add(at);
  }
  return {
    submitter: submitterId,
    department: [...departments],
    branch: user.branchId,
    post: user.postIds,
    role: listHeldRoles(db, user).map((role) => role.id),
  };
}
