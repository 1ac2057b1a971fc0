import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { quantityText } from '../../kernel/money/decimal-fields.ts';
import { contractActions, contractStatuses } from '../contracts/contract-states.model.ts';
import { orderActions, orderStatuses } from './order-states.model.ts';

export const notFound = { ORDER_NOT_FOUND: { status: 404 } } as const;
export const ownerNotFound = { OWNER_NOT_FOUND: { status: 404 } } as const;
export const customerNotFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
export const stateRefused = {
  ORDER_STATE_REFUSED: {
    status: 409,
    data: z.object({ orderId: id, status: z.enum(orderStatuses), action: z.enum(orderActions) }),
  },
} as const;
export const locked = { ORDER_LOCKED: { status: 409, data: z.object({ orderId: id }) } } as const;
export const belowMoq = {
  ORDER_BELOW_MOQ: {
    status: 422,
    data: z.object({ lines: z.array(z.object({ line: z.number().int(), name: z.string(), moq: z.string() })) }),
  },
} as const;
export const overCredit = {
  ORDER_OVER_CREDIT: {
    status: 409,
    data: z.object({ limit: z.number().int().nullable(), owed: z.number().int(), order: z.number().int() }),
  },
} as const;
export const used = {
  ORDER_IN_USE: {
    status: 409,
    data: z.object({ references: z.array(z.object({ table: z.string(), count: z.number().int() })) }),
  },
} as const;
/** Why an order may not stand under its contract. */
export const contractRefused = {
  CONTRACT_STATE_REFUSED: {
    status: 409,
    data: z.object({ contractId: id, status: z.enum(contractStatuses), action: z.enum(contractActions) }),
  },
  CONTRACT_LIMIT_EXCEEDED: {
    status: 409,
    data: z.object({ limit: z.number().int(), ordered: z.number().int(), order: z.number().int() }),
  },
} as const;
export const exceeded = {
  QUANTITY_EXCEEDED: { status: 409, data: z.object({ name: z.string(), left: quantityText }) },
} as const;
