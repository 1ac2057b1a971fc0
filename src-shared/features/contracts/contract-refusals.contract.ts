import { z } from 'zod';
import { id } from '../../kernel/fields.ts';
import { contractActions, contractStatuses } from './contract-states.model.ts';

export const notFound = { CONTRACT_NOT_FOUND: { status: 404 } } as const;
export const ownerNotFound = { OWNER_NOT_FOUND: { status: 404 } } as const;
export const customerNotFound = { CUSTOMER_NOT_FOUND: { status: 404 } } as const;
export const stateRefused = {
  CONTRACT_STATE_REFUSED: {
    status: 409,
    data: z.object({ contractId: id, status: z.enum(contractStatuses), action: z.enum(contractActions) }),
  },
} as const;
export const locked = { CONTRACT_LOCKED: { status: 409, data: z.object({ contractId: id }) } } as const;
export const used = {
  CONTRACT_IN_USE: {
    status: 409,
    data: z.object({ references: z.array(z.object({ table: z.string(), count: z.number().int() })) }),
  },
} as const;
