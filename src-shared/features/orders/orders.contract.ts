import { z } from 'zod';
import { changesOf, id, instant, line, localDate } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { quantityText, someQuantityText } from '../../kernel/money/decimal-fields.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { quoteActions, quoteStatuses } from '../quotes/quote-states.model.ts';
import {
  delivery,
  deliveryActions,
  deliveryLine,
  deliveryStatuses,
  goodsReturn,
  newDelivery,
  newReturn,
  returnActions,
  returnStatuses,
} from './delivery.model.ts';
import { mostOrderLines, newOrder, order, orderFields, orderLineEdit, orderSnapshot } from './order.model.ts';
import { orderLine } from './order-line.model.ts';
import { orderActions, orderStatuses } from './order-states.model.ts';

const notFound = { ORDER_NOT_FOUND: { status: 404 } } as const;
const ownerNotFound = { OWNER_NOT_FOUND: { status: 404 } } as const;
const customerNotFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
const stateRefused = {
  ORDER_STATE_REFUSED: {
    status: 409,
    data: z.object({ orderId: id, status: z.enum(orderStatuses), action: z.enum(orderActions) }),
  },
} as const;
const locked = { ORDER_LOCKED: { status: 409, data: z.object({ orderId: id }) } } as const;
const belowMoq = {
  ORDER_BELOW_MOQ: {
    status: 422,
    data: z.object({ lines: z.array(z.object({ line: z.number().int(), name: z.string(), moq: z.string() })) }),
  },
} as const;
const overCredit = {
  ORDER_OVER_CREDIT: {
    status: 409,
    data: z.object({ limit: z.number().int(), owed: z.number().int(), order: z.number().int() }),
  },
} as const;
const used = {
  ORDER_IN_USE: {
    status: 409,
    data: z.object({ references: z.array(z.object({ table: z.string(), count: z.number().int() })) }),
  },
} as const;
const exceeded = {
  QUANTITY_EXCEEDED: { status: 409, data: z.object({ name: z.string(), left: quantityText }) },
} as const;
const noDelivery = { DELIVERY_NOT_FOUND: { status: 404 } } as const;
const deliveryRefused = {
  DELIVERY_STATE_REFUSED: {
    status: 409,
    data: z.object({
      status: z.enum([...deliveryStatuses, ...returnStatuses]),
      action: z.enum([...deliveryActions, ...returnActions]),
    }),
  },
} as const;

/** A row of the list: the record with the names a person reads. */
export const orderRow = order.extend({
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  customerName: z.string().nullable(),
  followed: z.boolean(),
});
export type OrderRow = z.infer<typeof orderRow>;

const change = z.object({
  id,
  version: z.number().int(),
  reason: z.string(),
  outcome: z.enum(['applied', 'dropped']).nullable(),
  before: orderSnapshot,
  after: orderSnapshot.nullable(),
  byName: z.string().nullable(),
  at: instant,
});

export const orderPage = orderRow.extend({
  quoteNo: z.string().nullable(),
  lines: z.array(orderLine),
  deliveries: z.array(delivery.extend({ lines: z.array(deliveryLine) })),
  returns: z.array(goodsReturn.extend({ lines: z.array(deliveryLine) })),
  changes: z.array(change),
  seesCost: z.boolean(),
});
export type OrderPage = z.infer<typeof orderPage>;

/** Money in fen; the exact worth of lines and quantities as decimal texts. */
const totals = z.object({
  count: z.number().int(),
  amountIncl: z.number().int(),
  totalDue: z.number().int(),
  freight: z.number().int(),
  receivedAmount: z.number().int(),
  invoicedAmount: z.number().int(),
  exactGross: z.string(),
  exactNet: z.string(),
  quantity: z.string(),
});
export type OrderTotals = z.infer<typeof totals>;

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
const sums = query.route({ method: 'POST', path: '/orders/sums' }).input(listed).output(totals);

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
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...ownerNotFound, ...customerNotFound });

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
  .input(one.extend({ overCreditReason: reason.optional() }))
  .output(written.extend({ status: z.enum(orderStatuses) }))
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...stateRefused, ...belowMoq, ...overCredit });

const decision = { ...notFound, ...notAllowed, ...fieldInvalid, ...stateRefused };

const approve = command
  .route({ method: 'POST', path: '/orders/{id}/approve' })
  .input(one)
  .output(written)
  .errors(decision);

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
  .input(one)
  .output(written)
  .errors({ ...decision, ...belowMoq, ...overCredit, ...used });

const dropChange = command
  .route({ method: 'POST', path: '/orders/{id}/change/drop' })
  .input(one)
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...stateRefused });

const planDelivery = command
  .route({ method: 'POST', path: '/deliveries' })
  .input(newDelivery)
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...idTaken, ...fieldInvalid, ...stateRefused, ...exceeded });

const ship = command
  .route({ method: 'POST', path: '/deliveries/{id}/ship' })
  .input(
    one.extend({
      shipDate: localDate.optional(),
      carrier: line(60).nullable().optional(),
      trackingNo: line(80).nullable().optional(),
      termsChecked: z.array(id).max(50).default([]),
    }),
  )
  .output(written)
  .errors({
    ...noDelivery,
    ...notAllowed,
    ...deliveryRefused,
    ...exceeded,
    ...fieldInvalid,
    ...stateRefused,
    TERMS_UNCHECKED: { status: 422, data: z.object({ terms: z.array(z.string()) }) },
  });

const sign = command
  .route({ method: 'POST', path: '/deliveries/{id}/sign' })
  .input(one.extend({ signedBy: line(60).min(1), signedOn: localDate.optional() }))
  .output(written)
  .errors({ ...noDelivery, ...notAllowed, ...deliveryRefused });

const refuseDelivery = command
  .route({ method: 'POST', path: '/deliveries/{id}/refuse' })
  .input(one.extend({ reason }))
  .output(written)
  .errors({ ...noDelivery, ...notAllowed, ...deliveryRefused });

const removeDelivery = command
  .route({ method: 'DELETE', path: '/deliveries/{id}' })
  .input(one)
  .output(written)
  .errors({ ...noDelivery, ...notAllowed, ...deliveryRefused });

const requestReturn = command
  .route({ method: 'POST', path: '/returns' })
  .input(newReturn)
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...idTaken, ...fieldInvalid, ...exceeded });

const stepReturn = (action: (typeof returnActions)[number]) =>
  command
    .route({ method: 'POST', path: `/returns/{id}/${action}` })
    .input(one)
    .output(written)
    .errors({ ...noDelivery, ...notAllowed, ...deliveryRefused });

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
  credit,
  create,
  createFromQuote,
  edit,
  submit,
  approve,
  reject,
  withdraw,
  start,
  suspend,
  resume,
  complete,
  cancel,
  closeRest,
  beginChange,
  applyChange,
  dropChange,
  planDelivery,
  ship,
  sign,
  refuseDelivery,
  removeDelivery,
  requestReturn,
  approveReturn: stepReturn('approve'),
  rejectReturn: stepReturn('reject'),
  receiveReturn: stepReturn('receive'),
  completeReturn: stepReturn('complete'),
  assign,
  tag,
  remove,
  restore,
};
