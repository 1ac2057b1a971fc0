import { excelSerialToText } from './excel-value.ts';

/** Whether 03/04/2024 is of March or of April, where the file says it. */
export type DateOrder = 'dayFirst' | 'monthFirst' | undefined;

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Year, month and day as people and programs write them; `ambiguous` where day and month cannot be told apart. */
export function dateParts(text: string, order: DateOrder): DateParts | 'ambiguous' | undefined {
  const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(.*)$/s.exec(text);
  if (yearFirst) return partsOf(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!, yearFirst[4]!);
  const compact = /^(\d{4})(\d{2})(\d{2})(?!\d)(.*)$/s.exec(text);
  if (compact) return partsOf(compact[1]!, compact[2]!, compact[3]!, compact[4]!);
  const named = /^(\d{1,2})[-\s]([a-z]{3})[a-z]*[-\s,]+(\d{4})(.*)$/is.exec(text);
  if (named) return partsOf(named[3]!, String(months.indexOf(named[2]!.toLowerCase()) + 1), named[1]!, named[4]!);
  const namedFirst = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(.*)$/is.exec(text);
  if (namedFirst) {
    return partsOf(
      namedFirst[3]!,
      String(months.indexOf(namedFirst[1]!.toLowerCase()) + 1),
      namedFirst[2]!,
      namedFirst[4]!,
    );
  }
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/s.exec(text);
  if (!yearLast) return undefined;
  const [, first = '', second = '', year = '', rest = ''] = yearLast;
  if (Number(first) > 12) return partsOf(year, second, first, rest);
  if (Number(second) > 12) return partsOf(year, first, second, rest);
  if (first === second) return partsOf(year, first, second, rest);
  if (order === undefined) return 'ambiguous';
  return order === 'dayFirst' ? partsOf(year, second, first, rest) : partsOf(year, first, second, rest);
}

function partsOf(year: string, month: string, day: string, rest: string): DateParts {
  return { year: Number(year), month: Number(month), day: Number(day), rest };
}

/** A cell with a date as text: also where a spreadsheet wrote the number of its day. */
export function plainDate(cell: string): string {
  const plain = cell.normalize('NFKC').trim();
  const serial = /^\d{4,5}(?:\.\d+)?$/.test(plain) ? Number(plain) : undefined;
  return (serial !== undefined && serial > 3_000 ? excelSerialToText(serial, false) : undefined) ?? plain;
}

/** The day that a cell names, `YYYY-MM-DD`, in any writing of it; undefined where it names none. */
export function readDay(cell: string): string | undefined {
  const parts = dateParts(plainDate(cell.trim().replace(/^(\d{8})\d+$/, '$1')), undefined);
  if (!parts || parts === 'ambiguous') return undefined;
  const { year, month, day } = parts;
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal = at.getUTCMonth() === month - 1 && at.getUTCDate() === day && year >= 1900 && year <= 2200;
  return isReal ? at.toISOString().slice(0, 10) : undefined;
}
