import { compareDecimals } from '../../kernel/money/decimal.ts';
import { lineAmounts, type TaxMode, unitPrice } from '../../kernel/money/line-amounts.ts';
import { type Figures, partAmounts } from '../../kernel/money/part-amounts.ts';
import type { ApplicationLine } from './application.model.ts';

type Typed = Pick<ApplicationLine, 'qty' | 'price' | 'discountAmount' | 'taxRate' | 'taxMode'>;

/** The whole line of an order, and what other applications took of it. */
export interface OfOrder {
  readonly qty: string;
  readonly figures: Figures;
  readonly taken: { readonly qty: string; readonly figures: Figures };
}

export interface ApplicationLineFigures extends Figures {
  readonly grossExcl: number;
  readonly grossTax: number;
  readonly netPrice: string;
}

/**
 * The figures of a line. One of an order is a part of that line, never computed again: the parts of all applications add up
 * to what the order says, and the last one takes the remainder.
 */
export function applicationLineFigures(line: Typed, ofOrder: OfOrder | null): ApplicationLineFigures {
  const { taxMode, price, qty, taxRate, discountAmount } = line;
  const gross = lineAmounts({ taxMode, price, qty, taxRate });
  const net = ofOrder
    ? partAmounts(ofOrder.figures, ofOrder.qty, ofOrder.taken, qty)
    : netOf({ taxMode, price, qty, taxRate }, discountAmount);
  const isReduced = gross.amountExcl > net.amountExcl && gross.tax >= net.tax;
  const { amountExcl, tax, amountIncl } = net;
  return {
    amountExcl,
    tax,
    amountIncl,
    grossExcl: isReduced ? gross.amountExcl : amountExcl,
    grossTax: isReduced ? gross.tax : tax,
    netPrice: unitPrice(amountExcl, qty),
  };
}

function netOf(line: { taxMode: TaxMode; price: string; qty: string; taxRate: string }, fen: number | null): Figures {
  return lineAmounts({ ...line, ...(fen ? { discount: { kind: 'amount' as const, fen } } : {}) });
}

export function addFigures(figures: readonly Figures[]): Figures {
  return figures.reduce(
    (sum, each) => ({
      amountExcl: sum.amountExcl + each.amountExcl,
      tax: sum.tax + each.tax,
      amountIncl: sum.amountIncl + each.amountIncl,
    }),
    { amountExcl: 0, tax: 0, amountIncl: 0 },
  );
}

/** A reduction is never more than its line. */
export function isReducedTooMuch(line: Typed): boolean {
  return line.discountAmount !== null && netOf(line, line.discountAmount).amountIncl < 0;
}

export function isSome(qty: string): boolean {
  return compareDecimals(qty, '0') > 0;
}
