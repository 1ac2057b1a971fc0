import { z } from 'zod';
import { id, line } from '../../kernel/fields.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';

/** Fields of an opportunity that a stage may ask for before it is left (M7). */
export const requirableFields = ['amount', 'expectedCloseOn', 'contacts', 'nextStep', 'competitors', 'source'] as const;
export type RequirableField = (typeof requirableFields)[number];

export const pipelineStage = z.object({
  id,
  name: line(40).min(1),
  /** Per cent. */
  probability: z.number().int().min(0).max(100),
  /** Days an opportunity may stay before it counts as overdue; null for no limit. */
  maxDays: z.number().int().min(1).max(3650).nullable(),
  requiredFields: z.array(z.enum(requirableFields)).max(requirableFields.length),
  /** 推进任务: each is done before the stage is left. */
  checklist: z.array(z.object({ id, text: line(120).min(1) })).max(20),
  /** Whether an opportunity may go back from here. */
  allowBack: z.boolean(),
  /** A stage is never deleted: opportunities that are in it stay, no other comes in. */
  retired: z.boolean(),
});
export type PipelineStage = z.infer<typeof pipelineStage>;

export const pipelineFields = {
  name: line(60).min(1),
  /** Whose it is; empty lists: everybody's. */
  branchIds: z.array(id).max(200),
  deptIds: z.array(id).max(200),
  stages: z.array(pipelineStage).min(1).max(30),
  /** Offered first where several fit. */
  isDefault: z.boolean(),
  enabled: z.boolean(),
  /** Whether winning asks for an accepted quote or an order. */
  winNeedsDocument: z.boolean().default(false),
};

export const pipeline = z.object({ id, ...pipelineFields, revision: z.number().int() });
export type Pipeline = z.infer<typeof pipeline>;

const stage = (n: number, name: string, probability: number, maxDays: number): PipelineStage => ({
  id: `0192f000-0000-7000-8000-00000000010${n}`,
  name,
  probability,
  maxDays,
  requiredFields: [],
  checklist: [],
  allowBack: true,
  retired: false,
});

/** What every company begins with (M7); it is stored the first time somebody changes it. */
export const standardPipeline: Pipeline = {
  id: '0192f000-0000-7000-8000-000000000100',
  name: '标准销售流程',
  branchIds: [],
  deptIds: [],
  stages: [
    stage(1, '初步接触', 10, 14),
    stage(2, '需求明确', 30, 21),
    stage(3, '方案验证', 50, 30),
    stage(4, '立项汇报', 60, 30),
    stage(5, '商务谈判', 80, 30),
  ],
  isDefault: true,
  enabled: true,
  winNeedsDocument: false,
  revision: 0,
};

/** Stages that opportunities may enter, in order. */
export function openStages(from: Pick<Pipeline, 'stages'>): PipelineStage[] {
  return from.stages.filter((each) => !each.retired);
}

export function findStage(from: Pick<Pipeline, 'stages'>, stageId: string): PipelineStage | undefined {
  return from.stages.find((each) => each.id === stageId);
}

export type Move = 'advance' | 'skip' | 'back';

/** Which way a step between two stages goes. A retired stage keeps its place in the order. */
export function moveBetween(from: Pick<Pipeline, 'stages'>, fromId: string, toId: string): Move | undefined {
  const at = from.stages.findIndex((each) => each.id === fromId);
  const to = from.stages.findIndex((each) => each.id === toId);
  if (at < 0 || to < 0 || at === to || from.stages[to]!.retired) return undefined;
  if (to < at) return 'back';
  return from.stages.slice(at + 1, to).every((each) => each.retired) ? 'advance' : 'skip';
}

export interface PipelineNotFound {
  readonly code: 'PIPELINE_NOT_FOUND';
}

/** Stages that were there and are not any more: they can be retired, never left out. */
export interface StageRemoved {
  readonly code: 'STAGE_REMOVED';
  readonly names: string[];
}

/** Probabilities rise from stage to stage, some stage is open, and no stage is lost. */
export function checkStages(
  before: readonly PipelineStage[],
  after: readonly PipelineStage[],
): Result<void, StageRemoved | { readonly code: 'FIELD_INVALID'; readonly field: string; readonly rule: string }> {
  const kept = new Set(after.map((each) => each.id));
  const removed = before.filter((each) => !kept.has(each.id));
  if (removed.length > 0) return refuse({ code: 'STAGE_REMOVED', names: removed.map((each) => each.name) });
  const open = after.filter((each) => !each.retired);
  if (open.length === 0) return refuse({ code: 'FIELD_INVALID', field: 'stages', rule: 'required' });
  if (kept.size !== after.length) return refuse({ code: 'FIELD_INVALID', field: 'stages', rule: 'unique' });
  const falls = open.some((each, index) => index > 0 && each.probability < open[index - 1]!.probability);
  return falls ? refuse({ code: 'FIELD_INVALID', field: 'stages', rule: 'rising' }) : ok(undefined);
}
