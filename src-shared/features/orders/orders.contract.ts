import { z } from 'zod';
import { changesOf, id, line, localDate } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { someQuantityText } from '../../kernel/money/decimal-fields.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { submitRefusals } from '../flows/flows.contract.ts';
import { proposedLine, proposing } from '../quotes/proposed-line.model.ts';
import { quoteActions, quoteStatuses } from '../quotes/quote-states.model.ts';
import { deliveriesContract } from './deliveries.contract.ts';
import { mostOrderLines, newOrder, orderFields, orderLineEdit, satisfactions } from './order.model.ts';
import { orderPage, orderRow, orderTotals } from './order-page.model.ts';
import {
  belowMoq,
  contractRefused,
  customerNotFound,
  exceeded,
  locked,
  notFound,
  overCredit,
  ownerNotFound,
  stateRefused,
  used,
} from './order-refusals.contract.ts';
import { orderStatuses } from './order-states.model.ts';

const listed = listInput.extend({
  customerId: id.optional(),
  productId: id.optional(),
  quoteId: id.optional(),
  contractId: id.optional(),
  opportunityId: id.optional(),
});
const one = z.object({ id });
const many = z.object({ ids: z.array(id).min(1).max(500) });
const reason = line(500).min(1);

const list = query.route({ method: 'GET', path: '/orders' }).input(listed).output(listOutput(orderRow));

const get = query.route({ method: 'GET', path: '/orders/{id}' }).input(one).output(orderPage).errors(notFound);

/** What all orders of a list add up to. */
const sums = query.route({ method: 'POST', path: '/orders/sums' }).input(listed).output(orderTotals);

/** What the customer paid for a product before. */
const paidPrices = query
  .route({ method: 'GET', path: '/orders/paid-prices' })
  .input(z.object({ customerId: id, productId: id }))
  .output(
    z.array(
      z.object({
        orderId: id,
        no: z.string().nullable(),
        orderDate: localDate,
        taxMode: z.enum(taxModes),
        price: z.string(),
        qty: z.string(),
        netPrice: z.string(),
      }),
    ),
  );

/** Products as lines, with the price that counts for this customer on the order's day. */
const propose = query
  .route({ method: 'POST', path: '/orders/{id}/propose' })
  .input(proposing)
  .output(z.array(proposedLine))
  .errors(notFound);

/** What the customer owes and may owe, in fen. */
const credit = query
  .route({ method: 'GET', path: '/orders/credit' })
  .input(z.object({ customerId: id }))
  .output(z.object({ limit: z.number().int().nullable(), owed: z.number().int() }))
  .errors(customerNotFound);

const create = command
  .route({ method: 'POST', path: '/orders' })
  .input(newOrder)
  .output(written)
  .errors({
    ...notAllowed,
    ...fieldInvalid,
    ...idTaken,
    ...ownerNotFound,
    ...customerNotFound,
    ...contractRefused,
  });

/** Of a contract in force, whole or in parts; a framework gives prices and is not used up by quantity. */
const createFromContract = command
  .route({ method: 'POST', path: '/orders/from-contract' })
  .input(
    z.object({
      id: id.optional(),
      contractId: id,
      lines: z
        .array(z.object({ contractLineId: id, qty: someQuantityText }))
        .min(1)
        .max(mostOrderLines)
        .optional(),
    }),
  )
  .output(written)
  .errors({
    CONTRACT_NOT_FOUND: { status: 404 },
    ...contractRefused,
    ...notAllowed,
    ...fieldInvalid,
    ...idTaken,
    ...exceeded,
    ...ownerNotFound,
    ...customerNotFound,
  });

/** Of an accepted quote, whole or in parts. */
const createFromQuote = command
  .route({ method: 'POST', path: '/orders/from-quote' })
  .input(
    z.object({
      id: id.optional(),
      quoteId: id,
      contractId: id.optional(),
      lines: z
        .array(z.object({ quoteLineId: id, qty: someQuantityText }))
        .min(1)
        .max(mostOrderLines)
        .optional(),
    }),
  )
  .output(written)
  .errors({
    QUOTE_NOT_FOUND: { status: 404 },
    QUOTE_STATE_REFUSED: {
      status: 409,
      data: z.object({ quoteId: id, status: z.enum(quoteStatuses), action: z.enum(quoteActions) }),
    },
    ...notAllowed,
    ...fieldInvalid,
    ...idTaken,
    ...exceeded,
    ...ownerNotFound,
    ...customerNotFound,
  });

