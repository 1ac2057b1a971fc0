import { z } from 'zod';
import { id, line, localDate } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { invoice, invoiceLine, voidProblems } from './invoice.model.ts';
import { invoiceNoTaken, invoiceStateRefused, namedRow } from './invoice-shapes.contract.ts';

const noInvoice = { INVOICE_NOT_FOUND: { status: 404 } } as const;
const figuresDiffer = {
  INVOICE_FIGURES_DIFFER: { status: 422, data: z.object({ problem: z.enum(['sum', 'price', 'tax', 'total']) }) },
} as const;
const fen = z.number().int();
const one = z.object({ id });
const reason = line(500).min(1);

export const invoiceRow = invoice.extend({
  ...namedRow,
  applicationNo: z.string().nullable(),
  /** Of its lines, as the register names them. */
  taxRates: z.array(z.string()),
});
export type InvoiceRow = z.infer<typeof invoiceRow>;

export const invoicePage = invoiceRow.extend({
  upper: z.string(),
  lines: z.array(invoiceLine),
  reds: z.array(invoice),
  blueNo: z.string().nullable(),
});
export type InvoicePage = z.infer<typeof invoicePage>;

const listed = listInput.extend({
  customerId: id.optional(),
  orderId: id.optional(),
  applicationId: id.optional(),
});

const invoicesList = query.route({ method: 'GET', path: '/invoices' }).input(listed).output(listOutput(invoiceRow));

const invoiceGet = query
  .route({ method: 'GET', path: '/invoices/{id}' })
  .input(one)
  .output(invoicePage)
  .errors(noInvoice);

const sums = { count: z.number().int(), amountExcl: fen, taxTotal: fen, amountIncl: fen };
const rateSums = z.array(z.object({ taxRate: z.string(), taxTag: z.string(), ...sums }));
export const invoiceSums = z.object({ ...sums, byRate: rateSums });
export type InvoiceSums = z.infer<typeof invoiceSums>;

export const registerTotals = z.object({
  ...sums,
  byEntity: z.array(
    z.object({ entityId: id, name: z.string(), ...sums, quotaTotal: fen.nullable(), quotaLeft: fen.nullable() }),
  ),
  byRate: rateSums,
  byMonth: z.array(z.object({ month: z.string(), ...sums })),
});
export type RegisterTotals = z.infer<typeof registerTotals>;

/** What the standing invoices of a list come to, under the list's very conditions. */
const sumsOfList = query.route({ method: 'GET', path: '/invoices/sums' }).input(listed).output(invoiceSums);

/** 台账: what was issued, blue less red, by issuer, rate and month; and what is left of each issuer's quota this month. */
const totals = query
  .route({ method: 'GET', path: '/invoices/totals' })
  .input(z.object({ from: localDate.optional(), to: localDate.optional(), entityId: id.optional() }))
  .output(registerTotals);

/** The number of an invoice, with what a file said of it where it came from one. */
export const issued = z.object({
  id,
  invoiceNo: line(40).min(1),
  invoiceCode: line(12).nullable().optional(),
  issueDate: localDate.optional(),
  drawer: line(60).nullable().optional(),
  taxes: z
    .array(z.object({ lineId: id, tax: fen }))
    .max(500)
    .optional(),
  /** What the invoice must come to, and to whom: it is not numbered where it differs. */
  expect: z
    .object({
      amountIncl: fen,
      amountExcl: fen.nullable(),
      taxTotal: fen.nullable(),
      taxNo: line(30).nullable(),
    })
    .optional(),
});
const invoiceStep = { ...noInvoice, ...notAllowed, ...invoiceStateRefused };
const issueErrors = { ...invoiceStep, ...fieldInvalid, ...invoiceNoTaken, ...figuresDiffer };

const issue = command
  .route({ method: 'POST', path: '/invoices/{id}/issue' })
  .input(issued)
  .output(written)
  .errors(issueErrors);

/** The results of a file, all of them or none. */
const applyResults = command
  .route({ method: 'POST', path: '/invoices/results' })
  .input(z.object({ results: z.array(issued).min(1).max(500) }))
  .output(writtenMany)
  .errors(issueErrors);

const deliver = command
  .route({ method: 'POST', path: '/invoices/{id}/deliver' })
  .input(one.extend({ via: line(300).nullable().optional() }))
  .output(written)
  .errors(invoiceStep);

const voidIt = command
  .route({ method: 'POST', path: '/invoices/{id}/void' })
  .input(one.extend({ reason, copiesBack: z.boolean() }))
  .output(written)
  .errors({ ...invoiceStep, INVOICE_VOID_REFUSED: { status: 409, data: z.object({ reason: z.enum(voidProblems) }) } });

const verify = command
  .route({ method: 'POST', path: '/invoices/{id}/verify' })
  .input(one.extend({ agrees: z.boolean() }))
  .output(written)
  .errors({ ...noInvoice, ...notAllowed });

export const invoicesContract = {
  list: invoicesList,
  get: invoiceGet,
  totals,
  sums: sumsOfList,
  issue,
  applyResults,
  deliver,
  void: voidIt,
  verify,
};
