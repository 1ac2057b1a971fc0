import { z } from 'zod';
import { id, line, text } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { flow, flowInput, nodeModes } from './flow.model.ts';
import { flowDocTypes } from './flow-facts.model.ts';
import { flowTask, instanceRow } from './instance.model.ts';

const notFound = { FLOW_NOT_FOUND: { status: 404 } } as const;
const over = { FLOW_TASK_OVER: { status: 409, data: z.object({ state: z.string() }) } } as const;
const forbidden = { FLOW_STEP_FORBIDDEN: { status: 409, data: z.object({ step: z.string() }) } } as const;
/** Refusals of a submission, for the rooms whose own commands submit. */
export const submitRefusals = {
  FLOW_RUNNING: { status: 409 },
  FLOW_CHOICE_MISSING: { status: 422, data: z.object({ nodeId: z.string(), nodeName: z.string() }) },
  FLOW_WITHOUT_APPROVER: { status: 409, data: z.object({ nodeName: z.string() }) },
} as const;
const decideRefusals = {
  ...notAllowed,
  ...notFound,
  ...over,
  FLOW_CONTENT_CHANGED: { status: 409 },
  FLOW_COMMENT_NEEDED: { status: 422 },
} as const;

/** Flows by document and order; read by whoever administers them. */
const list = query
  .route({ method: 'GET', path: '/flows' })
  .output(z.array(flow.extend({ updatedByName: z.string().nullable() })));

/** Each saving is a version; documents on their way keep the one they began with. */
const save = command
  .route({ method: 'PUT', path: '/flows' })
  .input(flowInput)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken });

const remove = command
  .route({ method: 'POST', path: '/flows/remove' })
  .input(z.object({ id }))
  .output(written)
  .errors({ ...notAllowed, ...notFound });

const factValue = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()), z.null()]);

/** A node as it would be gone through. `people` is empty where the submitter names somebody, or the node is passed over. */
export const plannedNode = z.object({
  id: z.string(),
  name: z.string(),
  mode: z.enum(nodeModes),
  people: z.array(z.object({ id, name: z.string() })),
  needsChoice: z.boolean(),
  skipped: z.boolean(),
});
export type PlannedNode = z.infer<typeof plannedNode>;
const plan = z.object({ flowId: id.nullable(), flowName: z.string().nullable(), nodes: z.array(plannedNode) });
export type FlowPlan = z.infer<typeof plan>;

/** Who would decide, if …: with a flow that is not saved yet, or with the saved ones. */
const simulate = query
  .route({ method: 'POST', path: '/flows/simulate' })
  .input(
    z.object({
      docType: z.enum(flowDocTypes),
      facts: z.record(z.string(), factValue),
      submitterId: id,
      flow: flowInput.optional(),
    }),
  )
  .output(plan)
  .errors(notAllowed);

/** Who would decide about this document as it is now. */
const preview = query
  .route({ method: 'GET', path: '/flows/preview' })
  .input(z.object({ docType: z.enum(flowDocTypes), recordId: id }))
  .output(plan)
  .errors(notFound);

export const boxes = ['todo', 'submitted', 'done', 'copies'] as const;
export type Box = (typeof boxes)[number];
export const boxRow = instanceRow.extend({
  /** One's own task in it, where the box is about tasks. */
  taskId: id.nullable(),
  taskAt: z.number().int().nullable(),
  dueAt: z.number().int().nullable(),
  urged: z.boolean(),
  urgedAt: z.number().int().nullable(),
  requireComment: z.boolean(),
});
export type BoxRow = z.infer<typeof boxRow>;

