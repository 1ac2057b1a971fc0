import { z } from 'zod';
import { id, line, localDate } from '../../kernel/fields.ts';
import { command, longHost, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written } from '../../kernel/written.ts';
import { submitRefusals } from '../flows/flows.contract.ts';
import {
  chosenPeople,
  deliveryActions,
  deliveryStatuses,
  newDelivery,
  newReturn,
  returnActions,
  returnStatuses,
} from './delivery.model.ts';
import { exceeded, notFound, stateRefused } from './order-refusals.contract.ts';

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
const one = z.object({ id });
const reason = line(500).min(1);

/** The order on paper, or one of its deliveries: by the company's template, on record before the answer leaves. */
const paper = longHost
  .route({ method: 'POST', path: '/orders/{id}/paper' })
  .input(one.extend({ deliveryId: id.optional(), language: z.enum(['zh-CN', 'en']).default('zh-CN') }))
  .output(z.file())
  .errors({
    ...notFound,
    ...noDelivery,
    ...notAllowed,
    EXPORT_LIMIT: { status: 403, data: z.object({ limit: z.number().int() }) },
  });

/** The order that a delivery or a return belongs to: they are read on its page. */
const ofGoods = query
  .route({ method: 'GET', path: '/orders/of-goods/{id}' })
  .input(one)
  .output(z.object({ orderId: id }))
  .errors(noDelivery);

const planDelivery = command
  .route({ method: 'POST', path: '/deliveries' })
  .input(newDelivery.extend(chosenPeople))
  .output(written)
  .errors({
    ...notFound,
    ...notAllowed,
    ...idTaken,
    ...fieldInvalid,
    ...stateRefused,
    ...exceeded,
    ...submitRefusals,
  });

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
  .input(newReturn.extend(chosenPeople))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...idTaken, ...fieldInvalid, ...exceeded, ...submitRefusals });

const stepReturn = (action: (typeof returnActions)[number]) =>
  command
    .route({ method: 'POST', path: `/returns/{id}/${action}` })
    .input(one)
    .output(written)
    .errors({ ...noDelivery, ...notAllowed, ...deliveryRefused });

/** What leaves, arrives and comes back, and its papers. */
export const deliveriesContract = {
  paper,
  ofGoods,
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
};
