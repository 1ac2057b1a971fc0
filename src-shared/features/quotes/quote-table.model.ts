import { fenToYuan, multiplyDecimals } from '../../kernel/money/decimal.ts';
import { type PaperLanguage, type PaperWord, paperWord } from './paper-words.model.ts';
import type { Quote } from './quote.model.ts';
import { isPriced, needsTerms, type QuoteLine } from './quote-line.model.ts';

/** A line of the table: its cells, or one text across all of them. */
export type TableRow = { readonly cells: readonly string[] } | { readonly across: string; readonly isGroup: boolean };

export interface QuoteTable {
  readonly headers: readonly { readonly text: string; readonly isNumber: boolean; readonly isName: boolean }[];
  readonly rows: readonly TableRow[];
}

interface Shown {
  readonly hidesPrices: boolean;
  readonly hidesDiscounts: boolean;
}

interface Column {
  readonly word: PaperWord | '#';
  readonly isNumber?: boolean;
  readonly text: (line: QuoteLine, row: number) => string;
}

/**
 * The lines as the paper and the spreadsheet print them: the figures are those that are stored, so that no two exits can
 * differ. Lead time and minimum quantity have columns whenever any line must have them (T-4.4b).
 */
export function quoteTable(
  quote: Pick<Quote, 'taxMode'>,
  lines: readonly QuoteLine[],
  shown: Shown,
  language: PaperLanguage,
): QuoteTable {
  const columns = columnsOf(quote, lines, shown, language);
  const say = (word: PaperWord | '#') => (word === '#' ? '#' : paperWord(word, language));
  return {
    headers: columns.map(({ word, isNumber = false }) => ({ text: say(word), isNumber, isName: word === 'item' })),
    rows: lines.map((line, index) =>
      isPriced(line)
        ? { cells: columns.map(({ text }) => text(line, index + 1)) }
        : { across: line.name, isGroup: line.kind === 'group' },
    ),
  };
}

function columnsOf(
  { taxMode }: Pick<Quote, 'taxMode'>,
  lines: readonly QuoteLine[],
  { hidesPrices, hidesDiscounts }: Shown,
  language: PaperLanguage,
): Column[] {
  const hasTerms = lines.some((line) => needsTerms(line) || line.leadTimeDays !== null || line.moq !== null);
  const hasDiscounts = !hidesDiscounts && lines.some((line) => discountText(line) !== '');
  const price = taxMode === 'included' ? 'priceIncluded' : 'priceExcluded';
  const number = (word: PaperWord, text: Column['text']): Column => ({ word, text, isNumber: true });
  return [
    { word: '#', text: (_, row) => String(row) },
    { word: 'item', text: (line) => itemText(line, language) },
    { word: 'unit', text: (line) => line.unit ?? '' },
    number('qty', (line) => line.qty),
    ...(hidesPrices
      ? []
      : [
          number(price, (line) => (line.kind === 'gift' ? '0' : line.price)),
          ...(hasDiscounts ? [number('discount', discountText)] : []),
          number('taxRate', (line) => `${multiplyDecimals(line.taxRate, '100', 4)}%`),
          number('amountExcl', (line) => amountText(line.amountExcl)),
          number('tax', (line) => amountText(line.tax)),
          number('amountIncl', (line) => amountText(line.amountIncl)),
        ]),
    ...(hasTerms
      ? [
          number('leadTime', (line) => (line.leadTimeDays === null ? '' : String(line.leadTimeDays))),
          { word: 'delivery' as const, text: (line: QuoteLine) => line.deliveryDate ?? '' },
          number('moq', (line) => line.moq ?? ''),
        ]
      : []),
  ];
}

function itemText({ name, spec, kind }: QuoteLine, language: PaperLanguage): string {
  const gift = kind === 'gift' ? `（${paperWord('gift', language)}）` : '';
  return [name + gift, spec].filter(Boolean).join(' ');
}

function discountText({ discountRate, discountAmount }: QuoteLine): string {
  if (discountRate !== null && discountRate !== '0') return `${multiplyDecimals(discountRate, '100', 4)}%`;
  return discountAmount ? amountText(discountAmount) : '';
}

/** `1,234.56`, as the screen has it. */
export function amountText(fen: number): string {
  const [whole = '0', fraction = '00'] = fenToYuan(fen).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}
