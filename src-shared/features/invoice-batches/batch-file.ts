import { csvLine, utf8Mark } from '../../tabular/write-csv.ts';
import { writeXlsx } from '../../tabular/write-xlsx.ts';
import type { BatchFormat, InvoiceBatch } from './invoice-batch.model.ts';
import type { BatchLine } from './invoice-batches.repository.ts';

/** The headers of the file, in its order. */
const headers: readonly (readonly [keyof BatchLine, string])[] = [
  ['serial', '流水号'],
  ['kindCode', '票种代码'],
  ['sellerTaxNo', '销方税号'],
  ['title', '购方名称'],
  ['taxNo', '购方税号'],
  ['titleAddress', '购方地址'],
  ['titlePhone', '购方电话'],
  ['bank', '购方开户行'],
  ['account', '购方账号'],
  ['remark', '备注'],
  ['drawer', '开票人'],
  ['line', '行号'],
  ['lineKind', '行性质'],
  ['taxClassCode', '税收分类编码'],
  ['itemName', '项目名称'],
  ['spec', '规格型号'],
  ['unit', '单位'],
  ['qty', '数量'],
  ['price', '单价'],
  ['amountExcl', '金额'],
  ['taxRate', '税率'],
  ['taxTag', '优惠政策'],
  ['tax', '税额'],
  ['amountIncl', '价税合计'],
];

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
} as const;

type Batch = Pick<InvoiceBatch, 'no' | 'hash'>;

/** A batch as a file that the issuing software reads: the same lines in each format, with the batch and its hash. */
export async function batchFile(batch: Batch, lines: readonly BatchLine[], format: BatchFormat): Promise<File> {
  const parts =
    format === 'json' ? [asJson(batch, lines)] : format === 'csv' ? asCsv(batch, lines) : [await asSheet(batch, lines)];
  return new File(parts, `${batch.no}.${format}`, { type: types[format] });
}

function cellsOf(batch: Batch, line: BatchLine): string[] {
  return [batch.no, ...headers.map(([name]) => line[name]), batch.hash];
}

const titles = ['批次号', ...headers.map(([, header]) => header), '内容校验'];

function asJson({ no, hash }: Batch, lines: readonly BatchLine[]): string {
  return JSON.stringify({ batch: no, hash, lines }, null, 2);
}

function asCsv(batch: Batch, lines: readonly BatchLine[]): string[] {
  return [utf8Mark + csvLine(titles), ...lines.map((line) => csvLine(cellsOf(batch, line)))];
}

async function asSheet(batch: Batch, lines: readonly BatchLine[]): Promise<Buffer<ArrayBuffer>> {
  const rows = lines.map((line) => cellsOf(batch, line));
  return Buffer.from(await writeXlsx([{ name: '开票批次', headers: titles, rows }]));
}
