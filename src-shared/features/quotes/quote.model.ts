import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { documentCurrencies, documentSums, figure, keptFields, pricingFields } from '../documents/document.model.ts';
import { newQuoteLine, quoteLine } from './quote-line.model.ts';
import { quoteStatuses } from './quote-states.model.ts';

export const quoteCurrencies = documentCurrencies;
/** By what a delivery date counts its lead time: 工作日 or 自然日. */
export const deliveryDayKinds = ['work', 'natural'] as const;
/** How a quote went out: 打印 PDF 邮件 微信 Excel 其他. */
export const sendChannels = ['print', 'pdf', 'email', 'wechat', 'excel', 'other'] as const;

/** The fields that a person fills in. Each is a register field: merged one by one. */
export const quoteFields = {
  name: line(200).nullable(),
  customerId: id,
  contactId: id.nullable(),
  opportunityId: id.nullable(),
  quoteDate: localDate,
  validUntil: localDate,
  priceBookId: id.nullable(),
  ...pricingFields,
  deliveryDays: z.enum(deliveryDayKinds),
  paymentTerms: line(500).nullable(),
  deliveryTerms: line(500).nullable(),
  deliveryPlace: line(300).nullable(),
  warranty: line(500).nullable(),
  personalTerms: z.array(line(500)).max(50),
  notes: text(5000).nullable(),
  templateId: id.nullable(),
};

export const quote = z.object({
  id,
  no: line(120).nullable(),
  version: z.number().int(),
  /** The first version: what all of them have in common. */
  rootId: id,
  ...quoteFields,
  taxMode: z.enum(taxModes),
  status: z.enum(quoteStatuses),
  /** Why it was rejected, declined or made void. */
  reason: line(500).nullable(),
  /** The day it took effect: delivery dates count from it. */
  effectiveOn: localDate.nullable(),
  sentAt: instant.nullable(),
  sentVia: z.enum(sendChannels).nullable(),
  /** SHA-256 of the file that went out. */
  paperHash: z.string().nullable(),
  customerReply: line(1000).nullable(),
  repliedAt: instant.nullable(),
  ...documentSums(),
  longestLeadDays: figure.nullable(),
  /** Approved although lines are below their minimum. */
  belowMoq: z.boolean(),
  ...keptFields,
});
export type Quote = z.infer<typeof quote>;
export type QuoteId = Quote['id'];

/** Enough for any quote, and few enough for a page and a command. */
export const mostLines = 500;

export const newQuote = z.object({
  id: id.optional(),
  customerId: quoteFields.customerId,
  ...z.object(quoteFields).omit({ customerId: true }).partial().shape,
  taxMode: z.enum(taxModes).optional(),
  ownerId: id.optional(),
  tags: z.array(line(40)).max(50).optional(),
  lines: z.array(newQuoteLine).max(mostLines).optional(),
});
export type NewQuote = z.infer<typeof newQuote>;

/** A quote with its lines as a page shows it. */
export const quoteWithLines = quote.extend({ lines: z.array(quoteLine) });

/** Only a draft or a rejected quote is edited; what went out or waits for approval is not. */
export interface QuoteLocked {
  readonly code: 'QUOTE_LOCKED';
  readonly status: (typeof quoteStatuses)[number];
}
