import type { Quote } from './quote.model.ts';
import type { QuoteLine } from './quote-line.model.ts';

export const comparedLineFields = [
  'name',
  'spec',
  'unit',
  'qty',
  'price',
  'discountRate',
  'discountAmount',
  'taxRate',
  'leadTimeDays',
  'moq',
  'amountIncl',
] as const;
export type ComparedLineField = (typeof comparedLineFields)[number];

export const comparedHeaderFields = [
  'taxMode',
  'validUntil',
  'headerDiscountRate',
  'headerDiscountAmount',
  'paymentTerms',
  'deliveryTerms',
  'deliveryPlace',
  'warranty',
  'notes',
  'amountExcl',
  'taxTotal',
  'amountIncl',
] as const;
export type ComparedHeaderField = (typeof comparedHeaderFields)[number];

interface Compared extends Quote {
  readonly lines: readonly QuoteLine[];
}

/** Two lines side by side; one of both where the other version has none. */
export interface ComparedLine {
  readonly before: QuoteLine | undefined;
  readonly after: QuoteLine | undefined;
  readonly changed: readonly ComparedLineField[];
}

export interface QuoteComparison {
  readonly header: readonly ComparedHeaderField[];
  readonly lines: readonly ComparedLine[];
}

/**
 * What differs between two versions. A line is the same one if it is of the same product or has the same name; of several
 * alike the first that is left counts.
 */
export function compareQuotes(before: Compared, after: Compared): QuoteComparison {
  const left = [...before.lines];
  const pairs = after.lines.map((line): ComparedLine => {
    const at = left.findIndex((each) => keyOf(each) === keyOf(line));
    const [match] = at < 0 ? [] : left.splice(at, 1);
    return { before: match, after: line, changed: match ? changedIn(match, line) : [] };
  });
  const gone = left.map((line): ComparedLine => ({ before: line, after: undefined, changed: [] }));
  return {
    header: comparedHeaderFields.filter((field) => (before[field] ?? '') !== (after[field] ?? '')),
    lines: [...pairs, ...gone],
  };
}

function keyOf({ kind, productId, name }: QuoteLine): string {
  return productId ?? `${kind} ${name.normalize('NFKC').trim()}`;
}

function changedIn(before: QuoteLine, after: QuoteLine): ComparedLineField[] {
  return comparedLineFields.filter((field) => (before[field] ?? '') !== (after[field] ?? ''));
}
