import { allocate } from './allocate.ts';
import {
  type Discount,
  discountAmount,
  grossAmount,
  type LineAmounts,
  type LineInput,
  taxedAmounts,
} from './line-amounts.ts';

export interface RateTotal {
  readonly taxRate: string;
  readonly amountExcl: number;
  readonly tax: number;
  readonly amountIncl: number;
}

export interface DocumentTotals {
  /** The figures of each line with its share of the header discount, in the order given. */
  readonly lines: readonly (LineAmounts & { readonly headerShare: number })[];
  readonly amountExcl: number;
  readonly tax: number;
  readonly amountIncl: number;
  /** All reductions of lines together, and what the header discount takes off, on the side of the tax mode. */
  readonly lineDiscount: number;
  readonly headerDiscount: number;
  /** For display only: sums of printed lines, never a computation of their own. */
  readonly byRate: readonly RateTotal[];
}

/**
 * [Note: totals are sums of printed lines] The tax is computed once per line and never again on the total, so that a document
 * adds up by hand. A header discount is shared over the lines by the largest remainder before their tax is computed.
 */
export function documentTotals(lines: readonly LineInput[], headerDiscount?: Discount): DocumentTotals {
  const gross = lines.map(grossAmount);
  const reductions = lines.map((line, index) => discountAmount(gross[index]!, line.discount));
  const amounts = gross.map((amount, index) => amount - reductions[index]!);
  const discount = discountAmount(sum(amounts), headerDiscount);
  const shares = allocate(discount, amounts);
  const printed = lines.map((line, index) => ({
    ...taxedAmounts(line, amounts[index]! - shares[index]!),
    headerShare: shares[index]!,
  }));
  return {
    lines: printed,
    ...addUp(printed),
    lineDiscount: sum(reductions),
    headerDiscount: discount,
    byRate: byRate(lines, printed),
  };
}

function byRate(lines: readonly LineInput[], printed: readonly LineAmounts[]): RateTotal[] {
  const rates = [...new Set(lines.map((line) => line.taxRate))];
  return rates.map((taxRate) => ({
    taxRate,
    ...addUp(printed.filter((_, index) => lines[index]!.taxRate === taxRate)),
  }));
}

function addUp(figures: readonly LineAmounts[]): Omit<RateTotal, 'taxRate'> {
  return {
    amountExcl: sum(figures.map((one) => one.amountExcl)),
    tax: sum(figures.map((one) => one.tax)),
    amountIncl: sum(figures.map((one) => one.amountIncl)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((left, right) => left + right, 0);
}
