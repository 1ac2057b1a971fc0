import type { LineFigures } from '#shared/features/quotes/quote-figures.model.ts';
import {
  isPriced,
  lineLeadTimeBases,
  type QuoteLineKind,
  quoteLineKinds,
} from '#shared/features/quotes/quote-line.model.ts';
import {
  divideDecimals,
  fenToYuan,
  multiplyDecimals,
  pricePlaces,
  quantityPlaces,
  ratePlaces,
  readDecimal,
  yuanToFen,
} from '#shared/kernel/money/decimal.ts';
import { say } from '../../ui/texts.ts';
import type { LineRow } from './line-rows.ts';
import { quotesTexts } from './quotes.texts.ts';

type Key = keyof typeof quotesTexts.zhCN;

/** One column of the grid: how its cells are shown and what typing in them means. */
export interface LineColumn {
  readonly name: string;
  readonly label: Key;
  readonly width: number;
  readonly align?: 'right';
  /** Only for those who may see costs. */
  readonly needsCost?: boolean;
  readonly choices?: readonly string[];
  /** `field.value` words of a choice. */
  readonly words?: string;
  readonly show: (row: LineRow, figures: LineFigures | undefined) => string;
  /** Undefined: the text is nothing that this cell can hold. Left out: the cell is computed. */
  readonly read?: (text: string) => Partial<LineRow> | undefined;
  /** Words without figures have no such cell. */
  readonly onlyPriced?: boolean;
}

const asText = (field: 'spec' | 'unit' | 'remark', max: number) => (text: string) => ({
  [field]: text.trim() === '' ? null : text.trim().slice(0, max),
});

function decimal(field: keyof LineRow, places: number, isNullable: boolean) {
  return (text: string): Partial<LineRow> | undefined => {
    if (text.trim() === '') return isNullable ? { [field]: null } : { [field]: '0' };
    const value = readDecimal(text, places);
    return value === undefined || value.startsWith('-') ? undefined : { [field]: value };
  };
}

function readDays(text: string): Partial<LineRow> | undefined {
  if (text.trim() === '') return { leadTimeDays: null };
  const value = readDecimal(text.replace(/天|days?/i, ''), 0);
  return value === undefined || value.startsWith('-') || Number(value) > 3650
    ? undefined
    : { leadTimeDays: Number(value) };
}

/** `13`, `13%` and `0.13` are all thirteen per cent. */
export function readRate(text: string): string | undefined {
  const value = readDecimal(text, ratePlaces);
  if (value === undefined || value.startsWith('-')) return undefined;
  const rate = Number(value) > 1 ? divideDecimals(value, '100', ratePlaces) : value;
  return Number(rate) <= 1 ? rate : undefined;
}

export function showRate(rate: string): string {
  return `${multiplyDecimals(rate, '100', 4)}%`;
}

/** `5%` is a part, `100` is an amount. */
function readDiscount(text: string): Partial<LineRow> | undefined {
  if (text.trim() === '' || text.trim() === '0') return { discountRate: null, discountAmount: null };
  if (/[%％]\s*$/.test(text)) {
    const rate = readRate(text);
    return rate === undefined ? undefined : { discountRate: rate, discountAmount: null };
  }
  const value = readDecimal(text, 2);
  return value === undefined || value.startsWith('-')
    ? undefined
    : { discountRate: null, discountAmount: yuanToFen(value) };
}

function showDiscount({ discountRate, discountAmount }: LineRow): string {
  if (discountRate !== null) return showRate(discountRate);
  return discountAmount ? fenToYuan(discountAmount) : '';
}

/** A choice by its value or by its word in the person's language. */
function readChoice<Value extends string>(group: string, values: readonly Value[], text: string): Value | undefined {
  const clean = text.trim();
  return values.find((value) => value === clean || say(quotesTexts, `${group}.${value}` as Key) === clean);
}

