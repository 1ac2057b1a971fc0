import { readDecimal, yuanToFen } from '../../kernel/money/decimal.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { sha256 } from '../../ledger/digest.ts';
import { readDay } from '../../tabular/date-cell.ts';
import { openTable } from '../../tabular/open-table.ts';
import { TableError, type TableRow } from '../../tabular/table.ts';
import { type FileProblem, importLimits } from '../imports/import.model.ts';
import { type BankColumns, type BankField, guessBankColumns, incomeOf, isBankHeader } from './bank-line.model.ts';
import { type BankLine, mostBankLines } from './bank-statement.contract.ts';

export interface ReadStatement {
  readonly headers: string[];
  readonly columns: BankColumns;
  readonly lines: BankLine[];
  readonly outgoing: number;
  readonly unread: number[];
}

type Unreadable = FileProblem & { readonly code: 'FILE_UNREADABLE' };

/** Above the header banks write the account, its owner and the period. */
const deepestHeader = 40;

/** The lines of a bank's file that brought money. Nothing of the file is kept. */
export async function readStatement(file: File, asked?: BankColumns): Promise<Result<ReadStatement, Unreadable>> {
  try {
    const rows = await rowsOf(file);
    const head = rows.slice(0, deepestHeader).find(({ cells }) => isBankHeader(guessBankColumns(cells)));
    if (!head) return refuse({ code: 'FILE_UNREADABLE', reason: 'noHeader' });
    const columns = asked && isBankHeader(asked) ? asked : guessBankColumns(head.cells);
    return ok({
      headers: [...head.cells],
      columns,
      ...linesOf(
        rows.filter(({ row }) => row > head.row),
        columns,
      ),
    });
  } catch (error) {
    if (error instanceof TableError) return refuse({ code: 'FILE_UNREADABLE', reason: error.reason, ...error.place });
    throw error;
  }
}

async function rowsOf(file: File): Promise<TableRow[]> {
  const limits = { ...importLimits, rows: 20_000 };
  const table = await openTable(new Uint8Array(await file.arrayBuffer()), file.name, limits);
  const rows: TableRow[] = [];
  for await (const row of table.rows(table.guess)) rows.push(row);
  if (rows.length === 0) throw new TableError('empty');
  return rows;
}

function linesOf(rows: readonly TableRow[], columns: BankColumns): Omit<ReadStatement, 'headers' | 'columns'> {
  const lines: BankLine[] = [];
  const unread: number[] = [];
  const seen = new Map<string, number>();
  let outgoing = 0;
  for (const { row, cells } of rows) {
    const cell = (field: BankField) => (columns[field] === undefined ? '' : (cells[columns[field]!] ?? ''));
    if (cell('date').trim() === '') continue;
    const date = readDay(cell('date'));
    const amount = incomeOf(cell, fenOf);
    if (amount === 'outgoing') outgoing++;
    else if (!date || !amount) unread.push(row);
    else if (lines.length >= mostBankLines) throw new TableError('tooManyRows', { row, detail: String(mostBankLines) });
    else
      lines.push(withNumber({ date, amount, payerName: cell('payerName'), text: cell('text') }, cell('bankRef'), seen));
  }
  return { lines, outgoing, unread };
}

/**
 * Where the bank gives no number of its own, what the line says is its number, and which of several lines that say the
 * same it is: the file of an overlapping period numbers it the same.
 */
function withNumber(said: Omit<BankLine, 'bankRef'>, given: string, seen: Map<string, number>): BankLine {
  const { date, amount } = said;
  const payerName = plain(said.payerName, 120);
  const text = plain(said.text ?? '', 300);
  const own = plain(given, 80);
  if (own !== '') return { date, amount, payerName, text, bankRef: own };
  const same = sha256(JSON.stringify([date, amount, payerName, text])).slice(0, 12);
  const nth = (seen.get(same) ?? 0) + 1;
  seen.set(same, nth);
  return { date, amount, payerName, text, bankRef: `${date}-${same}-${nth}` };
}

function plain(text: string, most: number): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().slice(0, most);
}

function fenOf(text: string): number | undefined {
  const yuan = readDecimal(text, 2);
  return yuan === undefined ? undefined : yuanToFen(yuan);
}
