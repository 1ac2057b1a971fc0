import { z } from 'zod';
import { changesOf, id, line, localDate } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, longHost, query } from '../../kernel/procedure.ts';
import { fieldInvalid, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { submitRefusals } from '../flows/flows.contract.ts';
import { ageBands, plan, planFields, planStatuses, planTerm } from './plan.model.ts';

const notFound = { PLAN_NOT_FOUND: { status: 404 } } as const;
const ownerNotFound = { OWNER_NOT_FOUND: { status: 404 } } as const;
const overDocument = { PLAN_OVER_DOCUMENT: { status: 409, data: z.object({ left: z.number().int() }) } } as const;
const stateRefused = {
  PLAN_STATE_REFUSED: { status: 409, data: z.object({ planId: id, status: z.enum(planStatuses) }) },
} as const;

/** A row of the list: the plan with the names a person reads, and how late it is today. */
export const planRow = plan.extend({
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  customerName: z.string().nullable(),
  documentNo: z.string().nullable(),
  remainder: z.number().int(),
  overdueDays: z.number().int(),
  followed: z.boolean(),
});
export type PlanRow = z.infer<typeof planRow>;

const listed = listInput.extend({
  customerId: id.optional(),
  orderId: id.optional(),
  contractId: id.optional(),
  /** Only what is late today. */
  overdue: z.boolean().optional(),
  /** Only what is due up to this day and not paid. */
  dueUntil: localDate.optional(),
});
const one = z.object({ id });
const many = z.object({ ids: z.array(id).min(1).max(500) });
const reason = line(500).min(1);

const list = query.route({ method: 'GET', path: '/receivables' }).input(listed).output(listOutput(planRow));
const get = query.route({ method: 'GET', path: '/receivables/{id}' }).input(one).output(planRow).errors(notFound);

const figures = z.object({
  count: z.number().int(),
  amount: z.number().int(),
  received: z.number().int(),
  remainder: z.number().int(),
  overdue: z.number().int(),
  overdueCount: z.number().int(),
});
/** What the plans of a list add up to, in fen. */
const sums = query.route({ method: 'POST', path: '/receivables/sums' }).input(listed).output(figures);

const bands = z.object(
  Object.fromEntries(ageBands.map((band) => [band, z.number().int()])) as Record<
    (typeof ageBands)[number],
    z.ZodNumber
  >,
);
const aged = bands.extend({
  customerId: id,
  customerName: z.string().nullable(),
  total: z.number().int(),
  prepaid: z.number().int(),
});
export const ageingOutput = z.object({
  asOf: localDate,
  rows: z.array(aged),
  totals: bands.extend({ total: z.number().int(), prepaid: z.number().int() }),
});
export type Ageing = z.infer<typeof ageingOutput>;

/** 账龄: what each customer owes by how late it is; orders without plans are due by their term of payment. */
const ageing = query
  .route({ method: 'GET', path: '/receivables/ageing' })
  .input(z.object({ asOf: localDate.optional() }))
  .output(ageingOutput);

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const statementOutput = z.object({
  customerId: id,
  customerName: z.string(),
  month,
  /** What was owed when the month began, and when it ended; negative: paid in advance. */
  opening: z.number().int(),
  closing: z.number().int(),
  debits: z.number().int(),
  credits: z.number().int(),
  rows: z.array(
    z.object({
      date: localDate,
      kind: z.enum(['order', 'receipt', 'refund', 'reversal', 'discount']),
      id,
      no: z.string().nullable(),
      debit: z.number().int(),
      credit: z.number().int(),
      balance: z.number().int(),
      overdue: z.boolean(),
    }),
  ),
});
export type Statement = z.infer<typeof statementOutput>;

/** 对账单 of a customer for a month: orders, receipts and what is owed, line by line. */
const statement = query
  .route({ method: 'GET', path: '/receivables/statement' })
  .input(z.object({ customerId: id, month }))
  .output(statementOutput)
  .errors({ CUSTOMER_NOT_FOUND: { status: 404 } });

/** The statement as a file to print, sign or reckon with. */
const statementFile = longHost
  .route({ method: 'POST', path: '/receivables/statement/file' })
  .input(
    z.object({
      customerId: id,
      month,
      format: z.enum(['pdf', 'xlsx']),
      language: z.enum(['zh-CN', 'en']).default('zh-CN'),
    }),
  )
  .output(z.file())
  .errors({
    CUSTOMER_NOT_FOUND: { status: 404 },
    EXPORT_LIMIT: { status: 403, data: z.object({ limit: z.number().int() }) },
    ...notAllowed,
  });

const create = command
  .route({ method: 'POST', path: '/receivables' })
  .input(z.object({ orderId: id, terms: z.array(planTerm).min(1).max(60) }))
  .output(writtenMany)
  .errors({ ...notAllowed, ...fieldInvalid, ...overDocument, ORDER_NOT_FOUND: { status: 404 } });

const edit = command
  .route({ method: 'PATCH', path: '/receivables/{id}' })
  .input(one.extend({ changes: changesOf(planFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...overDocument, ...stateRefused });

/** The condition came true on a day: acceptance on paper, end of a warranty. */
const mark = command
  .route({ method: 'POST', path: '/receivables/{id}/condition' })
  .input(one.extend({ conditionDate: localDate }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const ending = (path: 'void' | 'bad-debt') =>
  command
    .route({ method: 'POST', path: `/receivables/{id}/${path}` })
    .input(one.extend({ reason, chosen: z.record(z.string(), z.array(id)).optional() }))
    .output(written.extend({ status: z.enum(planStatuses) }))
    .errors({ ...notFound, ...notAllowed, ...stateRefused, ...submitRefusals });

const assign = command
  .route({ method: 'POST', path: '/receivables/assign' })
  .input(many.extend({ ownerId: id }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...ownerNotFound });

const tag = command
  .route({ method: 'POST', path: '/receivables/tag' })
  .input(many.extend({ add: z.array(line(40).min(1)).max(20), remove: z.array(line(40)).max(20) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const remove = command
  .route({ method: 'POST', path: '/receivables/remove' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const restore = command
  .route({ method: 'POST', path: '/receivables/restore' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

export const receivablesContract = {
  list,
  get,
  sums,
  ageing,
  statement,
  statementFile,
  create,
  edit,
  mark,
  void: ending('void'),
  writeOff: ending('bad-debt'),
  assign,
  tag,
  remove,
  restore,
};
