import { z } from 'zod';
import { id, line, localDate } from '../../kernel/fields.ts';
import { quantityText, rateText, unitPriceText } from '../../kernel/money/decimal-fields.ts';

/** 产品 服务 赠品 运费 说明 分组: the last two are words without figures. */
export const quoteLineKinds = ['product', 'service', 'gift', 'freight', 'note', 'group'] as const;
export type QuoteLineKind = (typeof quoteLineKinds)[number];

/** As the product says: 现货, 标准, 长交期, 进口. */
export const lineLeadTimeBases = ['stock', 'standard', 'long', 'import'] as const;
export const lineStockFlags = ['inStock', 'low', 'out', 'onOrder', 'ended'] as const;

const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What a person types in a line, cell by cell; each is merged by itself. */
export const quoteLineFields = {
  kind: z.enum(quoteLineKinds),
  productId: id.nullable(),
  name: line(200),
  spec: line(300).nullable(),
  unit: line(20).nullable(),
  qty: quantityText,
  /** The price before any agreement, as the price book or the product has it. */
  listPrice: unitPriceText.nullable(),
  /** On the side of the quote's tax mode. */
  price: unitPriceText,
  /** At most one of both: a part of the amount, or fen. */
  discountRate: rateText.nullable(),
  discountAmount: fen.nullable(),
  taxRate: rateText,
  leadTimeDays: z.number().int().min(0).max(3650).nullable(),
  leadTimeBasis: z.enum(lineLeadTimeBases).nullable(),
  moq: quantityText.nullable(),
  orderMultiple: quantityText.nullable(),
  isImported: z.boolean(),
  stockFlag: z.enum(lineStockFlags).nullable(),
  priceBookId: id.nullable(),
  /** The least part of the list price that the book allows (0.85 is 八五折). */
  discountFloor: rateText.nullable(),
  /** What one unit costs the company, without tax; only for those who may see it. */
  cost: unitPriceText.nullable(),
  remark: line(500).nullable(),
  /** Between those of its neighbours; never shown. */
  position: z.number().min(-1e12).max(1e12),
};

/** A line as it is stored, with the figures that are printed. */
export const quoteLine = z.object({
  id,
  quoteId: id,
  ...quoteLineFields,
  amountExcl: z.number().int(),
  tax: z.number().int(),
  amountIncl: z.number().int(),
  netPrice: z.string(),
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
