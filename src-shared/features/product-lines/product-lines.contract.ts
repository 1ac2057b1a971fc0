import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, inUse, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { newProductLine, productLine, productLineFields } from './product-line.model.ts';

const notFound = { PRODUCT_LINE_NOT_FOUND: { status: 404 } } as const;
const nameTaken = { PRODUCT_LINE_NAME_TAKEN: { status: 409 } } as const;
const ids = z.object({ ids: z.array(id).min(1).max(500) });

export const productLineRow = productLine.extend({
  managerName: z.string().nullable(),
  teamNames: z.array(z.string()),
  brandNames: z.array(z.string()),
  segmentName: z.string().nullable(),
  productCount: z.number().int(),
});
export type ProductLineRow = z.infer<typeof productLineRow>;

const list = query.route({ method: 'GET', path: '/product-lines' }).input(listInput).output(listOutput(productLineRow));

const get = query
  .route({ method: 'GET', path: '/product-lines/{id}' })
  .input(z.object({ id }))
  .output(productLineRow)
  .errors(notFound);

const create = command
  .route({ method: 'POST', path: '/product-lines' })
  .input(newProductLine)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...nameTaken });

const edit = command
  .route({ method: 'PATCH', path: '/product-lines/{id}' })
  .input(z.object({ id, changes: changesOf(productLineFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...nameTaken });

/** Refused while products belong to it. */
const remove = command
  .route({ method: 'POST', path: '/product-lines/remove' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...inUse });

const restore = command
  .route({ method: 'POST', path: '/product-lines/restore' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...nameTaken });

export const productLinesContract = { list, get, create, edit, remove, restore };
