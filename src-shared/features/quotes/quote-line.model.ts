import { z } from 'zod';
import { id, localDate } from '../../kernel/fields.ts';
import { quantityText, rateText } from '../../kernel/money/decimal-fields.ts';
import { documentLineFields, documentLineSums } from '../documents/document-line.model.ts';

/** 产品 服务 赠品 运费 说明 分组: the last two are words without figures. */
export const quoteLineKinds = ['product', 'service', 'gift', 'freight', 'note', 'group'] as const;
export type QuoteLineKind = (typeof quoteLineKinds)[number];

/** As the product says: 现货, 标准, 长交期, 进口. */
export const lineLeadTimeBases = ['stock', 'standard', 'long', 'import'] as const;
export const lineStockFlags = ['inStock', 'low', 'out', 'onOrder', 'ended'] as const;

/** What a person types in a line, cell by cell; each is merged by itself. */
export const quoteLineFields = {
  ...documentLineFields(),
  kind: z.enum(quoteLineKinds),
  leadTimeDays: z.number().int().min(0).max(3650).nullable(),
  leadTimeBasis: z.enum(lineLeadTimeBases).nullable(),
  stockFlag: z.enum(lineStockFlags).nullable(),
  priceBookId: id.nullable(),
  /** The least part of the list price that the book allows (0.85 is 八五折). */
  discountFloor: rateText.nullable(),
};

/** A line as it is stored, with the figures that are printed. */
export const quoteLine = z.object({
  id,
  quoteId: id,
  ...quoteLineFields,
  ...documentLineSums,
  deliveryDate: localDate.nullable(),
  /** How much of it orders have taken. */
  orderedQty: quantityText,
  revision: z.number().int(),
});
export type QuoteLine = z.infer<typeof quoteLine>;

export const newQuoteLine = z.object({
  id: id.optional(),
  name: quoteLineFields.name,
  ...z.object(quoteLineFields).omit({ name: true }).partial().shape,
});
export type NewQuoteLine = z.infer<typeof newQuoteLine>;

/** Lines that have a quantity, a price and figures. */
export function isPriced({ kind }: Pick<QuoteLine, 'kind'>): boolean {
  return kind !== 'note' && kind !== 'group';
}

/** Clause 4.4: lead time and minimum quantity stand on each line of a long-lead or imported item. */
export function needsTerms({ isImported, leadTimeBasis }: Pick<QuoteLine, 'isImported' | 'leadTimeBasis'>): boolean {
  return isImported || leadTimeBasis === 'long' || leadTimeBasis === 'import';
}
