import {
  divideRounded,
  fromScaled,
  quantityPlaces,
  subtractDecimals,
  toFen,
  toScaled,
} from '../../kernel/money/decimal.ts';
import type { Figures } from '../../kernel/money/part-amounts.ts';
import type { SplitRule } from './application.model.ts';

/** A line as it is to be printed: what it comes to, and what it was before a reduction. */
export interface Portion {
  readonly lineId: string;
  readonly rateKey: string;
  /** Null for a part of an amount that has no quantity of its own. */
  readonly qty: string | null;
  readonly net: Figures;
  readonly gross: Figures;
}

/**
 * One application as several invoices: no invoice above the amount without tax, none with more lines, each rate by itself
 * where that is asked. A line that is too large for one invoice is cut by quantity; all parts add up to it to the fen.
 */
export function splitLines(lines: readonly Portion[], rule: SplitRule): Portion[][] {
  const rates = rule.byRate ? [...new Set(lines.map((line) => line.rateKey))] : [null];
  return rates.flatMap((rate) =>
    pack(
      lines.filter((line) => rate === null || line.rateKey === rate).flatMap((line) => cut(line, rule.maxAmount)),
      rule,
    ),
  );
}

/** How many lines it prints as: a reduction is a line of its own. */
export function printedCount({ net, gross }: Portion): number {
  return gross.amountExcl > net.amountExcl ? 2 : 1;
}

function pack(portions: readonly Portion[], { maxAmount, maxLines }: SplitRule): Portion[][] {
  const invoices: Portion[][] = [];
  let amount = 0;
  let count = 0;
  for (const portion of portions) {
    const isOver =
      (maxAmount !== null && amount + portion.net.amountExcl > maxAmount) ||
      (maxLines !== null && count + printedCount(portion) > maxLines);
    if (invoices.length === 0 || isOver) {
      invoices.push([]);
      amount = 0;
      count = 0;
    }
    invoices.at(-1)!.push(portion);
    amount += portion.net.amountExcl;
    count += printedCount(portion);
  }
  return invoices;
}

function cut(portion: Portion, maxAmount: number | null): Portion[] {
  const parts: Portion[] = [];
  let rest = portion;
  while (maxAmount !== null && rest.net.amountExcl > maxAmount) {
    const part = partOf(rest, maxAmount);
    parts.push(part);
    rest = without(rest, part);
  }
  return [...parts, rest];
}

/** As much of a line as fits: whole pieces where there are some, otherwise the finest quantity, otherwise the bare amount. */
function partOf(rest: Portion, maxAmount: number): Portion {
  const all = rest.qty === null ? 0n : toScaled(rest.qty, quantityPlaces);
  const one = 10n ** BigInt(quantityPlaces);
  const fine = (all * BigInt(maxAmount)) / BigInt(rest.net.amountExcl);
  const share = all % one === 0n && fine >= one ? fine - (fine % one) : fine;
  const [top, bottom] = share > 0n ? [share, all] : [BigInt(maxAmount), BigInt(rest.net.amountExcl)];
  const of = (amount: number) => toFen(divideRounded(BigInt(amount) * top, bottom));
  const figures = ({ amountExcl, tax }: Figures) => sumUp(of(amountExcl), of(tax));
  return {
    ...rest,
    qty: share > 0n ? fromScaled(share, quantityPlaces) : null,
    net: figures(rest.net),
    gross: figures(rest.gross),
  };
}

function without(rest: Portion, part: Portion): Portion {
  const less = (one: Figures, other: Figures) => sumUp(one.amountExcl - other.amountExcl, one.tax - other.tax);
  return {
    ...rest,
    qty: rest.qty !== null && part.qty !== null ? subtractDecimals(rest.qty, part.qty) : null,
    net: less(rest.net, part.net),
    gross: less(rest.gross, part.gross),
  };
}

function sumUp(amountExcl: number, tax: number): Figures {
  return { amountExcl, tax, amountIncl: amountExcl + tax };
}
