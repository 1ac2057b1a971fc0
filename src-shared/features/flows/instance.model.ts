import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { flowDocTypes } from './flow-facts.model.ts';

/** 审批中 → 通过 / 驳回 / 撤回 / 终止. */
export const instanceStates = ['pending', 'passed', 'rejected', 'withdrawn', 'terminated'] as const;
export type InstanceState = (typeof instanceStates)[number];

/**
 * `waiting`: comes after another task of its node; `open`: to be decided. The rest is over: `skipped` by a rule of the flow,
 * `cancelled` because the node or the flow was decided without it, `moved` to another person.
 */
export const taskStates = [
  'waiting',
  'open',
  'agreed',
  'rejected',
  'returned',
  'moved',
  'skipped',
  'cancelled',
  'read',
] as const;
export type TaskState = (typeof taskStates)[number];
export const taskKinds = ['approve', 'cc'] as const;

export const flowTask = z.object({
  id,
  instanceId: id,
  kind: z.enum(taskKinds),
  nodeIndex: z.number().int(),
  nodeName: z.string(),
  round: z.number().int(),
  assigneeId: id,
  assigneeName: z.string().nullable(),
  state: z.enum(taskStates),
  comment: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: id.nullable(),
  /** Who decided, where that was somebody standing in. */
  decidedByName: z.string().nullable(),
  openedAt: instant.nullable(),
  dueAt: instant.nullable(),
  remindedAt: instant.nullable(),
  sign: z.enum(['before', 'after']).nullable(),
  addedByName: z.string().nullable(),
  /** Whether the reader may decide it now. */
  mine: z.boolean(),
});
export type FlowTaskRow = z.infer<typeof flowTask>;

export const instanceRow = z.object({
  id,
  docType: z.enum(flowDocTypes),
  recordId: id,
  no: z.string().nullable(),
  title: z.string(),
  flowName: z.string(),
  state: z.enum(instanceStates),
  nodeName: z.string().nullable(),
  submitterId: id,
  submitterName: z.string().nullable(),
  submittedAt: instant,
  endedAt: instant.nullable(),
  /** Fingerprint of the content that is to be approved; a decision carries it. */
  hash: z.string(),
});
export type InstanceRow = z.infer<typeof instanceRow>;

/** The document is being approved by a flow already. */
export interface FlowRunning {
  readonly code: 'FLOW_RUNNING';
}
/** A node needs a person that the submitter has to name. */
export interface FlowChoiceMissing {
  readonly code: 'FLOW_CHOICE_MISSING';
  readonly nodeId: string;
  readonly nodeName: string;
}
/** Nobody can decide a node, and the flow does not say who then. */
export interface FlowWithoutApprover {
  readonly code: 'FLOW_WITHOUT_APPROVER';
  readonly nodeName: string;
}
/** The content of a document cannot change while it is being approved. */
export interface DocumentInApproval {
  readonly code: 'DOCUMENT_IN_APPROVAL';
  readonly title: string;
}
/** What was decided about is not what the document says now. */
export interface FlowContentChanged {
  readonly code: 'FLOW_CONTENT_CHANGED';
}
/** The task was decided, moved or ended by somebody else before. */
export interface FlowTaskOver {
  readonly code: 'FLOW_TASK_OVER';
  readonly state: string;
}
export interface FlowNotFound {
  readonly code: 'FLOW_NOT_FOUND';
}
/** The flow asks for a few words with each decision. */
export interface FlowCommentNeeded {
  readonly code: 'FLOW_COMMENT_NEEDED';
}
/** The flow does not allow this step. */
export interface FlowStepForbidden {
  readonly code: 'FLOW_STEP_FORBIDDEN';
  readonly step: string;
}
export type SubmitRefusal = FlowRunning | FlowChoiceMissing | FlowWithoutApprover;