/** 待我审批 / 我发起 / 我已审 / 抄送我, newest first. */
const box = query
  .route({ method: 'GET', path: '/flow-box' })
  .input(
    z.object({
      box: z.enum(boxes),
      docType: z.enum(flowDocTypes).optional(),
      search: line(60).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
  )
  .output(z.object({ rows: z.array(boxRow), total: z.number().int() }));

const counts = query
  .route({ method: 'GET', path: '/flow-counts' })
  .output(z.object({ todo: z.number().int(), submitted: z.number().int(), copies: z.number().int() }));

export const recordFlow = instanceRow.extend({
  nodes: z.array(z.object({ index: z.number().int(), name: z.string(), mode: z.enum(nodeModes) })),
  nodeIndex: z.number().int(),
  tasks: z.array(flowTask),
  requireComment: z.boolean(),
  canWithdraw: z.boolean(),
  canUrge: z.boolean(),
  canTerminate: z.boolean(),
  canAddSign: z.boolean(),
});
export type RecordFlow = z.infer<typeof recordFlow>;

/** A document's approvals, newest first; nothing for whoever sees neither the document nor a part of the approval. */
const ofRecord = query
  .route({ method: 'GET', path: '/flow-of-record' })
  .input(z.object({ docType: z.enum(flowDocTypes), recordId: id }))
  .output(z.array(recordFlow));

const submit = command
  .route({ method: 'POST', path: '/flow-submit' })
  .input(
    z.object({
      docType: z.enum(flowDocTypes),
      recordId: id,
      chosen: z.record(z.string(), z.array(id).max(20)).optional(),
    }),
  )
  .output(z.object({ instanceId: id.nullable(), commandId: id }))
  .errors({ ...submitRefusals, ...notFound, ...forbidden, ...notAllowed });

const decision = z.object({ taskId: id, hash: line(80).min(1), comment: text(1_000).optional() });

const agree = command
  .route({ method: 'POST', path: '/flow-tasks/agree' })
  .input(decision)
  .output(written)
  .errors(decideRefusals);
const reject = command
  .route({ method: 'POST', path: '/flow-tasks/reject' })
  .input(decision)
  .output(written)
  .errors(decideRefusals);
const sendBack = command
  .route({ method: 'POST', path: '/flow-tasks/return' })
  .input(decision.extend({ nodeIndex: z.number().int().min(0) }))
  .output(written)
  .errors({ ...decideRefusals, ...forbidden });

const passOn = { ...decideRefusals, ...forbidden, USER_NOT_FOUND: { status: 404 } } as const;
const transfer = command
  .route({ method: 'POST', path: '/flow-tasks/transfer' })
  .input(decision.extend({ userId: id }))
  .output(written)
  .errors(passOn);
const addSigner = command
  .route({ method: 'POST', path: '/flow-tasks/add-signer' })
  .input(decision.extend({ userId: id, when: z.enum(['before', 'after']) }))
  .output(written)
  .errors(passOn);

const endRefusals = { ...notAllowed, ...notFound, ...over, ...forbidden } as const;
const ofInstance = z.object({ instanceId: id });
const withdraw = command
  .route({ method: 'POST', path: '/flow-withdraw' })
  .input(ofInstance)
  .output(written)
  .errors(endRefusals);
const terminate = command
  .route({ method: 'POST', path: '/flow-terminate' })
  .input(ofInstance)
  .output(written)
  .errors(endRefusals);
const urge = command
  .route({ method: 'POST', path: '/flow-urge' })
  .input(ofInstance)
  .output(written)
  .errors(endRefusals);
const read = command
  .route({ method: 'POST', path: '/flow-tasks/read' })
  .input(z.object({ taskId: id }))
  .output(written)
  .errors({ ...notAllowed, ...notFound });

export const nodeStatistic = z.object({
  nodeName: z.string(),
  decided: z.number().int(),
  rejected: z.number().int(),
  open: z.number().int(),
  averageMs: z.number().nullable(),
  longestMs: z.number().nullable(),
});
export type NodeStatistic = z.infer<typeof nodeStatistic>;

/** How long each node takes, of the instances that began within the time. */
const statistics = query
  .route({ method: 'GET', path: '/flow-statistics' })
  .input(z.object({ docType: z.enum(flowDocTypes), from: z.number().int(), until: z.number().int() }))
  .output(z.array(nodeStatistic))
  .errors(notAllowed);

export const flowsContract = {
  list,
  save,
  remove,
  simulate,
  preview,
  box,
  counts,
  ofRecord,
  submit,
  agree,
  reject,
  sendBack,
  transfer,
  addSigner,
  withdraw,
  terminate,
  urge,
  read,
  statistics,
};
