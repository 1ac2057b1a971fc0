/** One row of a file as text, with its number as the person's spreadsheet counts (1-based). */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Why a file, or one place in it, cannot be read. Thrown by readers; the room that reads turns it into its refusal. */
export class TableError extends Error {
  readonly reason: TableProblem;
  readonly place: TablePlace;

  constructor(reason: TableProblem, place: TablePlace = {}) {
    super(reason);
    this.name = 'TableError';
    this.reason = reason;
    this.place = place;
  }
}

export type TableProblem =
  | 'empty'
  | 'tooLarge'
  | 'unknownFormat'
  | 'oldExcel'
  | 'encrypted'
  | 'formatMismatch'
  | 'brokenEncoding'
  | 'brokenQuotes'
  | 'cellTooLarge'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'unsafeArchive'
  | 'damaged'
  | 'sheetMissing'
  | 'noHeader';

export interface TablePlace {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly detail?: string;
}

/** Beyond these a file is refused before it can hurt (V5.2). */
export interface TableLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellChars: number;
  readonly zipRatio: number;
  readonly zipEntries: number;
}

/** `A`, `B` … `Z`, `AA`: a column's name in a spreadsheet. */
export function columnLetters(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** Refuses what exceeds the limits; called for each row that a reader yields. */
export function checkRow(row: TableRow, limits: TableLimits, sheet?: string): void {
  const at = sheet === undefined ? { row: row.row } : { row: row.row, sheet };
  if (row.cells.length > limits.columns) {
    throw new TableError('tooManyColumns', { ...at, detail: String(limits.columns) });
  }
  for (let index = 0; index < row.cells.length; index++) {
    if (row.cells[index]!.length > limits.cellChars) {
      throw new TableError('cellTooLarge', { ...at, column: columnLetters(index), detail: String(limits.cellChars) });
    }
  }
}
