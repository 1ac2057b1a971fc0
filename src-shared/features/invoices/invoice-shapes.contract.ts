import { z } from 'zod';
import { applicationStatuses, invoiceActions, invoiceStatuses } from './invoice-states.model.ts';

/** The names that a row of this room brings besides its ids. */
export const namedRow = {
  ownerName: z.string().nullable(),
  deptName: z.string().nullable(),
  branchName: z.string().nullable(),
  customerName: z.string().nullable(),
};

export const invoiceStateRefused = {
  INVOICE_STATE_REFUSED: {
    status: 409,
    data: z.object({ status: z.enum([...applicationStatuses, ...invoiceStatuses]), action: z.enum(invoiceActions) }),
  },
} as const;

export const invoiceNoTaken = { INVOICE_NO_TAKEN: { status: 409, data: z.object({ no: z.string() }) } } as const;
