import { z } from 'zod';
import { id, line } from '../../kernel/fields.ts';
import { quantityText, rateText, unitPriceText } from '../../kernel/money/decimal-fields.ts';
import { fen } from './document.model.ts';

/** What a person types in a line of a quote, a contract or an order; made anew for each room, as `documentSums` is. */
export function documentLineFields() {
  return {
    productId: id.nullable(),
    name: line(200).min(1),
    spec: line(300).nullable(),
    unit: line(20).nullable(),
    qty: quantityText,
    /** The price before any agreement, as the price book or the product has it. */
    listPrice: unitPriceText.nullable(),
    /** On the side of the document's tax mode. */
    price: unitPriceText,
    /** At most one of both: a part of the amount, or fen. */
    discountRate: rateText.nullable(),
    discountAmount: fen.nullable(),
    taxRate: rateText,
    moq: quantityText.nullable(),
    orderMultiple: quantityText.nullable(),
    isImported: z.boolean(),
    /** What one unit costs the company, without tax; only for those who may see it. */
    cost: unitPriceText.nullable(),
    remark: line(500).nullable(),
    /** Between those of its neighbours; never shown. */
    position: z.number().min(-1e12).max(1e12),
  };
}

/** The figures of a line as they are printed. */
export const documentLineSums = {
  amountExcl: z.number().int(),
  tax: z.number().int(),
  amountIncl: z.number().int(),
  netPrice: z.string(),
};
