import { z } from 'zod';
import { changesOf, id, instant, line } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { command, longHost, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { submitRefusals } from '../flows/flows.contract.ts';
import { lineRules } from './check-lines.model.ts';
import { proposedLine, proposing } from './proposed-line.model.ts';
import { mostLines, newQuote, quote, quoteFields, sendChannels } from './quote.model.ts';
import { newQuoteLine, quoteLine, quoteLineFields } from './quote-line.model.ts';
import { quoteActions, quoteStatuses } from './quote-states.model.ts';

const notFound = { QUOTE_NOT_FOUND: { status: 404 } } as const;
const customerNotFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
const ownerNotFound = { OWNER_NOT_FOUND: { status: 404 } } as const;
/** The transition table has no such step from the quote's present state. */
const stateRefused = {
  QUOTE_STATE_REFUSED: {
    status: 409,
    data: z.object({ quoteId: id, status: z.enum(quoteStatuses), action: z.enum(quoteActions) }),
  },
} as const;
/** What waits for approval or went out is not edited: a new version is. */
const locked = { QUOTE_LOCKED: { status: 409, data: z.object({ status: z.enum(quoteStatuses) }) } } as const;
const tooManyLines = { QUOTE_LINES_FULL: { status: 422, data: z.object({ most: z.number().int() }) } } as const;
const lineProblem = z.object({ lineId: id, row: z.number().int(), name: z.string(), rule: z.enum(lineRules) });
/** Lines lack what must stand on them; each is named (T-4.4b). */
const incomplete = {
  QUOTE_INCOMPLETE: { status: 422, data: z.object({ problems: z.array(lineProblem) }) },
} as const;
/** Only lines below their minimum are left: with a reason, an approval can let them pass. */
const belowMoq = { QUOTE_BELOW_MOQ: { status: 422, data: z.object({ problems: z.array(lineProblem) }) } } as const;
/** The company has no approval for it, so nobody can let it pass. */
const newerVersion = {
  QUOTE_NEWER_VERSION: { status: 409, data: z.object({ quoteId: id, version: z.number().int() }) },
} as const;

/** A row of the list: the record with the names a person reads. */
export const quoteRow = quote.extend({
  customerName: z.string().nullable(),
  contactName: z.string().nullable(),
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  createdByName: z.string().nullable(),
  /** Of a product on it the list price changed since the quote was written, and the quote is still open. */
  priceChanged: z.boolean(),
  followed: z.boolean(),
});
export type QuoteRow = z.infer<typeof quoteRow>;

/** `expiringIn` keeps those that still count and end within so many days; `latest` leaves out replaced versions. */
const list = query
  .route({ method: 'GET', path: '/quotes' })
  .input(
    listInput.extend({
      customerId: id.optional(),
      opportunityId: id.optional(),
      expiringIn: z.number().int().min(0).max(366).optional(),
      latest: z.boolean().optional(),
    }),
  )
  .output(listOutput(quoteRow));

export const quotePage = quoteRow.extend({
  lines: z.array(quoteLine.extend({ priceChanged: z.boolean() })),
  versions: z.array(
    z.object({
      id,
      version: z.number().int(),
      status: z.enum(quoteStatuses),
      amountIncl: z.number().int(),
      quoteDate: z.string(),
      createdAt: instant,
    }),
  ),
});
export type QuotePage = z.infer<typeof quotePage>;

const get = query
  .route({ method: 'GET', path: '/quotes/{id}' })
  .input(z.object({ id }))
  .output(quotePage)
  .errors(notFound);

/** A product as a line of a quote would have it: priced for its customer on its day, on its side of the tax. */
const propose = query
  .route({ method: 'POST', path: '/quotes/{id}/propose' })
  .input(proposing)
  .output(z.array(proposedLine))
  .errors(notFound);

/** The actor's own quotes: drafts, waiting ones, those that end within a week, those that are accepted. */
const counts = query.route({ method: 'GET', path: '/quotes/counts' }).output(
  z.object({
    draft: z.number().int(),
    pending: z.number().int(),
    expiring: z.number().int(),
    accepted: z.number().int(),
  }),
);

const create = command
  .route({ method: 'POST', path: '/quotes' })
  .input(newQuote)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...ownerNotFound, ...customerNotFound });

/** One act on a line. An added line brings its id, so that the editor knows it; adding a removed one brings it back. */
export const lineEdit = z.discriminatedUnion('act', [
  z.object({ act: z.literal('add'), line: newQuoteLine.extend({ id }) }),
  z.object({ act: z.literal('change'), id, changes: changesOf(quoteLineFields) }),
  z.object({ act: z.literal('remove'), id }),
]);
export type LineEdit = z.infer<typeof lineEdit>;

