import { z } from 'zod';
import { changesOf, id, instant, line, localDate } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { submitRefusals } from '../flows/flows.contract.ts';
import { invoiceNoTaken, invoiceStateRefused } from '../invoices/invoice-shapes.contract.ts';
import {
  bureauStates,
  newRedRequest,
  redActions,
  redFields,
  redLine,
  redRequest,
  redStatuses,
  wantedRedLine,
} from './red-request.model.ts';

const notFound = { RED_REQUEST_NOT_FOUND: { status: 404 } } as const;
const noInvoice = { INVOICE_NOT_FOUND: { status: 404 } } as const;
const stateRefused = {
  RED_STATE_REFUSED: { status: 409, data: z.object({ status: z.enum(redStatuses), action: z.enum(redActions) }) },
} as const;
const exceeded = { RED_EXCEEDED: { status: 409, data: z.object({ name: z.string(), left: z.string() }) } } as const;
const bureauRefused = {
  RED_BUREAU_STATE_REFUSED: {
    status: 409,
    data: z.object({ from: z.enum(bureauStates).nullable(), to: z.enum(bureauStates) }),
  },
} as const;
const running = { FLOW_RUNNING: { status: 409 } } as const;

export const redRequestRow = redRequest.extend({
  customerName: z.string().nullable(),
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  blueNo: z.string().nullable(),
});
export type RedRequestRow = z.infer<typeof redRequestRow>;

export const redRequestPage = redRequestRow.extend({ lines: z.array(redLine), redNo: z.string().nullable() });
export type RedRequestPage = z.infer<typeof redRequestPage>;

const one = z.object({ id });
const reason = line(500).min(1);
const step = { ...notFound, ...notAllowed, ...stateRefused };
const at = '/red-requests/{id}';

const list = query
  .route({ method: 'GET', path: '/red-requests' })
  .input(listInput.extend({ blueInvoiceId: id.optional() }))
  .output(listOutput(redRequestRow));

const get = query.route({ method: 'GET', path: at }).input(one).output(redRequestPage).errors(notFound);

const create = command
  .route({ method: 'POST', path: '/red-requests' })
  .input(newRedRequest)
  .output(written)
  .errors({ ...notAllowed, ...idTaken, ...noInvoice, ...invoiceStateRefused, ...fieldInvalid, ...exceeded });

const edit = command
  .route({ method: 'PATCH', path: at })
  .input(one.extend({ changes: changesOf(redFields), lines: z.array(wantedRedLine).max(500).optional() }))
  .output(written)
  .errors({ ...step, ...fieldInvalid, ...exceeded });

const submit = command
  .route({ method: 'POST', path: `${at}/submit` })
  .input(one.extend({ chosen: z.record(z.string(), z.array(id).max(50)).optional() }))
  .output(written.extend({ status: z.enum(redStatuses) }))
  .errors({ ...step, ...submitRefusals, ...exceeded });

const approve = command
  .route({ method: 'POST', path: `${at}/approve` })
  .input(one)
  .output(written)
  .errors({ ...step, ...running });

const reject = command
  .route({ method: 'POST', path: `${at}/reject` })
  .input(one.extend({ reason }))
  .output(written)
  .errors({ ...step, ...running, ...fieldInvalid });

const withdraw = command
  .route({ method: 'POST', path: `${at}/withdraw` })
  .input(one)
  .output(written)
  .errors({ ...step, ...running });

/** What the bureau says of it, word for word. */
const report = command
  .route({ method: 'POST', path: `${at}/bureau-state` })
  .input(
    one.extend({
      bureauState: z.enum(bureauStates),
      confirmNo: line(60).nullable().optional(),
      enteredAt: instant.optional(),
    }),
  )
  .output(written)
  .errors({ ...step, ...bureauRefused, ...fieldInvalid });

/** The red invoice's number: from now on it stands. */
const issue = command
  .route({ method: 'POST', path: `${at}/issue` })
  .input(
    one.extend({
      invoiceNo: line(40).min(1),
      invoiceCode: line(12).nullable().optional(),
      issueDate: localDate.optional(),
    }),
  )
  .output(written)
  .errors({ ...step, ...fieldInvalid, ...invoiceNoTaken });

export const redRequestsContract = { list, get, create, edit, submit, approve, reject, withdraw, report, issue };
