import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';

export const batchFormats = ['xlsx', 'csv', 'json'] as const;
export type BatchFormat = (typeof batchFormats)[number];
/** The most applications of one batch. */
export const mostInBatch = 200;

/** 批次: invoices that left for the bureau in one file, and what is still to come back of it. */
export const invoiceBatch = z.object({
  no: line(40),
  at: instant,
  entityId: id,
  entityName: z.string(),
  count: z.number().int(),
  /** Those that have their number by now. */
  issued: z.number().int(),
  /** Fen. */
  amountIncl: z.number().int(),
  /** Of what the file says, whatever its format: the first characters of its SHA-256. */
  hash: z.string(),
});
export type InvoiceBatch = z.infer<typeof invoiceBatch>;

/** What a result file says of one invoice, as far as it says it; amounts in fen. */
export interface ResultRow {
  /** As the person's spreadsheet counts. */
  readonly row: number;
  readonly serial: string;
  readonly remark: string;
  readonly invoiceNo: string;
  readonly invoiceCode: string;
  readonly issueDate: string;
  readonly drawer: string;
  readonly title: string;
  readonly taxNo: string;
  readonly amountExcl: number | null;
  readonly taxTotal: number | null;
  readonly amountIncl: number | null;
}
export type ResultField = Exclude<keyof ResultRow, 'row'>;

/** 可登记, 已登记过. */
export const resultStates = ['ready', 'same'] as const;
/** Why a line is not taken. */
export const resultProblems = [
  'unknown',
  'ambiguous',
  'notWaiting',
  'notYours',
  'noNumber',
  'numberShape',
  'numberTaken',
  'twice',
  'noAmount',
  'amountDiffers',
  'taxNoDiffers',
  'dateWrong',
] as const;

/** One line of the report: what becomes of a row of the file, and where in the file the reason stands. */
export const resultLine = z.object({
  row: z.number().int(),
  /** The header of the column that is wrong; null where it is the row as a whole. */
  place: z.string().nullable(),
  serial: z.string(),
  invoiceNo: z.string(),
  title: z.string(),
  state: z.enum([...resultStates, ...resultProblems]),
  /** What is known here, beside what the file says. */
  expected: z.string().nullable(),
  found: z.string().nullable(),
  invoiceId: id.nullable(),
});
export type ResultLine = z.infer<typeof resultLine>;

export function isTaken({ state }: Pick<ResultLine, 'state'>): boolean {
  return state === 'ready';
}

/** 流水号: what the file calls an invoice by, and what comes back. */
export function serialOf(applicationNo: string | null, part: number): string {
  return `${applicationNo ?? ''}-${part}`;
}

/** A number that is right offline and on every device: the day, and a piece of an id that only this command has. */
export function batchNoOf(day: string, unique: string): string {
  return `KP${day.replaceAll('-', '')}-${unique.slice(-6)}`;
}

export interface InBatch {
  readonly code: 'INVOICE_IN_BATCH';
  readonly no: string;
}
export interface BatchNotFound {
  readonly code: 'INVOICE_BATCH_NOT_FOUND';
}
export interface SeveralIssuers {
  readonly code: 'INVOICE_BATCH_ISSUERS';
}
