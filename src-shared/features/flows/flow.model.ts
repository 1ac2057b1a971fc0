import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { type Facts, flowDocTypes } from './flow-facts.model.ts';

export const operators = ['is', 'isNot', 'greater', 'atLeast', 'less', 'atMost'] as const;
export type Operator = (typeof operators)[number];

/** `is` and `isNot` take one or several values; of several, one is enough. */
export const flowCondition = z.object({
  fact: line(40).min(1),
  operator: z.enum(operators),
  value: z.union([z.number(), line(60), z.array(line(60)).min(1).max(50)]),
});
export type FlowCondition = z.infer<typeof flowCondition>;

/** Who decides on a node. Levels count from the submitter upwards; with `each`, every level on the way decides in turn. */
export const nodeApprover = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('people'), ids: z.array(id).min(1).max(20) }),
  z.object({ kind: z.literal('superior'), levels: z.number().int().min(1).max(10), each: z.boolean() }),
  z.object({ kind: z.literal('departmentHead'), levels: z.number().int().min(1).max(10), each: z.boolean() }),
  z.object({ kind: z.literal('role'), id }),
  z.object({ kind: z.literal('post'), id }),
  z.object({ kind: z.literal('choice') }),
]);
export type NodeApprover = z.infer<typeof nodeApprover>;

/** 会签: all agree; 或签: one is enough; 依次: all, one after the other. */
export const nodeModes = ['all', 'any', 'sequence'] as const;
export type NodeMode = (typeof nodeModes)[number];
export const timeoutActions = ['remind', 'superior', 'agree'] as const;

export const flowNode = z.object({
  id: line(40).min(1),
  name: line(40).min(1),
  /** All must hold, or the node is passed over. */
  conditions: z.array(flowCondition).max(10),
  approver: nodeApprover,
  mode: z.enum(nodeModes),
  timeoutHours: z.number().int().min(1).max(2_000).nullable(),
  timeoutAction: z.enum(timeoutActions),
});
export type FlowNode = z.infer<typeof flowNode>;

export const flowSettings = z.object({
  allowWithdraw: z.boolean(),
  allowAddSign: z.boolean(),
  requireComment: z.boolean(),
  /** Somebody who agreed on an earlier node decides again, or counts as having agreed. */
  dupApprover: z.enum(['every', 'once']),
  /** The submitter among the approvers: passed over, asked, or their superior in their place. */
  sameSubmitter: z.enum(['skip', 'allow', 'superior']),
  /** A node that has nobody: passed, somebody named, or whoever administers flows. */
  emptyApprover: z.enum(['pass', 'named', 'administrators']),
  emptyApproverIds: z.array(id).max(20),
  /** Told of the outcome. */
  ccIds: z.array(id).max(50),
});
export type FlowSettings = z.infer<typeof flowSettings>;

export const defaultSettings: FlowSettings = {
  allowWithdraw: true,
  allowAddSign: true,
  requireComment: false,
  dupApprover: 'once',
  sameSubmitter: 'superior',
  emptyApprover: 'administrators',
  emptyApproverIds: [],
  ccIds: [],
};

export const flowFields = {
  docType: z.enum(flowDocTypes),
  name: line(60).min(1),
  /** All must hold; of several flows of a document the first in order that fits is taken. */
  conditions: z.array(flowCondition).max(10),
  nodes: z.array(flowNode).min(1).max(20),
  settings: flowSettings,
  enabled: z.boolean(),
  sort: z.number().int().min(0).max(1_000),
};
export const flowInput = z.object({ id: id.optional(), ...flowFields });
export type FlowInput = z.infer<typeof flowInput>;

/** Several levels decide in turn, whatever the node says. */
export function modeOf({ approver, mode }: Pick<FlowNode, 'approver' | 'mode'>): NodeMode {
  const inTurn = (approver.kind === 'superior' || approver.kind === 'departmentHead') && approver.each;
  return inTurn ? 'sequence' : mode;
}

/** What an instance was started with, whatever becomes of the flow. */
export interface PinnedFlow {
  readonly flowId: string;
  readonly version: number;
  readonly name: string;
  readonly nodes: readonly FlowNode[];
  readonly settings: FlowSettings;
}

export const flow = z.object({
  id,
  ...flowFields,
  version: z.number().int(),
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Flow = z.infer<typeof flow>;

/** A fact that is not known holds no condition but `isNot`. */
export function holds(condition: FlowCondition, facts: Facts): boolean {
  const fact = facts[condition.fact];
  const { operator, value } = condition;
  if (operator === 'is' || operator === 'isNot') {
    const wanted = (Array.isArray(value) ? value : [value]).map(String);
    const known = Array.isArray(fact) ? fact : fact === null || fact === undefined ? [] : [String(fact)];
    return known.some((each) => wanted.includes(each)) === (operator === 'is');
  }
  const left = Number(fact);
  const right = Number(value);
  if (fact === null || fact === undefined || Number.isNaN(left) || Number.isNaN(right)) return false;
  if (operator === 'greater') return left > right;
  if (operator === 'atLeast') return left >= right;
  return operator === 'less' ? left < right : left <= right;
}

export function allHold(conditions: readonly FlowCondition[], facts: Facts): boolean {
  return conditions.every((condition) => holds(condition, facts));
}

/** Which nodes a document goes through, in order. */
export function pathOf(nodes: readonly FlowNode[], facts: Facts): FlowNode[] {
  return nodes.filter((node) => allHold(node.conditions, facts));
}

interface Choosing<T> {
  readonly docType: string;
  readonly enabled: boolean;
  readonly sort: number;
  readonly conditions: readonly FlowCondition[];
  readonly id: T;
}

/** The flow for a document: the first in order that is on and whose conditions hold. */
export function chooseFlow<F extends Choosing<string>>(
  flows: readonly F[],
  docType: string,
  facts: Facts,
): F | undefined {
  return flows
    .filter((each) => each.docType === docType && each.enabled && allHold(each.conditions, facts))
    .toSorted((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))[0];
}
