import { chinaDate } from '../../kernel/china/dates.ts';
import { fenToYuan } from '../../kernel/money/decimal.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { normaliseTaxNo } from '../invoice-titles/invoice-title.model.ts';
import type { IssueInput } from '../invoices/invoice.model.ts';
import { checkInvoiceNumber } from '../invoices/invoice-kinds.model.ts';
import { findApplication, findByNumber, type InvoiceRecord } from '../invoices/invoices.repository.ts';
import { invoices } from '../invoices/invoices.tables.ts';
import { type ResultField, type ResultLine, type ResultRow, serialOf } from './invoice-batch.model.ts';
import { permitIssue } from './invoice-batches.policy.ts';
import type { ReadResults } from './read-result-file.ts';

/** What a file says of an invoice; the tax of single lines is only ever typed. */
type FileResult = Omit<IssueInput, 'taxes'>;

interface Known {
  readonly invoice: InvoiceRecord;
  readonly applicationNo: string;
  readonly serial: string;
}

type Finding = Pick<ResultLine, 'state'> & {
  readonly field?: ResultField;
  readonly expected?: string | null;
  readonly known?: Known;
};

/** What each row of a result file would do; rows that are ready stand in `results` too, as they will be applied. */
export function checkResults(
  db: ReadDb,
  actor: Actor,
  { rows, headers }: ReadResults,
  now: number,
): { lines: ResultLine[]; results: FileResult[] } {
  const all = listKnown(db);
  const seen = { numbers: new Set<string>(), invoices: new Set<string>() };
  const results: FileResult[] = [];
  const lines = rows.map((row): ResultLine => {
    const { state, field, expected = null, known } = judge(db, actor, row, all, seen, now);
    if (state === 'ready' && known) results.push(resultOf(row, known.invoice));
    return {
      row: row.row,
      place: field ? (headers[field] ?? null) : null,
      serial: row.serial || (known?.serial ?? ''),
      invoiceNo: row.invoiceNo,
      title: row.title || (known?.invoice.title ?? ''),
      state,
      expected,
      found: field ? foundIn(row, field) : null,
      invoiceId: known && permitIssue(actor, known.invoice).ok ? known.invoice.id : null,
    };
  });
  return { lines, results };
}

/** Blue invoices of applications that wait for a number or have one. */
function listKnown(db: ReadDb): Known[] {
  const found = selectRows(
    db,
    invoices,
    `t.deleted_at IS NULL AND t.color = 'blue' AND t.application_id IS NOT NULL AND t.status <> 'voided' ORDER BY t.created_at DESC, t.id LIMIT 50000`,
  );
  const numbers = new Map<string, string>();
  return found.map((invoice) => {
    const id = invoice.applicationId!;
    if (!numbers.has(id)) numbers.set(id, findApplication(db, id)?.no ?? id);
    const applicationNo = numbers.get(id)!;
    return { invoice, applicationNo, serial: serialOf(applicationNo, invoice.part) };
  });
}

interface Seen {
  readonly numbers: Set<string>;
  readonly invoices: Set<string>;
}

function judge(db: ReadDb, actor: Actor, row: ResultRow, all: readonly Known[], seen: Seen, now: number): Finding {
  const matched = match(row, all);
  if ('state' in matched) return matched;
  const { invoice } = matched;
  const no = (state: ResultLine['state'], field?: ResultField, expected?: string | null): Finding => ({
    state,
    known: matched,
    ...(field ? { field } : {}),
    ...(expected === undefined ? {} : { expected }),
  });
  if (!permitIssue(actor, invoice).ok) return no('notYours');
  if (row.invoiceNo === '') return no('noNumber', 'invoiceNo');
  if (seen.numbers.has(row.invoiceNo + row.invoiceCode) || seen.invoices.has(invoice.id))
    return no('twice', 'invoiceNo');
  seen.numbers.add(row.invoiceNo + row.invoiceCode);
  seen.invoices.add(invoice.id);
  const wrong = differs(row, invoice);
  if (wrong) return no(wrong.state, wrong.field, wrong.expected);
  if (invoice.invoiceNo === row.invoiceNo && (invoice.invoiceCode ?? '') === row.invoiceCode) return no('same');
  if (invoice.status !== 'planned') return no('notWaiting', 'invoiceNo', invoice.invoiceNo);
  const number = { invoiceCode: row.invoiceCode || null, invoiceNo: row.invoiceNo };
  const shape = checkInvoiceNumber(invoice, number);
  if (!shape.ok) return no('numberShape', shape.error.field as ResultField);
  if (findByNumber(db, number)) return no('numberTaken', 'invoiceNo');
  const isDay = row.issueDate === '' || /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(row.issueDate);
  if (!isDay || row.issueDate > chinaDate(now)) return no('dateWrong', 'issueDate');
  return no('ready');
}

