import { z } from 'zod';
import { changesOf, id, line, localDate } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { submitRefusals } from '../flows/flows.contract.ts';
import {
  application,
  applicationFields,
  applicationLine,
  mostApplicationLines,
  newApplication,
  newApplicationLine,
} from './application.model.ts';
import { invoice, invoiceLine, voidProblems } from './invoice.model.ts';
import { applicationStatuses, invoiceActions, invoiceStatuses } from './invoice-states.model.ts';

const noApplication = { INVOICE_APPLICATION_NOT_FOUND: { status: 404 } } as const;
const noInvoice = { INVOICE_NOT_FOUND: { status: 404 } } as const;
const noTitle = { INVOICE_TITLE_NOT_FOUND: { status: 404 } } as const;
const noEntity = { TAX_ENTITY_NOT_FOUND: { status: 404 } } as const;
const noCustomer = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
const noOrder = { ORDER_NOT_FOUND: { status: 404 } } as const;
const noOwner = { OWNER_NOT_FOUND: { status: 404 } } as const;
export const invoiceStateRefused = {
  INVOICE_STATE_REFUSED: {
    status: 409,
    data: z.object({ status: z.enum([...applicationStatuses, ...invoiceStatuses]), action: z.enum(invoiceActions) }),
  },
} as const;
export const invoiceNoTaken = { INVOICE_NO_TAKEN: { status: 409, data: z.object({ no: z.string() }) } } as const;
const fen = z.number().int();
const problems = {
  ...fieldInvalid,
  ...noEntity,
  INVOICE_SPECIAL_REFUSED: {
    status: 422,
    data: z.object({ reason: z.enum(['person', 'taxNo', 'untaxedLine']) }),
  },
  INVOICE_RATE_NOT_OFFERED: { status: 422, data: z.object({ rate: z.string(), offered: z.array(z.string()) }) },
  INVOICE_OVER_CAP: {
    status: 409,
    data: z.object({ no: z.string().nullable(), cap: fen, issued: fen, open: fen, asked: fen }),
  },
  QUANTITY_EXCEEDED: { status: 409, data: z.object({ name: z.string(), left: z.string() }) },
} as const;
const running = { FLOW_RUNNING: { status: 409 } } as const;
const figuresDiffer = {
  INVOICE_FIGURES_DIFFER: { status: 422, data: z.object({ problem: z.enum(['sum', 'price', 'tax', 'total']) }) },
} as const;

const named = {
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  customerName: z.string().nullable(),
};

export const applicationRow = application.extend({ ...named, entityName: z.string().nullable() });
export type ApplicationRow = z.infer<typeof applicationRow>;

export const invoiceRow = invoice.extend({ ...named, applicationNo: z.string().nullable() });
export type InvoiceRow = z.infer<typeof invoiceRow>;

/** What an order of the application allows, in fen. */
const capRow = z.object({
  orderId: id,
  no: z.string().nullable(),
  cap: fen,
  issued: fen,
  open: fen,
  asked: fen,
});

export const applicationPage = applicationRow.extend({
  lines: z.array(applicationLine),
  invoices: z.array(invoice),
  caps: z.array(capRow),
});
export type ApplicationPage = z.infer<typeof applicationPage>;

export const invoicePage = invoiceRow.extend({
  upper: z.string(),
  lines: z.array(invoiceLine),
  reds: z.array(invoice),
  blueNo: z.string().nullable(),
});
export type InvoicePage = z.infer<typeof invoicePage>;

const one = z.object({ id });
const many = z.object({ ids: z.array(id).min(1).max(500) });
const reason = line(500).min(1);
const step = { ...noApplication, ...notAllowed, ...invoiceStateRefused };

const list = query
  .route({ method: 'GET', path: '/invoice-applications' })
  .input(listInput.extend({ customerId: id.optional(), orderId: id.optional() }))
  .output(listOutput(applicationRow));

const get = query
  .route({ method: 'GET', path: '/invoice-applications/{id}' })
  .input(one)
  .output(applicationPage)
  .errors(noApplication);

const create = command
  .route({ method: 'POST', path: '/invoice-applications' })
  .input(newApplication)
  .output(written)
  .errors({
    ...notAllowed,
    ...fieldInvalid,
    ...idTaken,
    ...noCustomer,
    ...noOrder,
    ...noOwner,
    ...noTitle,
    ...noEntity,
  });

