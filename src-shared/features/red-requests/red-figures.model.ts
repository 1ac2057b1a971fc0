import { compareDecimals, divideRounded, fenToYuan, subtractDecimals, toFen } from '../../kernel/money/decimal.ts';
import { type Figures, partAmounts, reversedFigures } from '../../kernel/money/part-amounts.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { RedExceeded, WantedRedLine } from './red-request.model.ts';

export interface BlueLine extends Figures {
  readonly id: string;
  readonly itemName: string;
  readonly qty: string | null;
}

export interface RedFigures extends Figures {
  /** Negative, like the amounts. */
  readonly qty: string | null;
}

/**
 * What a red line says: the blue figures with the other sign, never computed anew. A part by quantity is rounded, and the
 * one that takes the last of it takes what is left of the amounts.
 */
export function redFiguresOf(
  blue: BlueLine,
  rest: { readonly qty: string | null; readonly figures: Figures },
  wanted: Pick<WantedRedLine, 'qty' | 'amountIncl'> | null,
): Result<RedFigures, RedExceeded> {
  const exceeded = (left: string) => refuse({ code: 'RED_EXCEEDED' as const, name: blue.itemName, left });
  if (wanted?.qty !== undefined && blue.qty !== null) {
    const left = rest.qty ?? '0';
    if (compareDecimals(wanted.qty, left) > 0) return exceeded(compareDecimals(left, '0') > 0 ? left : '0');
    const isLast = compareDecimals(wanted.qty, left) === 0;
    const none = { qty: '0', figures: { amountExcl: 0, tax: 0, amountIncl: 0 } };
    const part = isLast ? rest.figures : partAmounts(blue, blue.qty, none, wanted.qty);
    if (isBeyond(part, rest.figures)) return exceeded(fenToYuan(rest.figures.amountIncl));
    return ok({ qty: subtractDecimals('0', wanted.qty), ...reversedFigures(part) });
  }
  if (wanted?.amountIncl !== undefined) {
    if (wanted.amountIncl > rest.figures.amountIncl) return exceeded(fenToYuan(rest.figures.amountIncl));
    const part = partOfAmount(blue, rest.figures, wanted.amountIncl);
    return ok({ qty: null, ...reversedFigures(part) });
  }
  const qty = rest.qty === null || compareDecimals(rest.qty, '0') <= 0 ? null : subtractDecimals('0', rest.qty);
  return ok({ qty, ...reversedFigures(rest.figures) });
}

function isBeyond(part: Figures, rest: Figures): boolean {
  return Math.abs(part.amountIncl) > Math.abs(rest.amountIncl);
}

/** Money alone: its tax is in the same proportion as the line's, and the last of it takes the rest. */
function partOfAmount(blue: Figures, rest: Figures, amountIncl: number): Figures {
  if (amountIncl === rest.amountIncl) return rest;
  const tax = toFen(divideRounded(BigInt(blue.tax) * BigInt(amountIncl), BigInt(blue.amountIncl)));
  return { amountExcl: amountIncl - tax, tax, amountIncl };
}

/** Whether a red amount takes no more than is left of the blue one. */
export function isWithin(red: number, rest: number): boolean {
  return Math.abs(red) <= Math.abs(rest) && Math.sign(red) !== Math.sign(rest);
}
