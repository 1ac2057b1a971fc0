import { divideRounded, quantityPlaces, toFen, toScaled } from './decimal.ts';

export interface Figures {
  readonly amountExcl: number;
  readonly tax: number;
  readonly amountIncl: number;
}

/**
 * The figures of a part of a line by quantity: a delivery that is invoiced, a part that is returned. Each part is rounded,
 * and the last one (which makes the quantity whole) takes what is left, so that the parts add up to the line.
 */
export function partAmounts(
  whole: Figures,
  qty: string,
  taken: { readonly qty: string; readonly figures: Figures },
  part: string,
): Figures {
  const all = toScaled(qty, quantityPlaces);
  const share = toScaled(part, quantityPlaces);
  if (toScaled(taken.qty, quantityPlaces) + share === all) {
    return figures(whole.amountExcl - taken.figures.amountExcl, whole.tax - taken.figures.tax);
  }
  const of = (amount: number) => toFen(divideRounded(BigInt(amount) * share, all));
  return figures(of(whole.amountExcl), of(whole.tax));
}

/** The same figures with the other sign: a red line answers a blue one. */
export function reversedFigures(blue: Figures): Figures {
  return figures(-blue.amountExcl, -blue.tax);
}

function figures(amountExcl: number, tax: number): Figures {
  return { amountExcl: amountExcl + 0, tax: tax + 0, amountIncl: amountExcl + tax + 0 };
}
