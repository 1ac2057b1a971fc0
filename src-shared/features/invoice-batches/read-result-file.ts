import { yuanToFen } from '../../kernel/money/decimal.ts';
import { openTable } from '../../tabular/open-table.ts';
import { TableError, type TableRow } from '../../tabular/table.ts';
import { importLimits } from '../imports/import.model.ts';
import type { ResultField, ResultRow } from './invoice-batch.model.ts';

/** What bureaus and issuing software call the columns. */
const names: Readonly<Record<ResultField, readonly string[]>> = {
  serial: ['流水号', '单据编号', '单据号', '订单号', '申请号', '申请单号', '业务单号', 'serial', 'applicationno'],
  remark: ['备注', 'remark'],
  invoiceNo: ['发票号码', '数电票号码', '数电发票号码', '全电发票号码', 'invoiceno'],
  invoiceCode: ['发票代码', 'invoicecode'],
  issueDate: ['开票日期', '开具日期', '开票时间', 'issuedate'],
  drawer: ['开票人', 'drawer'],
  title: ['购方名称', '购买方名称', '购方', '客户名称', 'title', 'buyername'],
  taxNo: ['购方税号', '购买方识别号', '购方识别号', '购买方税号', '购买方纳税人识别号', 'taxno', 'buyertaxno'],
  amountExcl: ['金额', '合计金额', '不含税金额', 'amountexcl', 'amount'],
  taxTotal: ['税额', '合计税额', 'taxtotal', 'tax'],
  amountIncl: ['价税合计', '含税金额', 'amountincl', 'total'],
};
const fields = Object.keys(names) as ResultField[];
const headersWithin = 10;

/** The rows of a result file, and how the file calls each of their columns. */
export interface ReadResults {
  readonly rows: readonly ResultRow[];
  readonly headers: Partial<Readonly<Record<ResultField, string>>>;
}

/** A sheet, a CSV or a JSON of the bureau. A file without a column of invoice numbers is refused whole. */
export async function readResultFile(bytes: Uint8Array, fileName: string): Promise<ReadResults> {
  return /\.json$/i.test(fileName) ? readJson(bytes) : readTable(bytes, fileName);
}

async function readTable(bytes: Uint8Array, fileName: string): Promise<ReadResults> {
  const table = await openTable(bytes, fileName, { ...importLimits, rows: 500 });
  let places: Map<ResultField, { readonly index: number; readonly header: string }> | undefined;
  const rows: ResultRow[] = [];
  for await (const row of table.rows(table.guess)) {
    if (places) {
      if (row.cells.some((cell) => cell.trim() !== ''))
        rows.push(rowOf(row.row, (field) => row.cells[places!.get(field)?.index ?? -1] ?? ''));
    } else {
      const found = findPlaces(row);
      if (found.has('invoiceNo')) places = found;
      else if (row.row >= headersWithin) break;
    }
  }
  if (!places) throw new TableError('noHeader', { detail: names.invoiceNo[0]! });
  return { rows, headers: Object.fromEntries([...places].map(([field, { header }]) => [field, header])) };
}

function findPlaces({ cells }: TableRow): Map<ResultField, { index: number; header: string }> {
  const places = new Map<ResultField, { index: number; header: string }>();
  for (const [index, header] of cells.entries()) {
    const field = fieldOf(header);
    if (field && !places.has(field)) places.set(field, { index, header: header.trim() });
  }
  return places;
}

function fieldOf(header: string): ResultField | undefined {
  const plain = header
    .normalize('NFKC')
    .replace(/[\s*_()（）]|元$/g, '')
    .toLowerCase();
  return fields.find((field) => names[field].includes(plain));
}

function readJson(bytes: Uint8Array): ReadResults {
  const list = listIn(bytes);
  const headers: Partial<Record<ResultField, string>> = {};
  for (const key of new Set(list.flatMap((each) => Object.keys(each)))) {
    const field = fieldOf(key);
    if (field) headers[field] ??= key;
  }
  if (!headers.invoiceNo) throw new TableError('noHeader', { detail: 'invoiceNo' });
  return {
    rows: list.map((each, index) => rowOf(index + 1, (field) => String(each[headers[field] ?? ''] ?? ''))),
    headers,
  };
}

function listIn(bytes: Uint8Array): Record<string, unknown>[] {
  if (bytes.length > importLimits.bytes) throw new TableError('tooLarge', { detail: '50 MB' });
  try {
    const told: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const list = Array.isArray(told) ? told : (told as { results?: unknown; invoices?: unknown }).results;
    if (Array.isArray(list) && list.length > 0 && list.length <= 500) {
      return list.filter((each): each is Record<string, unknown> => typeof each === 'object' && each !== null);
    }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
  }
  throw new TableError('damaged');
}

function rowOf(row: number, cell: (field: ResultField) => string): ResultRow {
  const text = (field: ResultField) => cell(field).normalize('NFKC').trim();
  return {
    row,
    serial: text('serial'),
    remark: text('remark'),
    invoiceNo: text('invoiceNo').replace(/\s/g, ''),
    invoiceCode: text('invoiceCode'),
    issueDate: dayIn(text('issueDate')),
    drawer: text('drawer'),
    title: text('title'),
    taxNo: text('taxNo').toUpperCase(),
    amountExcl: fenIn(text('amountExcl')),
    taxTotal: fenIn(text('taxTotal')),
    amountIncl: fenIn(text('amountIncl')),
  };
}

/** `2026/1/5`, `20260105`, `2026年1月5日 10:00` as `2026-01-05`; what is no day stays as it is and is told as wrong. */
function dayIn(text: string): string {
  const match = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})(?!\d)/.exec(text);
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : text;
}

function fenIn(text: string): number | null {
  const plain = text.replace(/[,¥￥]/g, '');
  return /^-?\d{1,12}(\.\d{1,2}0*)?$/.test(plain) ? yuanToFen(plain.replace(/(\.\d{2})0+$/, '$1')) : null;
}
