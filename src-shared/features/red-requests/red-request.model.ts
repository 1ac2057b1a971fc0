import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { someQuantityText } from '../../kernel/money/decimal-fields.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { scopeFields } from '../../kernel/scope.ts';

/** 01 开票有误, 02 销货退回, 03 服务中止, 04 销售折让. */
export const redReasons = ['01', '02', '03', '04'] as const;
export const redScopes = ['full', 'part'] as const;
export const redInitiators = ['seller', 'buyer'] as const;
/** What the buyer did with the blue invoice: nothing yet, 已用途确认, 已入账. */
export const buyerUses = ['none', 'confirmed', 'booked'] as const;

/** 草稿 审批中 已提交 已确认 红票已开 失效 已驳回 已撤回. */
export const redStatuses = [
  'draft',
  'pending',
  'submitted',
  'confirmed',
  'issued',
  'void',
  'rejected',
  'withdrawn',
] as const;
export type RedStatus = (typeof redStatuses)[number];

/**
 * What the bureau says, word for word: 01 无需确认, 02 销方录入待购方确认, 03 购方录入待销方确认, 04 购销双方已确认,
 * 05 销方录入购方否认, 06 购方录入销方否认, 07 超 72 小时未确认, 08 发起方已撤销, 09 确认后撤销, 10 异常凭证,
 * 11 纳税人状态异常, 12 自然人拒收, 13 已开具退税申请单.
 */
export const bureauStates = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13'] as const;
export type BureauState = (typeof bureauStates)[number];

/** Where a state of the bureau may lead; from 05 on there is nothing but another request. */
const nextStates: Readonly<Record<BureauState | 'none', readonly BureauState[]>> = {
  none: ['01', '02', '03', '10', '11', '12', '13'],
  '01': ['08', '09', '10', '11', '12', '13'],
  '02': ['04', '05', '07', '08', '10', '11', '12', '13'],
  '03': ['04', '06', '07', '08', '10', '11', '12', '13'],
  '04': ['09', '10', '11', '12', '13'],
  '05': [],
  '06': [],
  '07': [],
  '08': [],
  '09': [],
  '10': [],
  '11': [],
  '12': [],
  '13': [],
};

export const confirmHours = 72;
/** Hours before the end at which somebody is reminded. */
export const reminderHours = [48, 24, 4] as const;

export interface BureauStateRefused {
  readonly code: 'RED_BUREAU_STATE_REFUSED';
  readonly from: BureauState | null;
  readonly to: BureauState;
}

/** The request's own state that follows from what the bureau says, or the refusal. */
export function checkBureauState(
  from: BureauState | null,
  to: BureauState,
): Result<'submitted' | 'confirmed' | 'void', BureauStateRefused> {
  if (!nextStates[from ?? 'none'].includes(to)) return refuse({ code: 'RED_BUREAU_STATE_REFUSED', from, to });
  if (to === '01' || to === '04') return ok('confirmed');
  return ok(to === '02' || to === '03' ? 'submitted' : 'void');
}

export const redActions = ['edit', 'submit', 'approve', 'reject', 'withdraw', 'report', 'issue'] as const;
export type RedAction = (typeof redActions)[number];

interface RedStep {
  readonly from: RedStatus;
  readonly action: RedAction;
  readonly to: RedStatus;
}

const steps = (action: RedAction, to: RedStatus, ...from: RedStatus[]): RedStep[] =>
  from.map((each) => ({ from: each, action, to }));

/** Every way a request may go; `report` goes where the bureau says. */
export const redSteps: readonly RedStep[] = [
  ...steps('edit', 'draft', 'draft', 'rejected', 'withdrawn'),
  ...steps('submit', 'pending', 'draft'),
  ...steps('approve', 'submitted', 'pending'),
  ...steps('reject', 'rejected', 'pending'),
  ...steps('withdraw', 'withdrawn', 'draft', 'pending'),
  ...steps('report', 'submitted', 'submitted', 'confirmed'),
  ...steps('issue', 'issued', 'confirmed'),
];

/** Requests that hold what they ask for. */
export const openRedStatuses: readonly RedStatus[] = ['pending', 'submitted', 'confirmed'];

export interface RedStateRefused {
  readonly code: 'RED_STATE_REFUSED';
  readonly status: RedStatus;
  readonly action: RedAction;
}

export function checkRedStep(
  { status, deletedAt }: { readonly status: RedStatus; readonly deletedAt: number | null },
  action: RedAction,
): Result<RedStatus, RedStateRefused> {
  const step = deletedAt === null ? redSteps.find((each) => each.from === status && each.action === action) : undefined;
  return step ? ok(step.to) : refuse({ code: 'RED_STATE_REFUSED', status, action });
}

const figure = z.number().int();

/** What is taken back of a line of the blue invoice; the figures are negative. */
export const redLine = z.object({
  id,
  redRequestId: id,
  blueLineId: id,
  itemName: z.string(),
  qty: z.string().nullable(),
  amountExcl: figure,
  tax: figure,
  amountIncl: figure,
});
export type RedLine = z.infer<typeof redLine>;

/** A part of a line: by quantity, or by an amount with tax (in fen) where nothing comes back but money. */
export const wantedRedLine = z.object({
  blueLineId: id,
  qty: someQuantityText.optional(),
  amountIncl: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
export type WantedRedLine = z.infer<typeof wantedRedLine>;

export const redFields = {
  reason: z.enum(redReasons),
  initiator: z.enum(redInitiators),
  buyerUsed: z.enum(buyerUses),
  notes: line(500).nullable(),
};

export const redRequest = z.object({
  id,
  no: line(120).nullable(),
  blueInvoiceId: id,
  customerId: id,
  title: z.string(),
  ...redFields,
  scope: z.enum(redScopes),
  confirmNo: line(60).nullable(),
  bureauState: z.enum(bureauStates).nullable(),
  /** When the other side's 72 hours are over. */
  deadlineAt: instant.nullable(),
  redInvoiceId: id.nullable(),
  status: z.enum(redStatuses),
  rejectReason: line(500).nullable(),
  applicantId: id.nullable(),
  amountExcl: figure,
  taxTotal: figure,
  amountIncl: figure,
  ...scopeFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type RedRequest = z.infer<typeof redRequest>;

export const newRedRequest = z.object({
  id: id.optional(),
  blueInvoiceId: id,
  ...z.object(redFields).partial().shape,
  reason: redFields.reason,
  /** Without any, the whole of what is left. */
  lines: z.array(wantedRedLine).max(500).optional(),
});
export type NewRedRequest = z.infer<typeof newRedRequest>;

export interface RedRequestNotFound {
  readonly code: 'RED_REQUEST_NOT_FOUND';
}

/** More than is left of a blue line; `left` is a quantity or an amount in yuan. */
export interface RedExceeded {
  readonly code: 'RED_EXCEEDED';
  readonly name: string;
  readonly left: string;
}
