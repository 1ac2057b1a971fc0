import { addDays } from '../../kernel/china/dates.ts';
import { addWorkDays, type WorkCalendar } from '../../kernel/china/work-days.ts';
import { divideRounded, toFen, toScaled } from '../../kernel/money/decimal.ts';
import { type DocumentTotals, documentTotals } from '../../kernel/money/document-totals.ts';
import type { Discount, LineInput, TaxMode } from '../../kernel/money/line-amounts.ts';
import type { Quote } from './quote.model.ts';
import { isPriced, type QuoteLine } from './quote-line.model.ts';

export type FigureLine = Pick<
  QuoteLine,
  'id' | 'kind' | 'qty' | 'price' | 'discountRate' | 'discountAmount' | 'taxRate' | 'leadTimeDays' | 'cost'
>;

export type FigureHeader = Pick<
  Quote,
  'taxMode' | 'headerDiscountRate' | 'headerDiscountAmount' | 'quoteDate' | 'effectiveOn' | 'deliveryDays'
>;

export interface LineFigures {
  readonly amountExcl: number;
  readonly tax: number;
  readonly amountIncl: number;
  readonly netPrice: string;
  readonly deliveryDate: string | null;
}

export interface QuoteFigures extends Omit<DocumentTotals, 'lines' | 'tax'> {
  readonly taxTotal: number;
  readonly lines: ReadonlyMap<string, LineFigures>;
  readonly lineCount: number;
  readonly longestLeadDays: number | null;
  readonly costTotal: number | null;
  readonly margin: number | null;
}

/** Every figure of a quote from what people typed: the editor, the use cases and the paper take them from here alone. */
export function quoteFigures(header: FigureHeader, lines: readonly FigureLine[], calendar: WorkCalendar): QuoteFigures {
  const priced = lines.filter(isPriced);
  const {
    lines: printed,
    tax,
    ...totals
  } = documentTotals(
    priced.map((line) => lineInput(line, header.taxMode)),
    discountOf(header.headerDiscountRate, header.headerDiscountAmount),
  );
  const figures = new Map<string, LineFigures>();
  for (const line of lines) figures.set(line.id, emptyFigures);
  priced.forEach((line, index) => {
    const { amountExcl, tax: lineTax, amountIncl, netPrice } = printed[index]!;
    const deliveryDate = deliveryDateOf(header, line.leadTimeDays, calendar);
    figures.set(line.id, { amountExcl, tax: lineTax, amountIncl, netPrice, deliveryDate });
  });
  const leads = priced.map((line) => line.leadTimeDays ?? 0);
  const costTotal = costOf(priced);
  return {
    ...totals,
    taxTotal: tax,
    lines: figures,
    lineCount: priced.length,
    longestLeadDays: Math.max(0, ...leads) || null,
    costTotal,
    margin: costTotal === null ? null : totals.amountExcl - costTotal,
  };
}

const emptyFigures: LineFigures = { amountExcl: 0, tax: 0, amountIncl: 0, netPrice: '0', deliveryDate: null };

function lineInput(line: FigureLine, taxMode: TaxMode): LineInput {
  const discount = discountOf(line.discountRate, line.discountAmount);
  const price = line.kind === 'gift' ? '0' : line.price;
  return { taxMode, price, qty: line.qty, taxRate: line.taxRate, ...(discount ? { discount } : {}) };
}

export function discountOf(rate: string | null, fen: number | null): Discount | undefined {
  if (rate !== null && rate !== '0') return { kind: 'rate', rate };
  return fen ? { kind: 'amount', fen } : undefined;
}

/** Counted from the day the quote takes effect, which while it is a draft is its own date. */
function deliveryDateOf(
  { effectiveOn, quoteDate, deliveryDays }: FigureHeader,
  days: number | null,
  calendar: WorkCalendar,
): string | null {
  if (days === null || days <= 0) return null;
  const from = effectiveOn ?? quoteDate;
  return deliveryDays === 'natural' ? addDays(from, days) : addWorkDays(from, days, calendar);
}

/** Null while the cost of a line is not known: a margin that leaves out costs would be no margin. */
function costOf(lines: readonly FigureLine[]): number | null {
  let total = 0;
  for (const line of lines) {
    if (line.kind === 'freight') continue;
    if (line.cost === null) return null;
    total += toFen(divideRounded(toScaled(line.cost, 8) * toScaled(line.qty, 6), 10n ** 12n));
  }
  return lines.length === 0 ? null : total;
}

/** What a quote is below its list prices, in parts of one to 4 places; null where no line has a list price. */
export function overallDiscount(
  lines: readonly (FigureLine & Pick<QuoteLine, 'listPrice' | 'amountExcl' | 'amountIncl'>)[],
  taxMode: TaxMode,
): number | null {
  let [list, sold] = [0, 0];
  for (const line of lines) {
    if (!isPriced(line) || line.listPrice === null || line.kind === 'gift') continue;
    list += toFen(divideRounded(toScaled(line.listPrice, 8) * toScaled(line.qty, 6), 10n ** 12n));
    sold += taxMode === 'included' ? line.amountIncl : line.amountExcl;
  }
  return list === 0 ? null : Math.round((1 - sold / list) * 10_000) / 10_000;
}
