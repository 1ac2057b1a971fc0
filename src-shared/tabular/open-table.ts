import { decodeText } from './decode-text.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding, type TableEncoding } from './detect-encoding.ts';
import { detectFormat, type TableFormat } from './detect-format.ts';
import { readCsv } from './read-csv.ts';
import { readVcards, vcardColumns } from './read-vcard.ts';
import { openWorkbook } from './read-xlsx.ts';
import { TableError, type TableLimits, type TableRow } from './table.ts';

/** Where the rows are, as far as the format needs it. */
export interface TableSettings {
  readonly encoding: TableEncoding | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
}

/** A file that was recognised. `guess` is how it would be read; `rows` reads it so or otherwise. */
export interface OpenTable {
  readonly format: TableFormat;
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly guess: TableSettings;
  /** Column names that the format itself knows; undefined where a row of the file says them. */
  readonly columns: readonly string[] | undefined;
  /** The delimiter a text file would have in another encoding. */
  delimiterIn(encoding: TableEncoding): string | null;
  rows(settings: TableSettings): AsyncGenerator<TableRow>;
}

/** Recognises a file by its content and refuses what may not be read at all. */
export async function openTable(bytes: Uint8Array, fileName: string, limits: TableLimits): Promise<OpenTable> {
  if (bytes.length > limits.bytes) throw await tooLarge(bytes, fileName, limits);
  const format = detectFormat(bytes, fileName);
  if (format === 'xlsx') {
    const workbook = await openWorkbook(bytes, limits);
    const first = workbook.sheets.find((sheet) => sheet.rows > 1) ?? workbook.sheets[0]!;
    return {
      format,
      sheets: workbook.sheets,
      guess: { encoding: null, delimiter: null, sheet: first.name },
      columns: undefined,
      delimiterIn: () => null,
      rows: ({ sheet }) => limitRows(workbook.rows(sheet ?? first.name), limits),
    };
  }
  const encoding = detectEncoding(bytes);
  if (format === 'vcard') {
    return {
      format,
      sheets: [],
      guess: { encoding, delimiter: null, sheet: null },
      columns: vcardColumns,
      delimiterIn: () => null,
      rows: (settings) => limitRows(readVcards(bytes, settings.encoding ?? encoding, limits), limits),
    };
  }
  const delimiterIn = (of: TableEncoding) => detectDelimiter(sampleText(bytes, of));
  return {
    format,
    sheets: [],
    guess: { encoding, delimiter: delimiterIn(encoding), sheet: null },
    columns: undefined,
    delimiterIn,
    rows: (settings) =>
      limitRows(readCsv(bytes, settings.encoding ?? encoding, settings.delimiter ?? ',', limits), limits),
  };
}

/** A text file beyond the limit is read as far as it may be, since the cause is often one cell that can be named. */
async function tooLarge(bytes: Uint8Array, fileName: string, limits: TableLimits): Promise<TableError> {
  const error = new TableError('tooLarge', { detail: `${Math.round(limits.bytes / 1_048_576)} MB` });
  try {
    const head = bytes.subarray(0, limits.bytes);
    if (detectFormat(head, fileName) !== 'csv') return error;
    const encoding = detectEncoding(head);
    for await (const _ of readCsv(head, encoding, detectDelimiter(sampleText(head, encoding)), limits));
  } catch (found) {
    if (found instanceof TableError && found.reason === 'cellTooLarge') return found;
  }
  return error;
}

function sampleText(bytes: Uint8Array, encoding: TableEncoding): string {
  try {
    for (const text of decodeText(bytes, encoding)) return text.slice(0, 32_768);
  } catch {
    // A broken place is named when the rows are read.
  }
  return '';
}

async function* limitRows(
  rows: AsyncIterable<TableRow> | Iterable<TableRow>,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  let count = 0;
  for await (const row of rows) {
    if (++count > limits.rows + 1) throw new TableError('tooManyRows', { row: row.row, detail: String(limits.rows) });
    yield row;
  }
}
