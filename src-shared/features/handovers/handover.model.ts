import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';

/** What is handed over record by record, in the order it is done. */
export const handoverKinds = ['customers', 'leads', 'tasks'] as const;
export type HandoverKind = (typeof handoverKinds)[number];

export const previousOwners = ['removed', 'read', 'write'] as const;

/** Which of a person's records go to whom; an empty condition matches all of the kind. The first that fits wins. */
export const handoverRule = z.object({
  kind: z.enum(handoverKinds),
  successorId: id,
  levels: z.array(line(20)).max(20).optional(),
  branchIds: z.array(id).max(100).optional(),
  /** Part of the name. */
  text: line(100).optional(),
  recordIds: z.array(id).max(2000).optional(),
});
export type HandoverRule = z.infer<typeof handoverRule>;

export const handoverPlan = z.object({
  rules: z.array(handoverRule).max(50),
  /** Takes what no rule names, and the person's posts of honour: departments, branches, reports. */
  successorId: id,
  /** What becomes of the person on the records they gave away. */
  previousOwner: z.enum(previousOwners),
  /** Together with contacts, where the person stays in the team. */
  withContacts: z.boolean(),
  /** Open tasks on a record go to its new owner; else all go to the general successor. */
  withTasks: z.boolean(),
  /** The person is disabled when nothing is left. */
  disable: z.boolean(),
});
export type HandoverPlan = z.infer<typeof handoverPlan>;

export const handoverCounts = z.object({
  customers: z.number().int(),
  leads: z.number().int(),
  contacts: z.number().int(),
  tasks: z.number().int(),
  teams: z.number().int(),
  delegations: z.number().int(),
  departments: z.number().int(),
  branches: z.number().int(),
  reports: z.number().int(),
  // Hand-overs that were written down before there were documents have none of these.
  opportunities: z.number().int().default(0),
  quotes: z.number().int().default(0),
  orders: z.number().int().default(0),
  receivables: z.number().int().default(0),
  invoices: z.number().int().default(0),
  contracts: z.number().int().default(0),
  redRequests: z.number().int().default(0),
  events: z.number().int().default(0),
});
export type HandoverCounts = z.infer<typeof handoverCounts>;

export const noCounts: HandoverCounts = {
  customers: 0,
  leads: 0,
  contacts: 0,
  tasks: 0,
  teams: 0,
  delegations: 0,
  departments: 0,
  branches: 0,
  reports: 0,
  opportunities: 0,
  quotes: 0,
  orders: 0,
  receivables: 0,
  invoices: 0,
  contracts: 0,
  redRequests: 0,
  events: 0,
};

export const handoverStatuses = ['running', 'finished', 'cancelled'] as const;

export const handover = z.object({
  id,
  userId: id,
  status: z.enum(handoverStatuses),
  plan: handoverPlan,
  /** What the person had when it began. */
  before: handoverCounts,
  moved: handoverCounts,
  /** The commands that did it, oldest first: taken back from the last one on. */
  steps: z.array(id),
  finishedAt: instant.nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Handover = z.infer<typeof handover>;

export interface HandoverNotFound {
  readonly code: 'HANDOVER_NOT_FOUND';
}

/** This person's work is being handed over already. */
export interface HandoverRunning {
  readonly code: 'HANDOVER_RUNNING';
}

/** It is finished or was stopped. */
export interface HandoverOver {
  readonly code: 'HANDOVER_OVER';
}

/** The successor cannot take work: unknown, locked, leaving, disabled, or the person themselves. */
export interface SuccessorUnfit {
  readonly code: 'SUCCESSOR_UNFIT';
  readonly name: string;
}

/** Everybody the plan gives something to. */
export function successorsOf(plan: HandoverPlan): string[] {
  return [...new Set([plan.successorId, ...plan.rules.map((rule) => rule.successorId)])];
}

/** What a rule looks at. */
export interface HandedRecord {
  readonly id: string;
  readonly name: string;
  /** A customer's level, a lead's grade. */
  readonly level: string | null;
  readonly branchId: string | null;
}

/** Who takes a record: the first rule that fits it, or the general successor. */
export function successorOf(plan: HandoverPlan, kind: HandoverKind, record: HandedRecord): string {
  const rule = plan.rules.find(
    (each) =>
      each.kind === kind &&
      (!each.levels?.length || (record.level !== null && each.levels.includes(record.level))) &&
      (!each.branchIds?.length || (record.branchId !== null && each.branchIds.includes(record.branchId))) &&
      (!each.text || record.name.toLowerCase().includes(each.text.toLowerCase())) &&
      (!each.recordIds?.length || each.recordIds.includes(record.id)),
  );
  return rule?.successorId ?? plan.successorId;
}
