import { compareDecimals, subtractDecimals, toScaled } from '../../kernel/money/decimal.ts';
import { discountAmount, grossAmount } from '../../kernel/money/line-amounts.ts';
import { isPriced, needsTerms, type QuoteLine } from './quote-line.model.ts';

export const lineRules = ['name', 'qty', 'discount', 'leadTimeDays', 'moq', 'belowMoq', 'orderMultiple'] as const;
export type LineRule = (typeof lineRules)[number];

/** What is wrong with a line, by the line's place as people count and its name. */
export interface LineProblem {
  readonly lineId: string;
  readonly row: number;
  readonly name: string;
  readonly rule: LineRule;
}

export type CheckedLine = Pick<
  QuoteLine,
  | 'id'
  | 'kind'
  | 'name'
  | 'qty'
  | 'price'
  | 'discountRate'
  | 'discountAmount'
  | 'leadTimeDays'
  | 'leadTimeBasis'
  | 'moq'
  | 'orderMultiple'
  | 'isImported'
>;

/** Rules that an approval can set aside; all others must be mended. */
const approvable: ReadonlySet<LineRule> = new Set(['belowMoq', 'orderMultiple']);

export function isApprovable({ rule }: LineProblem): boolean {
  return approvable.has(rule);
}

/** Everything that keeps a quote from going out, line by line (T-4.4b); lines in the order they are printed. */
export function checkLines(lines: readonly CheckedLine[]): LineProblem[] {
  return lines.flatMap((line, index) =>
    rulesBroken(line).map((rule) => ({ lineId: line.id, row: index + 1, name: line.name, rule })),
  );
}

/** The rules that one line breaks, for the editor to mark its cells. */
export function rulesBroken(line: CheckedLine): LineRule[] {
  const broken: LineRule[] = [];
  if (line.name.trim() === '') broken.push('name');
  if (!isPriced(line)) return broken;
  if (compareDecimals(line.qty, '0') <= 0) broken.push('qty');
  if (isDiscountTooLarge(line)) broken.push('discount');
  if (line.kind === 'freight') return broken;
  const mandatory = needsTerms(line);
  if (mandatory && (line.leadTimeDays ?? 0) <= 0) broken.push('leadTimeDays');
  if (mandatory && (line.moq === null || compareDecimals(line.moq, '0') <= 0)) broken.push('moq');
  if (line.moq !== null && compareDecimals(line.qty, line.moq) < 0) broken.push('belowMoq');
  else if (!isMultiple(line)) broken.push('orderMultiple');
  return broken;
}

/** On a fapiao a discount is a line of its own that is never larger than the line before it. */
function isDiscountTooLarge(line: CheckedLine): boolean {
  const gross = grossAmount(line);
  const discount =
    line.discountRate !== null
      ? discountAmount(gross, { kind: 'rate', rate: line.discountRate })
      : (line.discountAmount ?? 0);
  return discount > gross || (line.discountRate !== null && line.discountAmount !== null);
}

/** Packs are counted from the minimum on: 10 and then by fives is 10, 15, 20. */
function isMultiple({ qty, moq, orderMultiple }: CheckedLine): boolean {
  if (orderMultiple === null || compareDecimals(orderMultiple, '0') <= 0) return true;
  return toScaled(subtractDecimals(qty, moq ?? '0'), 6) % toScaled(orderMultiple, 6) === 0n;
}
