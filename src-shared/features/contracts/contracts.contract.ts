import { z } from 'zod';
import { changesOf, id, line, localDate } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, longHost, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { submitRefusals } from '../flows/flows.contract.ts';
import { proposedLine, proposing } from '../quotes/proposed-line.model.ts';
import { quoteActions, quoteStatuses } from '../quotes/quote-states.model.ts';
import { contractFields, contractKinds, newContract, signingSides } from './contract.model.ts';
import { contractLineEdit } from './contract-line.model.ts';
import { contractPage, contractRow, contractTotals } from './contract-page.model.ts';
import { customerNotFound, locked, notFound, ownerNotFound, stateRefused, used } from './contract-refusals.contract.ts';
import { contractStatuses } from './contract-states.model.ts';

const listed = listInput.extend({
  customerId: id.optional(),
  quoteId: id.optional(),
  opportunityId: id.optional(),
  /** Contracts in force that end within so many days. */
  expiringIn: z.number().int().min(0).max(3650).optional(),
});
const one = z.object({ id });
const many = z.object({ ids: z.array(id).min(1).max(500) });
const reason = line(500).min(1);
const chosen = z.record(z.string(), z.array(id).max(20)).optional();

const list = query.route({ method: 'GET', path: '/contracts' }).input(listed).output(listOutput(contractRow));

const get = query.route({ method: 'GET', path: '/contracts/{id}' }).input(one).output(contractPage).errors(notFound);

/** What all contracts of a list add up to. */
const sums = query.route({ method: 'POST', path: '/contracts/sums' }).input(listed).output(contractTotals);

/** Products as lines, with the price that counts for this customer. */
const propose = query
  .route({ method: 'POST', path: '/contracts/{id}/propose' })
  .input(proposing)
  .output(z.array(proposedLine))
  .errors(notFound);

/** The contract as a PDF by the company's template. */
const paper = longHost
  .route({ method: 'POST', path: '/contracts/{id}/paper' })
  .input(one.extend({ language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
  .output(z.file())
  .errors({
    ...notFound,
    ...notAllowed,
    EXPORT_LIMIT: { status: 403, data: z.object({ limit: z.number().int() }) },
  });

const made = { ...notAllowed, ...idTaken, ...ownerNotFound, ...customerNotFound };

const create = command
  .route({ method: 'POST', path: '/contracts' })
  .input(newContract)
  .output(written)
  .errors({ ...made, ...fieldInvalid });

/** Of an accepted quote: what it still leaves to order. */
const createFromQuote = command
  .route({ method: 'POST', path: '/contracts/from-quote' })
  .input(
    z.object({
      id: id.optional(),
      quoteId: id,
      name: contractFields.name.optional(),
      kind: z.enum(contractKinds).optional(),
    }),
  )
  .output(written)
  .errors({
    QUOTE_NOT_FOUND: { status: 404 },
    QUOTE_STATE_REFUSED: {
      status: 409,
      data: z.object({ quoteId: id, status: z.enum(quoteStatuses), action: z.enum(quoteActions) }),
    },
    ...made,
  });

/** The same for the time after, as a draft. */
const renewTerm = command
  .route({ method: 'POST', path: '/contracts/renew' })
  .input(z.object({ id: id.optional(), contractId: id }))
  .output(written)
  .errors({ ...notFound, ...stateRefused, ...made });

/** Fields and lines of a draft, or of a contract that is being changed. */
const edit = command
  .route({ method: 'PATCH', path: '/contracts/{id}' })
  .input(one.extend({ changes: changesOf(contractFields), lines: z.array(contractLineEdit).max(500).optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...locked, ...customerNotFound });

const step = { ...notFound, ...notAllowed, ...stateRefused };
const submitting = written.extend({ status: z.enum(contractStatuses) });

const submit = command
  .route({ method: 'POST', path: '/contracts/{id}/submit' })
  .input(one.extend({ chosen }))
  .output(submitting)
  .errors({ ...step, ...fieldInvalid, ...submitRefusals });

/** One side has signed; once both have, the contract counts. */
const sign = command
  .route({ method: 'POST', path: '/contracts/{id}/sign' })
  .input(one.extend({ side: z.enum(signingSides), signer: line(60).min(1), signedOn: localDate }))
  .output(written)
  .errors({ ...step, ...fieldInvalid });

/** Back to be edited before both have signed. */
const reopen = command
  .route({ method: 'POST', path: '/contracts/{id}/reopen' })
  .input(one.extend({ reason: reason.optional() }))
  .output(written)
  .errors(step);

const plainStep = (path: 'start' | 'archive') =>
  command
    .route({ method: 'POST', path: `/contracts/{id}/${path}` })
    .input(one)
    .output(written)
    .errors(step);

const complete = command
  .route({ method: 'POST', path: '/contracts/{id}/complete' })
  .input(one.extend({ reason: reason.optional() }))
  .output(written)
  .errors({ ...step, ...fieldInvalid });

const terminate = command
  .route({ method: 'POST', path: '/contracts/{id}/terminate' })
  .input(one.extend({ reason }))
  .output(written)
  .errors(step);

const makeVoid = command
  .route({ method: 'POST', path: '/contracts/{id}/void' })
  .input(one.extend({ reason }))
  .output(written)
  .errors({ ...step, ...used });

/** Writes down which contracts are over by the calendar. */
const expire = command
  .route({ method: 'POST', path: '/contracts/expire' })
  .input(z.object({ limit: z.number().int().min(1).max(5000).default(500) }))
  .output(writtenMany)
  .errors(notAllowed);

const beginChange = command
  .route({ method: 'POST', path: '/contracts/{id}/change' })
  .input(one.extend({ reason }))
  .output(written)
  .errors(step);

const applyChange = command
  .route({ method: 'POST', path: '/contracts/{id}/change/apply' })
  .input(one.extend({ chosen }))
  .output(submitting)
  .errors({ ...step, ...fieldInvalid, ...submitRefusals });

const dropChange = command
  .route({ method: 'POST', path: '/contracts/{id}/change/drop' })
  .input(one)
  .output(written)
  .errors(step);

const assign = command
  .route({ method: 'POST', path: '/contracts/assign' })
  .input(many.extend({ ownerId: id }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...ownerNotFound });

const tag = command
  .route({ method: 'POST', path: '/contracts/tag' })
  .input(many.extend({ add: z.array(line(40).min(1)).max(20), remove: z.array(line(40)).max(20) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const remove = command
  .route({ method: 'POST', path: '/contracts/remove' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...locked });

const restore = command
  .route({ method: 'POST', path: '/contracts/restore' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

export const contractsContract = {
  list,
  get,
  sums,
  propose,
  paper,
  create,
  createFromQuote,
  renewTerm,
  edit,
  submit,
  sign,
  reopen,
  start: plainStep('start'),
  complete,
  terminate,
  makeVoid,
  archive: plainStep('archive'),
  expire,
  beginChange,
  applyChange,
  dropChange,
  assign,
  tag,
  remove,
  restore,
};