const edit = command
  .route({ method: 'PATCH', path: '/invoice-applications/{id}' })
  .input(
    one.extend({
      changes: changesOf(applicationFields),
      lines: z.array(newApplicationLine).max(mostApplicationLines).optional(),
      removed: z.array(id).max(mostApplicationLines).optional(),
    }),
  )
  .output(written)
  .errors({ ...step, ...fieldInvalid, ...noCustomer, ...noOrder, ...noOwner, ...noTitle, ...noEntity });

const submit = command
  .route({ method: 'POST', path: '/invoice-applications/{id}/submit' })
  .input(one.extend({ chosen: z.record(z.string(), z.array(id).max(50)).optional() }))
  .output(written.extend({ status: z.enum(applicationStatuses) }))
  .errors({ ...step, ...problems, ...submitRefusals });

const approve = command
  .route({ method: 'POST', path: '/invoice-applications/{id}/approve' })
  .input(one)
  .output(written)
  .errors({ ...step, ...running });

const reject = command
  .route({ method: 'POST', path: '/invoice-applications/{id}/reject' })
  .input(one.extend({ reason }))
  .output(written)
  .errors({ ...step, ...running, ...fieldInvalid });

const withdraw = command
  .route({ method: 'POST', path: '/invoice-applications/{id}/withdraw' })
  .input(one)
  .output(written)
  .errors({ ...step, ...running });

const reopen = command
  .route({ method: 'POST', path: '/invoice-applications/{id}/reopen' })
  .input(one)
  .output(written)
  .errors(step);

const cancel = command
  .route({ method: 'POST', path: '/invoice-applications/{id}/cancel' })
  .input(one.extend({ reason }))
  .output(written)
  .errors({ ...step, ...fieldInvalid });

/** The invoices stand as they will print and wait for their numbers. */
const begin = command
  .route({ method: 'POST', path: '/invoice-applications/{id}/begin' })
  .input(one)
  .output(written)
  .errors({ ...step, ...problems });

const finish = command
  .route({ method: 'POST', path: '/invoice-applications/{id}/finish' })
  .input(one)
  .output(written)
  .errors(step);

const assign = command
  .route({ method: 'POST', path: '/invoice-applications/assign' })
  .input(many.extend({ ownerId: id }))
  .output(writtenMany)
  .errors({ ...noApplication, ...notAllowed, ...noOwner });

const tag = command
  .route({ method: 'POST', path: '/invoice-applications/tag' })
  .input(many.extend({ add: z.array(line(40).min(1)).max(20), remove: z.array(line(40)).max(20) }))
  .output(writtenMany)
  .errors({ ...noApplication, ...notAllowed });

const remove = command
  .route({ method: 'POST', path: '/invoice-applications/remove' })
  .input(many)
  .output(writtenMany)
  .errors(step);

const restore = command
  .route({ method: 'POST', path: '/invoice-applications/restore' })
  .input(many)
  .output(writtenMany)
  .errors({ ...noApplication, ...notAllowed });

export const invoiceApplicationsContract = {
  list,
  get,
  create,
  edit,
  submit,
  approve,
  reject,
  withdraw,
  reopen,
  cancel,
  begin,
  finish,
  assign,
  tag,
  remove,
  restore,
};

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
export const registerTotals = z.object({
  ...sums,
  byEntity: z.array(
    z.object({ entityId: id, name: z.string(), ...sums, quotaTotal: fen.nullable(), quotaLeft: fen.nullable() }),
  ),
  byRate: z.array(z.object({ taxRate: z.string(), taxTag: z.string(), ...sums })),
  byMonth: z.array(z.object({ month: z.string(), ...sums })),
});
export type RegisterTotals = z.infer<typeof registerTotals>;

/** 台账: what was issued, blue less red, by issuer, rate and month; and what is left of each issuer's quota this month. */
const totals = query
  .route({ method: 'GET', path: '/invoices/totals' })
  .input(z.object({ from: localDate.optional(), to: localDate.optional(), entityId: id.optional() }))
  .output(registerTotals);

const issued = z.object({
  id,
  invoiceNo: line(40).min(1),
  invoiceCode: line(12).nullable().optional(),
  issueDate: localDate.optional(),
  drawer: line(60).nullable().optional(),
  taxes: z
    .array(z.object({ lineId: id, tax: fen }))
    .max(500)
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
  issue,
  applyResults,
  deliver,
  void: voidIt,
  verify,
};
