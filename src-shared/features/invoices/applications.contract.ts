import { z } from 'zod';
import { changesOf, id, line } from '../../kernel/fields.ts';
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
  openLine,
  splitPreview,
  splitRule,
} from './application.model.ts';
import { invoice } from './invoice.model.ts';
import { invoiceStateRefused, namedRow } from './invoice-shapes.contract.ts';
import { applicationStatuses } from './invoice-states.model.ts';

const noApplication = { INVOICE_APPLICATION_NOT_FOUND: { status: 404 } } as const;
const noTitle = { INVOICE_TITLE_NOT_FOUND: { status: 404 } } as const;
const noEntity = { TAX_ENTITY_NOT_FOUND: { status: 404 } } as const;
const noCustomer = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
const noOrder = { ORDER_NOT_FOUND: { status: 404 } } as const;
const noOwner = { OWNER_NOT_FOUND: { status: 404 } } as const;
const fen = z.number().int();
/** Why an application cannot be submitted or issued. */
export const applicationProblems = {
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

export const applicationRow = application.extend({ ...namedRow, entityName: z.string().nullable() });
export type ApplicationRow = z.infer<typeof applicationRow>;

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

/** What the orders of its customer still have to be invoiced. */
const openLines = query
  .route({ method: 'GET', path: '/invoice-applications/{id}/open-lines' })
  .input(one)
  .output(z.array(openLine))
  .errors(noApplication);

/** The invoices that it would become, by its own rule or by one that is tried out. */
const preview = query
  .route({ method: 'GET', path: '/invoice-applications/{id}/preview' })
  .input(one.extend({ splitRule: splitRule.optional() }))
  .output(splitPreview)
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
  .errors({ ...step, ...applicationProblems, ...submitRefusals });

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
  .errors({ ...step, ...applicationProblems });

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
  openLines,
  preview,
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
