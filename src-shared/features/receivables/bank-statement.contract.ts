import { z } from 'zod';
import { id, line, localDate } from '../../kernel/fields.ts';
import { query } from '../../kernel/procedure.ts';
import { notAllowed } from '../../kernel/refusals.ts';
import { fileProblem } from '../imports/import.model.ts';
import { bankFields } from './bank-line.model.ts';
import { fenAmount } from './plan.model.ts';
import { receiptStatuses } from './receipt-words.model.ts';

/** The most lines that are read and matched at once. */
export const mostBankLines = 2000;

export const bankLine = z.object({
  date: localDate,
  amount: fenAmount,
  payerName: line(120),
  /** The bank's own number of the line: what has it already is the same money. */
  bankRef: line(80),
  /** What the payer wrote; numbers of documents are looked for in it. */
  text: line(300).optional(),
});
export type BankLine = z.infer<typeof bankLine>;

export const matchedLine = bankLine.extend({
  /** The receipt that has this reference already. */
  knownAs: z.object({ id, no: z.string().nullable(), status: z.enum(receiptStatuses) }).nullable(),
  suggestions: z.array(
    z.object({
      customerId: id,
      customerName: z.string(),
      planId: id.nullable(),
      orderId: id.nullable(),
      documentNo: z.string().nullable(),
      remainder: z.number().int(),
      /** What speaks for it. */
      reasons: z.array(z.enum(['name', 'amount', 'reference'])),
    }),
  ),
});
export type MatchedLine = z.infer<typeof matchedLine>;

/** Lines of a bank statement with whom each is likely from: by name, amount and the numbers in its reference. */
const match = query
  .route({ method: 'POST', path: '/receipts/match' })
  .input(z.object({ bankAccountId: id, lines: z.array(bankLine).min(1).max(mostBankLines) }))
  .output(z.array(matchedLine));

const column = z.number().int().min(0).optional();
const columns = z.object(
  Object.fromEntries(bankFields.map((field) => [field, column])) as Record<(typeof bankFields)[number], typeof column>,
);

export const bankStatement = z.object({
  headers: z.array(z.string()),
  columns,
  lines: z.array(matchedLine),
  /** Lines of money that went out; they are not asked about. */
  outgoing: z.number().int(),
  /** Rows whose day or amount cannot be read, as the person's spreadsheet counts. */
  unread: z.array(z.number().int()),
});
export type BankStatement = z.infer<typeof bankStatement>;

/** A bank's file (CSV or XLSX) as lines that are matched; it is read in memory and changes nothing. */
const readStatement = query
  .route({ method: 'POST', path: '/receipts/statement' })
  .input(z.object({ file: z.file(), bankAccountId: id, columns: columns.optional() }))
  .output(bankStatement)
  .errors({ ...notAllowed, FILE_UNREADABLE: { status: 422, data: fileProblem } });

export const bankStatementContract = { match, readStatement };
