import { divideRounded, pricePlaces, quantityPlaces, ratePlaces, toFen, toScaled } from './decimal.ts';

/** Figures that somebody else computed: a line of an imported file, or tax that was typed. */
export interface GivenFigures {
  readonly amountExcl: number;
  readonly tax: number;
  readonly amountIncl: number;
  readonly taxRate: string;
  readonly qty?: string;
  readonly netPrice?: string;
}

export const figureProblems = ['sum', 'price', 'tax'] as const;
export type FigureProblem = (typeof figureProblems)[number];

/** Tolerances of tax control: a fen for the price, six fen of tax a line, 1.27 yuan a document; sums are exact. */
export function checkLineFigures(line: GivenFigures): FigureProblem[] {
  const problems: FigureProblem[] = [];
  if (line.amountExcl + line.tax !== line.amountIncl) problems.push('sum');
  if (line.qty !== undefined && line.netPrice !== undefined) {
    const product = toScaled(line.netPrice, pricePlaces) * toScaled(line.qty, quantityPlaces);
    const amount = toFen(divideRounded(product, 10n ** BigInt(pricePlaces + quantityPlaces - 2)));
    if (Math.abs(amount - line.amountExcl) > 1) problems.push('price');
  }
  if (magnitude(taxGap(line)) > 6n * fenOfGap) problems.push('tax');
  return problems;
}

/** Whether the tax of all lines together is what their amounts and rates say, within the tolerance of a document. */
export function taxOfDocumentAgrees(lines: readonly GivenFigures[]): boolean {
  return magnitude(lines.reduce((sum, line) => sum + taxGap(line), 0n)) <= 127n * fenOfGap;
}

const fenOfGap = 10n ** BigInt(ratePlaces);

/** Exact tax less printed tax, in 10^-ratePlaces fen. */
function taxGap(line: GivenFigures): bigint {
  return BigInt(line.amountExcl) * toScaled(line.taxRate, ratePlaces) - BigInt(line.tax) * fenOfGap;
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
