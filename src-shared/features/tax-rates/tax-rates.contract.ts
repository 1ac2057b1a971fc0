import { z } from 'zod';
import { changesOf, id, localDate } from '../../kernel/fields.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { newTaxRate, taxRate, taxRateFields } from './tax-rate.model.ts';

const notFound = { TAX_RATE_NOT_FOUND: { status: 404 } } as const;
const overlaps = {
  TAX_RATE_OVERLAPS: {
    status: 409,
    data: z.object({ validFrom: localDate.nullable(), validTo: localDate.nullable() }),
  },
} as const;

export const taxRateRow = taxRate.extend({ confirmedByName: z.string().nullable(), isValidToday: z.boolean() });
export type TaxRateRow = z.infer<typeof taxRateRow>;

/** The whole table, built-in rates and the company's own; `day` leaves those that hold on it. */
const list = query
  .route({ method: 'GET', path: '/tax-rates' })
  .input(z.object({ day: localDate.optional() }))
  .output(z.array(taxRateRow));

const create = command
  .route({ method: 'POST', path: '/tax-rates' })
  .input(newTaxRate)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...overlaps });

/** An edited rate waits for finance again. */
const edit = command
  .route({ method: 'PATCH', path: '/tax-rates/{id}' })
  .input(z.object({ id, changes: changesOf(taxRateFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...overlaps });

/** Finance looked at these and says that they are right. */
const confirm = command
  .route({ method: 'POST', path: '/tax-rates/confirm' })
  .input(z.object({ ids: z.array(id).min(1).max(200) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

/** A rate no longer offered; documents keep the rate that they have. */
const remove = command
  .route({ method: 'POST', path: '/tax-rates/remove' })
  .input(z.object({ ids: z.array(id).min(1).max(200) }))
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

export const taxRatesContract = { list, create, edit, confirm, remove };