/** The 流水号 or the number of the application in the remark; then buyer and amount, where only one fits. */
function match(row: ResultRow, all: readonly Known[]): Known | { state: 'unknown' | 'ambiguous'; field?: ResultField } {
  const bySerial = all.filter(({ serial }) => row.serial !== '' && serial === row.serial);
  if (bySerial.length === 1) return bySerial[0]!;
  const named = all.filter(
    ({ applicationNo, invoice }) =>
      (row.serial !== '' && applicationNo === row.serial) ||
      (row.serial === '' && row.remark !== '' && row.remark.includes(invoice.remark?.split(' ')[0] || applicationNo)),
  );
  const field = row.serial === '' ? {} : { field: 'serial' as const };
  if (row.serial !== '' && named.length === 0) return { state: 'unknown', ...field };
  const fits = (named.length > 0 ? named : all.filter(({ invoice }) => invoice.status === 'planned')).filter(
    ({ invoice }) => named.length === 1 || (invoice.title === row.title && invoice.amountIncl === row.amountIncl),
  );
  const own = fits.find(({ invoice }) => row.invoiceNo !== '' && invoice.invoiceNo === row.invoiceNo);
  if (own) return own;
  const waiting = fits.length > 1 ? fits.filter(({ invoice }) => invoice.status === 'planned') : fits;
  if (waiting.length === 1) return waiting[0]!;
  return { state: waiting.length === 0 ? 'unknown' : 'ambiguous', ...field };
}

/** Figures are the very ones that were asked for, and the buyer is the one that was. */
function differs(
  row: ResultRow,
  invoice: InvoiceRecord,
): { state: 'noAmount' | 'amountDiffers' | 'taxNoDiffers'; field: ResultField; expected: string | null } | undefined {
  if (row.amountIncl === null) {
    return { state: 'noAmount', field: 'amountIncl', expected: fenToYuan(invoice.amountIncl) };
  }
  for (const field of ['amountIncl', 'amountExcl', 'taxTotal'] as const) {
    if (row[field] !== null && row[field] !== invoice[field]) {
      return { state: 'amountDiffers', field, expected: fenToYuan(invoice[field]) };
    }
  }
  const isOther = row.taxNo !== '' && normaliseTaxNo(row.taxNo) !== invoice.taxNo;
  return isOther ? { state: 'taxNoDiffers', field: 'taxNo', expected: invoice.taxNo } : undefined;
}

function resultOf(row: ResultRow, { id }: InvoiceRecord): FileResult {
  const { invoiceNo, amountIncl, amountExcl, taxTotal } = row;
  return {
    id,
    invoiceNo,
    invoiceCode: row.invoiceCode || null,
    ...(row.issueDate ? { issueDate: row.issueDate } : {}),
    ...(row.drawer ? { drawer: row.drawer } : {}),
    expect: { amountIncl: amountIncl!, amountExcl, taxTotal, taxNo: row.taxNo || null },
  };
}

function foundIn(row: ResultRow, field: ResultField): string | null {
  const value = row[field];
  return typeof value === 'number' ? fenToYuan(value) : value || null;
}
