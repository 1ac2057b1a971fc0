import { z } from 'zod';
import { id, localDate } from '../../kernel/fields.ts';
import { quantityText } from '../../kernel/money/decimal-fields.ts';
import { documentLineFields, documentLineSums } from '../documents/document-line.model.ts';

/** 产品 服务 赠品 运费 说明: the last is words without figures. */
export const orderLineKinds = ['product', 'service', 'gift', 'freight', 'note'] as const;

/** What a person types in a line. */
export const orderLineFields = {
  ...documentLineFields(),
  kind: z.enum(orderLineKinds),
  promiseDate: localDate.nullable(),
};

export const orderLine = z.object({
  id,
  orderId: id,
  ...orderLineFields,
  /** The line of a quote it was made of. */
  quoteLineId: id.nullable(),
  /** The line of a contract it was made of. */
  contractLineId: id.nullable(),
  ...documentLineSums,
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
  contractLineId: id.nullable().optional(),
});
export type NewOrderLine = z.infer<typeof newOrderLine>;

/** Lines that are handed over: freight and words are not. */
export function isDelivered({ kind }: Pick<OrderLine, 'kind'>): boolean {
  return kind === 'product' || kind === 'service' || kind === 'gift';
}
