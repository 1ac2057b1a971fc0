import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { rateText, someQuantityText, unitPriceText } from '../../kernel/money/decimal-fields.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import type { FieldInvalid } from '../../kernel/refusals.ts';
import { scopeFields } from '../../kernel/scope.ts';
import { titleKinds } from '../invoice-titles/invoice-title.model.ts';
import type { TaxEntityNotFound } from '../invoice-titles/tax-entity.model.ts';
import { invoiceKinds, invoiceMedia, taxTags } from './invoice-kinds.model.ts';
import { applicationStatuses } from './invoice-states.model.ts';

/** 订单 合同 发货 预收. */
export const sourceKinds = ['order', 'contract', 'delivery', 'prepayment'] as const;
export const deliverWays = ['email', 'phone', 'post'] as const;

const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const figure = z.number().int();

/** How one application becomes several invoices; the issuer's own limits hold besides. */
export const splitRule = z.object({
  maxAmount: fen.min(1).nullable(),
  maxLines: z.number().int().min(1).max(2000).nullable(),
  byRate: z.boolean(),
});
export type SplitRule = z.infer<typeof splitRule>;

export const applicationFields = {
  titleId: id.nullable(),
  entityId: id.nullable(),
  sourceKind: z.enum(sourceKinds),
  contractId: id.nullable(),
  invoiceKind: z.enum(invoiceKinds),
  medium: z.enum(invoiceMedia),
  taxMode: z.enum(taxModes),
  /** A reduction prints as a line of its own; otherwise in the price. */
  discountLines: z.boolean(),
  splitRule,
  deliverWay: z.enum(deliverWays).nullable(),
  deliverTo: line(300).nullable(),
  remarkOnInvoice: line(200).nullable(),
  urgent: z.boolean(),
};

/** The title as it was when it was asked for. */
export const titleSnapshot = {
  titleKind: z.enum(titleKinds),
  title: z.string(),
  taxNo: z.string().nullable(),
  titleAddress: z.string().nullable(),
  titlePhone: z.string().nullable(),
  bank: z.string().nullable(),
  account: z.string().nullable(),
};

export const applicationLineFields = {
  orderId: id.nullable(),
  orderLineId: id.nullable(),
  productId: id.nullable(),
  taxClassCode: z
    .string()
    .regex(/^\d{19}$/)
    .nullable(),
  shortName: line(60).nullable(),
  name: line(200).min(1),
  spec: line(300).nullable(),
  unit: line(20).nullable(),
  qty: someQuantityText,
  price: unitPriceText,
  /** Fen, on the side of the tax mode. */
  discountAmount: fen.nullable(),
  taxRate: rateText,
  taxTag: z.enum(taxTags),
  position: z.number().min(-1e12).max(1e12),
};

export const applicationLine = z.object({
  id,
  applicationId: id,
  ...applicationLineFields,
  taxMode: z.enum(taxModes),
  amountExcl: figure,
  tax: figure,
  amountIncl: figure,
  /** What it was before its reduction. */
  grossExcl: figure,
  grossTax: figure,
  netPrice: z.string(),
  revision: z.number().int(),
});
export type ApplicationLine = z.infer<typeof applicationLine>;

/** A line of an order needs nothing but its quantity; any other says everything. */
export const newApplicationLine = z.object({
  id: id.optional(),
  ...z.object(applicationLineFields).partial().shape,
});
export type NewApplicationLine = z.infer<typeof newApplicationLine>;

export const mostApplicationLines = 500;

export const application = z.object({
  id,
  no: line(120).nullable(),
  customerId: id,
  ...applicationFields,
  ...titleSnapshot,
  status: z.enum(applicationStatuses),
  reason: line(500).nullable(),
  applicantId: id.nullable(),
  submittedAt: instant.nullable(),
  approvedAt: instant.nullable(),
  approvedBy: id.nullable(),
  amountExcl: figure,
  taxTotal: figure,
  amountIncl: figure,
  lineCount: figure,
  /** 批次: it left for the bureau. */
  batchNo: z.string().nullable(),
  tags: z.array(line(40)),
  ...scopeFields,
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});
export type Application = z.infer<typeof application>;

/** What a line of an order still has to be invoiced. */
export const openLine = z.object({
  orderLineId: id,
  orderId: id,
  orderNo: z.string().nullable(),
  name: z.string(),
  spec: z.string().nullable(),
  unit: z.string().nullable(),
  taxRate: z.string(),
  qty: z.string(),
  left: z.string(),
  /** With tax. */
  amountLeft: figure,
});
export type OpenLine = z.infer<typeof openLine>;

const partSums = { amountExcl: figure, tax: figure, amountIncl: figure };
/** The invoices that an application would become; all parts add up to the whole. */
export const splitPreview = z.object({
  parts: z.array(z.object({ part: figure, lines: figure, ...partSums })),
  count: figure,
  ...partSums,
});
export type SplitPreview = z.infer<typeof splitPreview>;

export const newApplication = z.object({
  id: id.optional(),
  /** May be left out where an order says it. */
  customerId: id.optional(),
  ...z.object(applicationFields).partial().shape,
  /** Every line of these orders that is not invoiced yet. */
  orderIds: z.array(id).max(50).optional(),
  lines: z.array(newApplicationLine).max(mostApplicationLines).optional(),
});
export type NewApplication = z.infer<typeof newApplication>;

export interface ApplicationNotFound {
  readonly code: 'INVOICE_APPLICATION_NOT_FOUND';
}

/** More than the order still allows; everything in fen. */
export interface InvoiceOverCap {
  readonly code: 'INVOICE_OVER_CAP';
  readonly no: string | null;
  readonly cap: number;
  readonly issued: number;
  readonly open: number;
  readonly asked: number;
}

/** A 专票 is not given to this buyer, or not for such a line. */
export interface SpecialRefused {
  readonly code: 'INVOICE_SPECIAL_REFUSED';
  readonly reason: 'person' | 'taxNo' | 'untaxedLine';
}

/** The issuer has no such rate on the day; `offered` are those it has. */
export interface RateNotOffered {
  readonly code: 'INVOICE_RATE_NOT_OFFERED';
  readonly rate: string;
  readonly offered: string[];
}

interface QuantityExceeded {
  readonly code: 'QUANTITY_EXCEEDED';
  readonly name: string;
  readonly left: string;
}

/** Why an application cannot be submitted or issued. */
export type ApplicationProblem =
  | FieldInvalid
  | TaxEntityNotFound
  | SpecialRefused
  | RateNotOffered
  | InvoiceOverCap
  | QuantityExceeded;