/**
 * Header fields and lines at once, cell by cell, so that two people's offline work on one quote merges. `taxMode` is the
 * one in which prices were typed: if it is another by now they are converted.
 */
const edit = command
  .route({ method: 'PATCH', path: '/quotes/{id}' })
  .input(
    z.object({
      id,
      changes: changesOf(quoteFields).optional(),
      lines: z.array(lineEdit).max(mostLines).optional(),
      taxMode: z.enum(taxModes).optional(),
    }),
  )
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...locked, ...customerNotFound, ...tooManyLines });

/** Converts every unit price once, to 8 places: the same prices seen from the other side of the tax. */
const switchTax = command
  .route({ method: 'POST', path: '/quotes/{id}/tax-mode' })
  .input(z.object({ id, taxMode: z.enum(taxModes) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...locked });

/** A new quote with the same lines, for the same customer or another. */
const copy = command
  .route({ method: 'POST', path: '/quotes/{fromId}/copy' })
  .input(z.object({ id: id.optional(), fromId: id, customerId: id.optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...idTaken, ...customerNotFound, ...ownerNotFound });

/** The next version, as a draft. This one stays what it is until the next takes effect. */
const revise = command
  .route({ method: 'POST', path: '/quotes/{fromId}/revise' })
  .input(z.object({ id: id.optional(), fromId: id }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...idTaken, ...stateRefused, ...newerVersion });

/** Takes effect at once, or waits for the approval that the company's rules ask for. */
const submit = command
  .route({ method: 'POST', path: '/quotes/{id}/submit' })
  .input(
    z.object({
      id,
      belowMoqReason: line(500).min(1).optional(),
      /** People whom a node of the flow leaves to the submitter. */
      chosen: z.record(z.string(), z.array(id).max(20)).optional(),
    }),
  )
  .output(written.extend({ status: z.enum(quoteStatuses) }))
  .errors({
    ...notFound,
    ...notAllowed,
    ...fieldInvalid,
    ...stateRefused,
    ...incomplete,
    ...belowMoq,
    ...submitRefusals,
  });

/** It went out: by which way, and the hash of the file that did. */
const markSent = command
  .route({ method: 'POST', path: '/quotes/{id}/sent' })
  .input(z.object({ id, channel: z.enum(sendChannels), paperHash: z.hash('sha256').optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const accept = command
  .route({ method: 'POST', path: '/quotes/{id}/accept' })
  .input(z.object({ id, reply: line(1000).optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const decline = command
  .route({ method: 'POST', path: '/quotes/{id}/decline' })
  .input(z.object({ id, reason: line(500).min(1), reply: line(1000).optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const makeVoid = command
  .route({ method: 'POST', path: '/quotes/{id}/void' })
  .input(z.object({ id, reason: line(500).min(1) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

/** Writes down what the calendar has decided, for filters; what is over counts as over without it. */
const expire = command
  .route({ method: 'POST', path: '/quotes/expire' })
  .input(z.object({ limit: z.number().int().min(1).max(5000).default(500) }))
  .output(writtenMany)
  .errors({ ...notAllowed });

/** More than the actor may put on paper now. */
const limit = { EXPORT_LIMIT: { status: 403, data: z.object({ limit: z.number().int() }) } } as const;

/**
 * The quote as a file for the customer, by the company's template: covered as its page is, and on record before the answer
 * leaves. A right of its own; whoever may export may print.
 */
const paper = longHost
  .route({ method: 'POST', path: '/quotes/{id}/paper' })
  .input(z.object({ id, format: z.enum(['pdf', 'xlsx']), language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
  .output(z.file())
  .errors({ ...notFound, ...notAllowed, ...limit });

const assign = command
  .route({ method: 'POST', path: '/quotes/assign' })
  .input(z.object({ ids: z.array(id).min(1).max(500), ownerId: id }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...ownerNotFound });

const tag = command
  .route({ method: 'POST', path: '/quotes/tag' })
  .input(z.object({ ids: z.array(id).min(1).max(500), add: z.array(line(40)), remove: z.array(line(40)) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const remove = command
  .route({ method: 'POST', path: '/quotes/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...locked });

const restore = command
  .route({ method: 'POST', path: '/quotes/restore' })
  .input(z.object({ ids: z.array(id).min(1).max(500) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

export const quotesContract = {
  list,
  get,
  propose,
  counts,
  create,
  edit,
  switchTax,
  copy,
  revise,
  submit,
  markSent,
  accept,
  decline,
  makeVoid,
  expire,
  paper,
  assign,
  tag,
  remove,
  restore,
};