/** Fields and lines of a draft, or of an order that is being changed. */
const edit = command
  .route({ method: 'PATCH', path: '/orders/{id}' })
  .input(one.extend({ changes: changesOf(orderFields), lines: z.array(orderLineEdit).max(mostOrderLines).optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...locked, ...customerNotFound });

const submit = command
  .route({ method: 'POST', path: '/orders/{id}/submit' })
  .input(
    one.extend({
      overCreditReason: reason.optional(),
      /** People whom a node of the flow leaves to the submitter. */
      chosen: z.record(z.string(), z.array(id).max(20)).optional(),
    }),
  )
  .output(written.extend({ status: z.enum(orderStatuses) }))
  .errors({
    ...notFound,
    ...notAllowed,
    ...fieldInvalid,
    ...stateRefused,
    ...belowMoq,
    ...overCredit,
    ...contractRefused,
    ...submitRefusals,
  });

const decision = { ...notFound, ...notAllowed, ...fieldInvalid, ...stateRefused };

const approve = command
  .route({ method: 'POST', path: '/orders/{id}/approve' })
  .input(one)
  .output(written)
  .errors({ ...decision, ...contractRefused });

const reject = command
  .route({ method: 'POST', path: '/orders/{id}/reject' })
  .input(one.extend({ reason }))
  .output(written)
  .errors(decision);

const withdraw = command
  .route({ method: 'POST', path: '/orders/{id}/withdraw' })
  .input(one)
  .output(written)
  .errors(decision);

const start = command
  .route({ method: 'POST', path: '/orders/{id}/start' })
  .input(one)
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const suspend = command
  .route({ method: 'POST', path: '/orders/{id}/suspend' })
  .input(one.extend({ reason }))
  .output(written)
  .errors(decision);

const resume = command
  .route({ method: 'POST', path: '/orders/{id}/resume' })
  .input(one)
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

/** How content the customer is with it. */
const rate = command
  .route({ method: 'POST', path: '/orders/{id}/satisfaction' })
  .input(one.extend({ satisfaction: z.enum(satisfactions), feedback: line(500).nullable().optional() }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const complete = command
  .route({ method: 'POST', path: '/orders/{id}/complete' })
  .input(one.extend({ reason: reason.optional() }))
  .output(written)
  .errors({
    ...notFound,
    ...notAllowed,
    ...stateRefused,
    ORDER_UNFINISHED: { status: 409, data: z.object({ delivered: z.boolean(), paid: z.boolean() }) },
  });

const cancel = command
  .route({ method: 'POST', path: '/orders/{id}/cancel' })
  .input(one.extend({ reason }))
  .output(written)
  .errors({ ...decision, ...used });

const closeRest = command
  .route({ method: 'POST', path: '/orders/{id}/close-rest' })
  .input(one.extend({ reason }))
  .output(written)
  .errors({ ...decision, ...used });

const beginChange = command
  .route({ method: 'POST', path: '/orders/{id}/change' })
  .input(one.extend({ reason }))
  .output(written)
  .errors(decision);

const applyChange = command
  .route({ method: 'POST', path: '/orders/{id}/change/apply' })
  .input(one.extend({ chosen: z.record(z.string(), z.array(id).max(20)).optional() }))
  /** `waits`: an approval decides about it first. */
  .output(written.extend({ waits: z.boolean() }))
  .errors({ ...decision, ...belowMoq, ...overCredit, ...used, ...contractRefused, ...submitRefusals });

const dropChange = command
  .route({ method: 'POST', path: '/orders/{id}/change/drop' })
  .input(one)
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const assign = command
  .route({ method: 'POST', path: '/orders/assign' })
  .input(many.extend({ ownerId: id }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...ownerNotFound });

const tag = command
  .route({ method: 'POST', path: '/orders/tag' })
  .input(many.extend({ add: z.array(line(40).min(1)).max(20), remove: z.array(line(40)).max(20) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const remove = command
  .route({ method: 'POST', path: '/orders/remove' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...locked });

const restore = command
  .route({ method: 'POST', path: '/orders/restore' })
  .input(many)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

export const ordersContract = {
  list,
  get,
  sums,
  paidPrices,
  propose,
  credit,
  create,
  createFromQuote,
  createFromContract,
  edit,
  submit,
  approve,
  reject,
  withdraw,
  start,
  suspend,
  resume,
  complete,
  rate,
  cancel,
  closeRest,
  beginChange,
  applyChange,
  dropChange,
  ...deliveriesContract,
  assign,
  tag,
  remove,
  restore,
};
