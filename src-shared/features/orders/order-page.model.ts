import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';
import { delivery, deliveryLine, goodsReturn } from './delivery.model.ts';
import { order, orderSnapshot } from './order.model.ts';
import { orderLine } from './order-line.model.ts';

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
  contractNo: z.string().nullable(),
  lines: z.array(orderLine),
  /** `waits`: an approval decides about it. */
  deliveries: z.array(delivery.extend({ lines: z.array(deliveryLine), waits: z.boolean() })),
  returns: z.array(goodsReturn.extend({ lines: z.array(deliveryLine), waits: z.boolean() })),
  changes: z.array(change),
  seesCost: z.boolean(),
  /** An approval decides about it, or about its change. */
  waits: z.boolean(),
});
export type OrderPage = z.infer<typeof orderPage>;

/** Money in fen; the exact worth of lines and quantities as decimal texts. */
export const orderTotals = z.object({
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
export type OrderTotals = z.infer<typeof orderTotals>;
