import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import {
  documentCurrencies,
  documentSums,
  fen,
  figure,
  keptFields,
  pricingFields,
} from '../documents/document.model.ts';
import { newOrderLine, orderLine } from './order-line.model.ts';
import { deliveryStates, invoiceStates, orderStatuses, receiptStates } from './order-states.model.ts';

export const orderPriorities = ['low', 'normal', 'high', 'urgent'] as const;
export const orderCurrencies = documentCurrencies;
/** 直销 代理 线上 门店 其他. */
export const orderChannels = ['direct', 'agent', 'online', 'store', 'other'] as const;
/** 个性化条款 (clause 4.5): 包装 标签 送货时间 验收 开票 对账 质保 返利 禁忌 其他. */
export const termKinds = [
  'packing',
  'label',
  'deliveryWindow',
  'acceptance',
  'invoicing',
  'statement',
  'warranty',
  'rebate',
  'taboo',
  'other',
] as const;

/** 很满意 满意 一般 不满意 很不满意. */
export const satisfactions = ['veryHigh', 'high', 'fair', 'low', 'veryLow'] as const;
export type Satisfaction = (typeof satisfactions)[number];

/** One wish of the customer; it is ticked when goods leave. */
export const personalTerm = z.object({ id, kind: z.enum(termKinds), text: line(300).min(1) });
export type PersonalTerm = z.infer<typeof personalTerm>;

export const shipTo = z.object({
  consignee: line(60).nullable(),
  phone: line(40).nullable(),
  address: line(300).nullable(),
});

/** The fields that a person fills in. */
export const orderFields = {
  customerId: id,
  contactId: id.nullable(),
  contractId: id.nullable(),
  opportunityId: id.nullable(),
  orderDate: localDate,
  promiseDate: localDate.nullable(),
  ...pricingFields,
  /** Fen; on top of the lines. */
  freight: fen,
  shipTo,
  personalTerms: z.array(personalTerm).max(50),
  paymentTermDays: z.number().int().min(0).max(3650).nullable(),
  priority: z.enum(orderPriorities),
  channel: z.enum(orderChannels).nullable(),
  /** The customer's own number of the order. */
  customerOrderNo: line(80).nullable(),
  notes: text(5000).nullable(),
};

export const order = z.object({
  id,
  no: line(120).nullable(),
  ...orderFields,
  quoteId: id.nullable(),
  taxMode: z.enum(taxModes),
  /** Counts the changes after it was confirmed. */
  version: figure,
  status: z.enum(orderStatuses),
  heldFrom: z.enum(orderStatuses).nullable(),
  reason: line(500).nullable(),
  confirmedAt: instant.nullable(),
  completedAt: instant.nullable(),
  deliveryState: z.enum(deliveryStates),
  receiptState: z.enum(receiptStates),
  invoiceState: z.enum(invoiceStates),
  ...documentSums(),
  /** What the customer owes for it: lines and freight, without what was closed or returned. */
  totalDue: figure,
  /** Millionths of a yuan, never rounded: what the lines are worth before and after their discounts. */
  exactGross: figure,
  exactNet: figure,
  /** Millionths of a unit, all goods together. */
  exactQty: figure,
  receivedAmount: figure,
  invoicedAmount: figure,
  /** How content the customer is with it, as the return visit heard it. */
  satisfaction: z.enum(satisfactions).nullable(),
  feedback: line(500).nullable(),
  /** The task of the return visit after its last delivery. */
  visitTaskId: id.nullable(),
  ...keptFields,
});
export type Order = z.infer<typeof order>;

export const mostOrderLines = 500;

export const newOrder = z.object({
  id: id.optional(),
  customerId: orderFields.customerId,
  ...z.object(orderFields).omit({ customerId: true }).partial().shape,
  taxMode: z.enum(taxModes).optional(),
  ownerId: id.optional(),
  tags: z.array(line(40)).max(50).optional(),
  lines: z.array(newOrderLine).max(mostOrderLines).optional(),
});
export type NewOrder = z.infer<typeof newOrder>;

/** One act on a line of a draft or of an order that is being changed. */
export const orderLineEdit = z.discriminatedUnion('act', [
  z.object({ act: z.literal('put'), line: newOrderLine.extend({ id }) }),
  z.object({ act: z.literal('remove'), id }),
]);
export type OrderLineEdit = z.infer<typeof orderLineEdit>;

/** How the order was before or after a change: its fields and lines, whole. */
export const orderSnapshot = z.object({
  fields: z.record(z.string(), z.json()),
  lines: z.array(orderLine.partial().loose()),
});
export type OrderSnapshot = z.infer<typeof orderSnapshot>;

/** More than the customer may owe; somebody with the right lets it pass, or an approval does. */
export interface OrderOverCredit {
  readonly code: 'ORDER_OVER_CREDIT';
  /** Fen; null for whoever may not see the limit. */
  readonly limit: number | null;
  readonly owed: number;
  readonly order: number;
}

/** Only a draft and an order that is being changed can be edited. */
export interface OrderLocked {
  readonly code: 'ORDER_LOCKED';
  readonly orderId: string;
}

/** Lines that break the rule of the least quantity. */
export interface OrderBelowMoq {
  readonly code: 'ORDER_BELOW_MOQ';
  readonly lines: { readonly line: number; readonly name: string; readonly moq: string }[];
}

/** Deliveries, receipts or invoices stand in the way and are to be reversed first. */
export interface OrderInUse {
  readonly code: 'ORDER_IN_USE';
  readonly references: { readonly table: string; readonly count: number }[];
}

/** Not everything is delivered and paid; closing by hand asks for a reason. */
export interface OrderUnfinished {
  readonly code: 'ORDER_UNFINISHED';
  readonly delivered: boolean;
  readonly paid: boolean;
}
