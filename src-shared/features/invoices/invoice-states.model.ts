import { ok, type Result, refuse } from '../../kernel/result.ts';

/** 草稿 待审批 待开票 开票中 已开票 已交付 完成 已驳回 已撤回 已取消 (M13). */
export const applicationStatuses = [
  'draft',
  'pending',
  'approved',
  'issuing',
  'issued',
  'delivered',
  'done',
  'rejected',
  'withdrawn',
  'cancelled',
] as const;
export type ApplicationStatus = (typeof applicationStatuses)[number];

/** 待开 已开具 已交付 部分红冲 已红冲 已作废. */
export const invoiceStatuses = ['planned', 'issued', 'delivered', 'partRed', 'red', 'voided'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];

export const invoiceActions = [
  'edit',
  'reopen',
  'submit',
  'approve',
  'reject',
  'withdraw',
  'begin',
  'issue',
  'deliver',
  'finish',
  'cancel',
  'void',
  'redPart',
  'redAll',
] as const;
export type InvoiceAction = (typeof invoiceActions)[number];

interface Step<Status> {
  readonly from: Status;
  readonly action: InvoiceAction;
  readonly to: Status;
}

function steps<Status>(action: InvoiceAction, to: Status, ...from: Status[]): Step<Status>[] {
  return from.map((each) => ({ from: each, action, to }));
}

/** Every way an application may go; devices and server obey this one table. */
export const applicationSteps: readonly Step<ApplicationStatus>[] = [
  ...steps<ApplicationStatus>('edit', 'draft', 'draft', 'rejected', 'withdrawn'),
  ...steps<ApplicationStatus>('reopen', 'draft', 'rejected', 'withdrawn'),
  ...steps<ApplicationStatus>('submit', 'pending', 'draft'),
  ...steps<ApplicationStatus>('approve', 'approved', 'pending'),
  ...steps<ApplicationStatus>('reject', 'rejected', 'pending'),
  ...steps<ApplicationStatus>('withdraw', 'withdrawn', 'draft', 'pending'),
  ...steps<ApplicationStatus>('begin', 'issuing', 'approved'),
  ...steps<ApplicationStatus>('issue', 'issued', 'issuing'),
  ...steps<ApplicationStatus>('deliver', 'delivered', 'issued'),
  ...steps<ApplicationStatus>('finish', 'done', 'delivered'),
  ...steps<ApplicationStatus>('cancel', 'cancelled', 'approved', 'issuing'),
];

/** A digital invoice that is electronic is never voided: `checkVoid` says so besides. */
export const invoiceSteps: readonly Step<InvoiceStatus>[] = [
  ...steps<InvoiceStatus>('issue', 'issued', 'planned'),
  ...steps<InvoiceStatus>('deliver', 'delivered', 'issued'),
  ...steps<InvoiceStatus>('void', 'voided', 'issued', 'delivered'),
  ...steps<InvoiceStatus>('redPart', 'partRed', 'issued', 'delivered', 'partRed'),
  ...steps<InvoiceStatus>('redAll', 'red', 'issued', 'delivered', 'partRed'),
];

/** Applications whose amount is spoken for, though not every invoice of it stands. */
export const openStatuses: readonly ApplicationStatus[] = ['pending', 'approved', 'issuing'];
/** Invoices that count. */
export const standingStatuses: readonly InvoiceStatus[] = ['issued', 'delivered', 'partRed', 'red'];

export interface InvoiceStateRefused {
  readonly code: 'INVOICE_STATE_REFUSED';
  readonly status: ApplicationStatus | InvoiceStatus;
  readonly action: InvoiceAction;
}

interface Standing<Status> {
  readonly status: Status;
  readonly deletedAt: number | null;
}

export function checkApplicationStep(
  application: Standing<ApplicationStatus>,
  action: InvoiceAction,
): Result<ApplicationStatus, InvoiceStateRefused> {
  return checkStep(applicationSteps, application, action);
}

export function checkInvoiceStep(
  invoice: Standing<InvoiceStatus>,
  action: InvoiceAction,
): Result<InvoiceStatus, InvoiceStateRefused> {
  return checkStep(invoiceSteps, invoice, action);
}

function checkStep<Status extends ApplicationStatus | InvoiceStatus>(
  table: readonly Step<Status>[],
  { status, deletedAt }: Standing<Status>,
  action: InvoiceAction,
): Result<Status, InvoiceStateRefused> {
  const step = deletedAt === null ? table.find((each) => each.from === status && each.action === action) : undefined;
  return step ? ok(step.to) : refuse({ code: 'INVOICE_STATE_REFUSED', status, action });
}