export const lineColumns: readonly LineColumn[] = [
  {
    name: 'kind',
    label: 'field.kind',
    width: 76,
    choices: quoteLineKinds,
    words: 'kind',
    show: (row) => say(quotesTexts, `kind.${row.kind}` as Key),
    read: (text) => {
      const kind = readChoice<QuoteLineKind>('kind', quoteLineKinds, text);
      return kind && { kind };
    },
  },
  {
    name: 'name',
    label: 'field.lineName',
    width: 220,
    show: (row) => row.name,
    read: (text) => ({ name: text.trim().slice(0, 200) }),
  },
  { name: 'spec', label: 'field.spec', width: 120, show: (row) => row.spec ?? '', read: asText('spec', 300) },
  {
    name: 'unit',
    label: 'field.unit',
    width: 60,
    show: (row) => row.unit ?? '',
    read: asText('unit', 20),
    onlyPriced: true,
  },
  number('qty', 'field.qty', 80, (row) => row.qty, decimal('qty', quantityPlaces, false)),
  number('listPrice', 'field.listPrice', 92, (row) => row.listPrice ?? '', decimal('listPrice', pricePlaces, true)),
  number('price', 'field.price', 100, (row) => row.price, decimal('price', pricePlaces, false)),
  number('discount', 'field.discount', 84, showDiscount, readDiscount),
  number(
    'taxRate',
    'field.taxRate',
    72,
    (row) => showRate(row.taxRate),
    (text) => {
      const rate = readRate(text);
      return rate === undefined ? undefined : { taxRate: rate };
    },
  ),
  number('amountIncl', 'field.amountIncl', 116, (_, figures) => (figures ? fenToYuan(figures.amountIncl) : '')),
  number(
    'leadTimeDays',
    'field.leadTimeDays',
    80,
    (row) => (row.leadTimeDays === null ? '' : String(row.leadTimeDays)),
    readDays,
  ),
  number('moq', 'field.moq', 88, (row) => row.moq ?? '', decimal('moq', quantityPlaces, true)),
  number(
    'orderMultiple',
    'field.orderMultiple',
    80,
    (row) => row.orderMultiple ?? '',
    decimal('orderMultiple', quantityPlaces, true),
  ),
  {
    name: 'leadTimeBasis',
    label: 'field.leadTimeBasis',
    width: 88,
    choices: lineLeadTimeBases,
    words: 'leadTimeBasis',
    onlyPriced: true,
    show: (row) => (row.leadTimeBasis ? say(quotesTexts, `leadTimeBasis.${row.leadTimeBasis}` as Key) : ''),
    read: (text) => {
      if (text.trim() === '') return { leadTimeBasis: null, isImported: false };
      const leadTimeBasis = readChoice('leadTimeBasis', lineLeadTimeBases, text);
      return leadTimeBasis && { leadTimeBasis, isImported: leadTimeBasis === 'import' };
    },
  },
  {
    name: 'deliveryDate',
    label: 'field.deliveryDate',
    width: 100,
    show: (_, figures) => figures?.deliveryDate ?? '',
    onlyPriced: true,
  },
  number('amountExcl', 'field.amountExcl', 112, (_, figures) => (figures ? fenToYuan(figures.amountExcl) : '')),
  number('tax', 'field.tax', 96, (_, figures) => (figures ? fenToYuan(figures.tax) : '')),
  { ...number('cost', 'field.cost', 92, (row) => row.cost ?? '', decimal('cost', pricePlaces, true)), needsCost: true },
  { name: 'remark', label: 'field.remark', width: 160, show: (row) => row.remark ?? '', read: asText('remark', 500) },
];

function number(
  name: string,
  label: Key,
  width: number,
  show: LineColumn['show'],
  read?: LineColumn['read'],
): LineColumn {
  return { name, label, width, align: 'right', onlyPriced: true, show, ...(read ? { read } : {}) };
}

/** What a cell says; cells that such a line does not have are empty. */
export function cellText(column: LineColumn, row: LineRow, figures: LineFigures | undefined): string {
  return column.onlyPriced && !isPriced(row) ? '' : column.show(row, figures);
}

export interface Typed {
  readonly rows: LineRow[];
  /** Cells whose text could not be read. */
  readonly skipped: number;
}

/** Writes a block of texts from a cell on; rows that are not there yet are added by `add`. */
export function typeBlock(
  rows: readonly LineRow[],
  at: { readonly row: number; readonly column: number },
  block: readonly (readonly string[])[],
  columns: readonly LineColumn[],
  add: (rows: readonly LineRow[]) => LineRow[],
): Typed {
  let [result, skipped] = [[...rows], 0];
  block.forEach((texts, offset) => {
    const index = at.row + offset;
    if (index >= result.length) result = add(result);
    const row = result[index];
    if (!row) return;
    let next = row;
    texts.forEach((text, column) => {
      const { read } = columns[at.column + column] ?? {};
      if (!read) return;
      const patch = read(text);
      if (patch) next = { ...next, ...patch };
      else skipped += 1;
    });
    result[index] = next;
  });
  return { rows: result, skipped };
}

/** Cells of a spreadsheet as it puts them on the clipboard; quoted cells may hold tabs and line ends. */
export function readClipboard(text: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, isQuoted] = ['', false];
  const clean = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  for (let index = 0; index < clean.length; index++) {
    const character = clean[index]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (clean[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === '\t' || character === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (character === '\n') rows.push([]);
    } else cell += character;
  }
  rows.at(-1)!.push(cell);
  return rows;
}
