import { z } from 'zod';
import { chinaDate } from '../../kernel/china/dates.ts';
import { id, instant, line, localDate } from '../../kernel/fields.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { scopeFields } from '../../kernel/scope.ts';
import { titleSnapshot } from './application.model.ts';
import { invoiceKinds, invoiceMedia, taxTags } from './invoice-kinds.model.ts';
import { invoiceStatuses } from './invoice-states.model.ts';

/** 蓝字, 红字. */
export const invoiceColors = ['blue', 'red'] as const;
/** 正常, 被折扣, 折扣. */
export const invoiceLineKinds = ['normal', 'discounted', 'discount'] as const;
/** 未查验, 查验一致, 查验不符. */
export const verifyStates = ['none', 'agrees', 'differs'] as const;

const figure = z.number().int();

export const invoiceLine = z.object({
  id,
  invoiceId: id,
  position: z.number(),
  kind: z.enum(invoiceLineKinds),
  applicationLineId: id.nullable(),
  /** Of a red line: the blue one that it takes back. */
  blueLineId: id.nullable(),
  orderId: id.nullable(),
  orderLineId: id.nullable(),
  productId: id.nullable(),
  taxClassCode: z.string().nullable(),
  itemName: z.string(),
  spec: z.string().nullable(),
  unit: z.string().nullable(),
  qty: z.string().nullable(),
  /** Without tax, to 8 places. */
  price: z.string().nullable(),
  taxRate: z.string(),
  taxTag: z.enum(taxTags),
  amountExcl: figure,
  tax: figure,
  amountIncl: figure,
  revision: z.number().int(),
});
export type InvoiceLine = z.infer<typeof invoiceLine>;

export const invoice = z.object({
  id,
  applicationId: id.nullable(),
  customerId: id,
  entityId: id,
  entityName: z.string(),
  entityTaxNo: z.string(),
  part: figure,
  parts: figure,
  kind: z.enum(invoiceKinds),
  medium: z.enum(invoiceMedia),
  color: z.enum(invoiceColors),
  blueInvoiceId: id.nullable(),
  redRequestId: id.nullable(),
  invoiceCode: z.string().nullable(),
  invoiceNo: z.string().nullable(),
  issueDate: localDate.nullable(),
  ...titleSnapshot,
  amountExcl: figure,
  taxTotal: figure,
  amountIncl: figure,
  drawer: z.string().nullable(),
  remark: z.string().nullable(),
  status: z.enum(invoiceStatuses),
  deliveredAt: instant.nullable(),
  deliveredVia: line(300).nullable(),
  verifyState: z.enum(verifyStates),
  voidReason: line(500).nullable(),
  batchNo: z.string().nullable(),
  batchedAt: instant.nullable(),
  batchHash: z.string().nullable(),
  ...scopeFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Invoice = z.infer<typeof invoice>;

/** Why an invoice cannot be voided and is answered by a red one instead. */
export const voidProblems = ['electronic', 'otherMonth', 'booked'] as const;
export interface VoidRefused {
  readonly code: 'INVOICE_VOID_REFUSED';
  readonly reason: (typeof voidProblems)[number];
}

/** Only paper, in the month it was issued in, with every copy back and not booked by the buyer. */
export function checkVoid(
  { medium, issueDate }: Pick<Invoice, 'medium' | 'issueDate'>,
  at: number,
  copiesBack: boolean,
): Result<void, VoidRefused> {
  const no = (reason: VoidRefused['reason']) => refuse({ code: 'INVOICE_VOID_REFUSED' as const, reason });
  if (medium === 'digital' || medium === 'electronic') return no('electronic');
  if (issueDate?.slice(0, 7) !== chinaDate(at).slice(0, 7)) return no('otherMonth');
  return copiesBack ? ok(undefined) : no('booked');
}

export interface InvoiceNotFound {
  readonly code: 'INVOICE_NOT_FOUND';
}

export interface InvoiceNoTaken {
  readonly code: 'INVOICE_NO_TAKEN';
  readonly no: string;
}

/** Figures that were typed are not those of the lines within what tax control lets pass. */
export interface InvoiceFiguresDiffer {
  readonly code: 'INVOICE_FIGURES_DIFFER';
  readonly problem: 'sum' | 'price' | 'tax' | 'total';
}

/** The number that the bureau gave. */
export interface IssueInput {
  readonly id: string;
  readonly invoiceNo: string;
  readonly invoiceCode?: string | null | undefined;
  readonly issueDate?: string | undefined;
  readonly drawer?: string | null | undefined;
  /** Tax as the bureau printed it, where it differs by a fen. */
  readonly taxes?: readonly { readonly lineId: string; readonly tax: number }[] | undefined;
  /** What a file says that it comes to, and to whom. */
  readonly expect?: ExpectedInvoice | undefined;
}

/** What a file says that an invoice comes to, and to whom. */
export interface ExpectedInvoice {
  readonly amountIncl: number;
  readonly amountExcl: number | null;
  readonly taxTotal: number | null;
  readonly taxNo: string | null;
}
