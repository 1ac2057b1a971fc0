import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { isDecimalText, pricePlaces, quantityPlaces, ratePlaces } from '../../kernel/money/decimal.ts';
import { scopeFields } from '../../kernel/scope.ts';
import { customerSources } from '../customers/customer.model.ts';

/** Null while it is open; 赢单, 输单, 无效 (M7). */
export const endStates = ['won', 'lost', 'invalid'] as const;
export type EndState = (typeof endStates)[number];
/** 选择竞品, 立项失败, 决策链复杂, 预算限制, 需求变化, 价格, 交期, 其他. */
export const endReasons = [
  'competitor',
  'projectFailed',
  'decisionChain',
  'budget',
  'needChanged',
  'price',
  'delivery',
  'other',
] as const;
/** 管道, 最佳, 承诺, 排除; what is won counts as won by itself. */
export const forecastCategories = ['pipeline', 'best', 'commit', 'excluded'] as const;
export type ForecastCategory = (typeof forecastCategories)[number];
/** 决策人, 影响者, 使用者, 评估者, 把关者, 财务. */
export const buyerRoles = ['decider', 'influencer', 'user', 'evaluator', 'gatekeeper', 'finance'] as const;

const decimal = (places: number) =>
  z
    .string()
    .max(30)
    .refine((value) => isDecimalText(value, places), 'decimal');

export const opportunityContact = z.object({ contactId: id, role: z.enum(buyerRoles).nullable() });

export const opportunityFields = {
  name: line(200).min(1),
  /** Fen. With lines it is their sum and cannot be typed. */
  amount: z.number().int().min(0).max(999_999_999_999_99),
  expectedCloseOn: localDate,
  forecastCategory: z.enum(forecastCategories),
  contacts: z.array(opportunityContact).max(50),
  source: z.enum(customerSources).nullable(),
  /** What it is about while its products are not known yet. */
  productLineId: id.nullable(),
  competitors: z.array(line(60).min(1)).max(20),
  nextStep: line(300).nullable(),
  remark: text(5000).nullable(),
};

export const opportunity = z.object({
  id,
  no: z.string().nullable(),
  ...opportunityFields,
  ...scopeFields,
  customerId: id,
  /** The lead it came from. */
  leadId: id.nullable(),
  pipelineId: id,
  stageId: id,
  /** Per cent, of the stage; 100 when won, 0 when lost. */
  probability: z.number().int(),
  stageEnteredAt: instant,
  /** Items of the stage's checklist that are done. */
  checked: z.array(id),
  endState: z.enum(endStates).nullable(),
  endReason: z.enum(endReasons).nullable(),
  endRemark: line(500).nullable(),
  endedAt: instant.nullable(),
  tags: z.array(line(40)),
  lastFollowAt: instant.nullable(),
  lastFollowContent: text(500).nullable(),
  nextContactAt: instant.nullable(),
  followCount: z.number().int(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Opportunity = z.infer<typeof opportunity>;

/** A product that the opportunity is about; `productId` is null for one that is not in the catalogue. */
export const opportunityLine = z.object({
  id,
  productId: id.nullable(),
  name: line(200).min(1),
  unit: line(20).nullable(),
  qty: decimal(quantityPlaces),
  /** Tax included. */
  price: decimal(pricePlaces),
  discountRate: decimal(ratePlaces).nullable(),
});
export type OpportunityLine = z.infer<typeof opportunityLine>;
export const opportunityLines = z.array(opportunityLine).max(200);

export const newOpportunity = z.object({
  id: id.optional(),
  customerId: id,
  name: opportunityFields.name,
  expectedCloseOn: opportunityFields.expectedCloseOn,
  ...z.object(opportunityFields).omit({ name: true, expectedCloseOn: true }).partial().shape,
  pipelineId: id.optional(),
  stageId: id.optional(),
  leadId: id.nullable().optional(),
  /** Left out: the creator. */
  ownerId: id.optional(),
  tags: z.array(line(40)).max(50).optional(),
  lines: opportunityLines.optional(),
});
export type NewOpportunity = z.infer<typeof newOpportunity>;

/** What the history of stages calls a step. */
export const stageSteps = ['create', 'advance', 'skip', 'back', 'win', 'lose', 'invalidate', 'reopen'] as const;
export type StageStep = (typeof stageSteps)[number];

export const isOpen = (row: Pick<Opportunity, 'endState'>): boolean => row.endState === null;

const day = 86_400_000;

/** Days in the present stage beyond what the stage allows; 0 within. */
export function daysOverstayed(
  row: Pick<Opportunity, 'endState' | 'stageEnteredAt'>,
  maxDays: number | null,
  now: number,
): number {
  if (row.endState !== null || maxDays === null) return 0;
  return Math.max(0, Math.floor((now - row.stageEnteredAt) / day) - maxDays);
}

export interface OpportunityNotFound {
  readonly code: 'OPPORTUNITY_NOT_FOUND';
}

/** It is won, lost or invalid already, or it is open and should be started again. */
export interface OpportunityStateRefused {
  readonly code: 'OPPORTUNITY_STATE_REFUSED';
  readonly opportunityId: string;
  readonly endState: EndState | null;
  readonly action: StageStep;
}

/** What the stage asks for is not there yet: fields by name, items of the checklist by their words. */
export interface StageIncomplete {
  readonly code: 'STAGE_INCOMPLETE';
  readonly stage: string;
  readonly fields: string[];
  readonly items: string[];
}

/** The pipeline wins nothing without an accepted quote or an order. */
export interface WinWithoutDocument {
  readonly code: 'WIN_WITHOUT_DOCUMENT';
}

/** A skipped stage, a step back and an end want a word of why. */
export interface ReasonMissing {
  readonly code: 'REASON_MISSING';
}
