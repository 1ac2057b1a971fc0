import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodeText } from './decode-text.ts';
import type { TableEncoding } from './detect-encoding.ts';
import { unguardFormula } from './formula-guard.ts';
import { checkRow, columnLetters, TableError, type TableLimits, type TableRow } from './table.ts';

/**
 * The rows of a delimited file, streamed; blank lines are counted but not given, ragged rows come as they
 * are, and what our own export neutralised is as it was.
 */
export async function* readCsv(
  bytes: Uint8Array,
  encoding: TableEncoding,
  delimiter: string,
  limits: TableLimits,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: limits.cellChars * 4,
    info: false,
  });
  const source = Readable.from(withoutHint(decodeText(bytes, encoding)));
  pipeline(source, parser, () => undefined);

  let row = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (cells.length === 1 && cells[0]!.trim() === '') continue;
      const read = { row, cells: cells.map(unguardFormula) };
      checkRow(read, limits);
      yield read;
    }
  } catch (error) {
    throw asTableError(error, limits);
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** Drops Excel's `sep=;` line; the row numbers stay those of the sheet Excel shows. */
function* withoutHint(texts: Iterable<string>): Generator<string> {
  let first = true;
  for (const text of texts) {
    const rest = first ? text.replace(/^(\ufeff?)sep=.\r?\n/i, '$1') : text;
    first = false;
    if (rest !== '') yield rest;
  }
}

function asTableError(error: unknown, limits: TableLimits): unknown {
  if (!(error instanceof CsvError)) return error;
  // The stream ends before rows that were read already are given, so the parser's own count says where it is.
  const row = Number(error.records ?? 0) + 1;
  if (error.code === 'CSV_MAX_RECORD_SIZE') {
    const index = typeof error.column === 'number' ? error.column : 0;
    return new TableError('cellTooLarge', { row, column: columnLetters(index), detail: String(limits.cellChars) });
  }
  if (error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'INVALID_OPENING_QUOTE') {
    return new TableError('brokenQuotes', { row });
  }
  return new TableError('damaged', { row, detail: error.code });
}
