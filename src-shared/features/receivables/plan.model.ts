import { z } from 'zod';
import { addDays, dayNumber } from '../../kernel/china/dates.ts';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { allocate } from '../../kernel/money/allocate.ts';
import { ratePlaces, toFen, toScaled } from '../../kernel/money/decimal.ts';
import { rateText } from '../../kernel/money/decimal-fields.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { orderCurrencies } from '../orders/order.model.ts';
import { receiptMethods } from './receipt-words.model.ts';

/** 触发条件 (M12): 签约 发货 验收 质保到期 固定日. */
export const planConditions = ['signing', 'delivery', 'acceptance', 'warranty', 'fixedDay'] as const;
export type PlanCondition = (typeof planConditions)[number];

/** 待生效 待回款 部分回款 已回款 作废 坏账. 逾期 is no state: it is what `overdueDays` says when it is read. */
export const planStatuses = ['waiting', 'open', 'part', 'paid', 'void', 'bad'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** How a plan ends without money. */
export const planEndings = ['void', 'bad'] as const;
export type PlanEnding = (typeof planEndings)[number];

export const fenAmount = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);

/** The fields that a person fills in. */
export const planFields = {
  dueDate: localDate.nullable(),
  amount: fenAmount,
  method: z.enum(receiptMethods).nullable(),
  condition: z.enum(planConditions),
  termDays: z.number().int().min(0).max(3650),
  remindDays: z.number().int().min(0).max(365).nullable(),
  notes: text(2000).nullable(),
};

export const plan = z.object({
  id,
  orderId: id.nullable(),
  contractId: id.nullable(),
  customerId: id,
  title: z.string(),
  period: z.number().int(),
  ...planFields,
  currency: z.enum(orderCurrencies),
  /** The share of the document that it was made of. */
  percent: rateText.nullable(),
  /** The day the condition came true. */
  conditionDate: localDate.nullable(),
  status: z.enum(planStatuses),
  /** The end that somebody asked for and that waits for an approval. */
  endingAs: z.enum(planEndings).nullable(),
  reason: line(500).nullable(),
  receivedAmount: z.number().int(),
  tags: z.array(z.string()),
  branchId: id.nullable(),
  deptId: id.nullable(),
  ownerId: id.nullable(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Plan = z.infer<typeof plan>;

/** One period of the terms of payment: a share or an amount, and when it is due. */
export const planTerm = z
  .object({
    percent: rateText.optional(),
    amount: fenAmount.optional(),
    condition: z.enum(planConditions),
    termDays: planFields.termDays.default(0),
    /** For a fixed day. */
    dueDate: localDate.optional(),
    method: planFields.method.optional(),
    remindDays: planFields.remindDays.optional(),
    notes: planFields.notes.optional(),
  })
  .refine((term) => (term.percent === undefined) !== (term.amount === undefined), { path: ['percent'] })
  .refine((term) => term.condition !== 'fixedDay' || term.dueDate !== undefined, { path: ['dueDate'] });
export type PlanTerm = z.infer<typeof planTerm>;

export interface PlanNotFound {
  readonly code: 'PLAN_NOT_FOUND';
}

/** Periods ask for more than the document leaves to ask for. */
export interface PlanOverDocument {
  readonly code: 'PLAN_OVER_DOCUMENT';
  /** Fen. */
  readonly left: number;
}

export interface PlanStateRefused {
  readonly code: 'PLAN_STATE_REFUSED';
  readonly planId: string;
  readonly status: PlanStatus;
}

/**
 * What each period asks for. Shares of the whole add up to it exactly: where the shares make one, the fen of rounding go
 * to the largest remainders.
 */
export function amountsOfTerms(total: number, terms: readonly PlanTerm[]): Result<number[], PlanOverDocument> {
  const one = 10n ** BigInt(ratePlaces);
  const weights = terms.map(({ percent }) => (percent === undefined ? 0n : toScaled(percent, ratePlaces)));
  const sum = weights.reduce((left, right) => left + right, 0n);
  const fixed = terms.reduce((left, { amount }) => left + (amount ?? 0), 0);
  const ofShares = toFen((BigInt(total) * (sum > one ? one : sum) * 2n + one) / (one * 2n));
  if (sum > one || ofShares + fixed > total) return refuse({ code: 'PLAN_OVER_DOCUMENT', left: total });
  const shared = terms.map((term, index) => ({
    index,
    weight: Number(weights[index]),
    isShare: term.amount === undefined,
  }));
  const shares = allocate(
    ofShares,
    shared.filter((each) => each.isShare).map((each) => each.weight),
  );
  let next = 0;
  return ok(terms.map(({ amount }) => amount ?? shares[next++]!));
}

/** The day a period is due: so many days after its condition came true; none before. */
export function dueDateOf(
  { condition, termDays, dueDate }: Pick<Plan, 'condition' | 'termDays' | 'dueDate'>,
  conditionDate: string | null,
): string | null {
  if (condition === 'fixedDay') return dueDate;
  return conditionDate === null ? null : addDays(conditionDate, termDays);
}

/** 待生效 until there is a day, then by what came in. */
export function planStatusOf({
  status,
  amount,
  receivedAmount,
  dueDate,
}: Pick<Plan, 'status' | 'amount' | 'receivedAmount' | 'dueDate'>): PlanStatus {
  if (status === 'void' || status === 'bad') return status;
  if (receivedAmount >= amount) return 'paid';
  if (receivedAmount > 0) return 'part';
  return dueDate === null ? 'waiting' : 'open';
}

/** Money is still expected for these. */
export const expectedStatuses = ['waiting', 'open', 'part'] as const satisfies readonly PlanStatus[];

export function isExpected({ status }: Pick<Plan, 'status'>): boolean {
  return expectedStatuses.some((each) => each === status);
}

export function remainderOf(row: Pick<Plan, 'status' | 'amount' | 'receivedAmount'>): number {
  return isExpected(row) ? Math.max(0, row.amount - row.receivedAmount) : 0;
}

/** 逾期天数, told anew each time it is read: no device waits for another to know it. */
export function overdueDaysOf(row: Pick<Plan, 'status' | 'dueDate'>, today: string): number {
  if (row.dueDate === null || !isExpected(row)) return 0;
  return Math.max(0, dayNumber(today) - dayNumber(row.dueDate));
}

/** 账龄: 未到期, 0–30, 31–60, 61–90, 90 天以上. */
export const ageBands = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'over90'] as const;
export type AgeBand = (typeof ageBands)[number];

export function ageBandOf(dueDate: string | null, today: string): AgeBand {
  if (dueDate === null || dueDate >= today) return 'notDue';
  const days = dayNumber(today) - dayNumber(dueDate);
  if (days <= 30) return 'upTo30';
  if (days <= 60) return 'upTo60';
  return days <= 90 ? 'upTo90' : 'over90';
}
