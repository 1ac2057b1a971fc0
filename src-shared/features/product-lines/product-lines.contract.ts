import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, inUse, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { cockpitQuestion, cockpitRow, indicators, tile } from './cockpit.model.ts';
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

/** The nine indicators of a product line, brand, segment, category, product or service over some days. */
const cockpit = query
  .route({ method: 'GET', path: '/product-lines/cockpit' })
  .input(cockpitQuestion)
  .output(z.object({ name: z.string(), tiles: z.array(tile) }))
  .errors(notFound);

/** The rows that a tile is the sum of. */
const cockpitRows = query
  .route({ method: 'GET', path: '/product-lines/cockpit/rows' })
  .input(
    cockpitQuestion.extend({
      indicator: z.enum(indicators),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
  )
  .output(z.object({ rows: z.array(cockpitRow), total: z.number().int(), value: z.number().nullable() }));

export const productLinesContract = { list, get, cockpit, cockpitRows, create, edit, remove, restore };
