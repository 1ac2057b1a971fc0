import { z } from 'zod';
import { id, line, localDate } from '../../kernel/fields.ts';
import { quantityText, rateText, unitPriceText } from '../../kernel/money/decimal-fields.ts';

/** 产品 服务 赠品 运费 说明: the last is words without figures. */
export const orderLineKinds = ['product', 'service', 'gift', 'freight', 'note'] as const;

const fen = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/** What a person types in a line. */
export const orderLineFields = {
  kind: z.enum(orderLineKinds),
  productId: id.nullable(),
  name: line(200).min(1),
  spec: line(300).nullable(),
  unit: line(20).nullable(),
  qty: quantityText,
  listPrice: unitPriceText.nullable(),
  /** On the side of the order's tax mode. */
  price: unitPriceText,
  /** At most one of both: a part of the amount, or fen. */
  discountRate: rateText.nullable(),
  discountAmount: fen.nullable(),
  taxRate: rateText,
  moq: quantityText.nullable(),
  orderMultiple: quantityText.nullable(),
  isImported: z.boolean(),
  promiseDate: localDate.nullable(),
  /** What one unit costs the company, without tax; only for those who may see it. */
  cost: unitPriceText.nullable(),
  remark: line(500).nullable(),
  position: z.number().min(-1e12).max(1e12),
};

export const orderLine = z.object({
  id,
  orderId: id,
  ...orderLineFields,
  /** The line of a quote it was made of. */
  quoteLineId: id.nullable(),
  amountExcl: z.number().int(),
  tax: z.number().int(),
  amountIncl: z.number().int(),
  netPrice: z.string(),
  deliveredQty: quantityText,
  returnedQty: quantityText,
  /** What will not be delivered any more. */
  closedQty: quantityText,
  /** Fen, tax included; what invoices took of the line. */
  invoicedAmount: z.number().int(),
  revision: z.number().int(),
});
export type OrderLine = z.infer<typeof orderLine>;

export const newOrderLine = z.object({
  id: id.optional(),
  name: orderLineFields.name,
  ...z.object(orderLineFields).omit({ name: true }).partial().shape,
  quoteLineId: id.nullable().optional(),
});
export type NewOrderLine = z.infer<typeof newOrderLine>;

/** Lines that are handed over: freight and words are not. */
export function isDelivered({ kind }: Pick<OrderLine, 'kind'>): boolean {
  return kind === 'product' || kind === 'service' || kind === 'gift';
}
