import { readDecimal } from '#shared/kernel/money/decimal.ts';

/** A line of a pasted sheet: the product by its code, and the cells that follow as they are typed. */
export interface PastedLine {
  readonly code: string;
  readonly minQty: string;
  readonly price: string;
  readonly discountFloor: string | null;
  readonly leadTimeDays: number | null;
  readonly moq: string | null;
}

export interface Pasted {
  readonly lines: readonly PastedLine[];
  /** Lines whose numbers cannot be read, counted from one. */
  readonly wrong: readonly number[];
}

/**
 * Reads a stretch of a spreadsheet: code, from quantity, price, lowest discount, lead time, minimum. With two columns the
 * second is the price. A line of headings is left out.
 */
export function readPasted(text: string): Pasted {
  const lines: PastedLine[] = [];
  const wrong: number[] = [];
  const rows = text.replace(/\r/g, '').split('\n');
  for (const [index, row] of rows.entries()) {
    if (row.trim() === '') continue;
    const [code = '', ...cells] = row.split('\t').map((cell) => cell.trim());
    const [minQty, price, floor, days, moq] = cells.length === 1 ? ['1', cells[0]] : cells;
    const read = {
      code,
      minQty: readDecimal(minQty || '1', 6),
      price: readDecimal(price ?? '', 8),
      discountFloor: floor ? (readDecimal(floor, 6) ?? false) : null,
      leadTimeDays: days ? (/^\d{1,4}$/.test(days) ? Number(days) : false) : null,
      moq: moq ? (readDecimal(moq, 6) ?? false) : null,
    };
    const isReadable = code !== '' && Object.values(read).every((value) => value !== undefined && value !== false);
    if (isReadable && read.minQty !== '0') lines.push(read as PastedLine);
    else if (index > 0 || /\d/.test(price ?? '')) wrong.push(index + 1);
  }
  return { lines, wrong };
}
