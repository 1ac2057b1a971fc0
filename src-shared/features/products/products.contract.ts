import { z } from 'zod';
import { changesOf, id, line } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { unitPriceText } from '../../kernel/money/decimal-fields.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import {
  newProduct,
  priceChange,
  priceFields,
  product,
  productActions,
  productFields,
  productImage,
  productStatuses,
} from './product.model.ts';

const notFound = { PRODUCT_NOT_FOUND: { status: 404 } } as const;
const codeTaken = { PRODUCT_CODE_TAKEN: { status: 409, data: z.object({ productCode: z.string() }) } } as const;
const stateRefused = {
  PRODUCT_STATE_REFUSED: {
    status: 409,
    data: z.object({ productId: id, status: z.enum(productStatuses), action: z.enum(productActions) }),
  },
} as const;
/** A quote that is still open offers it. */
const inOpenQuote = {
  PRODUCT_IN_OPEN_QUOTE: { status: 409, data: z.object({ productId: id, quotes: z.number().int() }) },
} as const;
const ids = z.object({ ids: z.array(id).min(1).max(500) });

/** A product with the names people read. `taxRate` is its rate today; null where the table has none for today. */
export const productRow = product.extend({
  lineName: z.string().nullable(),
  brandName: z.string().nullable(),
  categoryName: z.string().nullable(),
  supplierName: z.string().nullable(),
  taxRate: z.string().nullable(),
});
export type ProductRow = z.infer<typeof productRow>;

/** `categoryId` takes those of the category and of all below it; `sellable` only what may be put on a quote. */
const list = query
  .route({ method: 'GET', path: '/products' })
  .input(listInput.extend({ categoryId: id.optional(), lineId: id.optional(), sellable: z.boolean().optional() }))
  .output(listOutput(productRow));

/** What a bundle holds and what comes after a discontinued product, by name. */
const relatedProduct = z.object({
  productId: id,
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  status: z.enum(productStatuses),
});
const get = query
  .route({ method: 'GET', path: '/products/{id}' })
  .input(z.object({ id }))
  .output(
    productRow.extend({
      bundle: z.array(relatedProduct.extend({ qty: z.string() })),
      replacedBy: z.array(relatedProduct),
    }),
  )
  .errors(notFound);

/** The list prices it has had, the newest first. */
const prices = query
  .route({ method: 'GET', path: '/products/{id}/prices' })
  .input(z.object({ id }))
  .output(z.array(priceChange.extend({ byName: z.string().nullable() })));

const images = query
  .route({ method: 'GET', path: '/products/{id}/images' })
  .input(z.object({ id }))
  .output(z.array(productImage));

const create = command
  .route({ method: 'POST', path: '/products' })
  .input(newProduct)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...codeTaken });

const edit = command
  .route({ method: 'PATCH', path: '/products/{id}' })
  .input(z.object({ id, changes: changesOf(productFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...codeTaken });

/** The list price on the side of `taxMode`; the other side is computed by the rate of the day. Keeps a history. */
const setPrice = command
  .route({ method: 'PUT', path: '/products/{id}/price' })
  .input(
    z.object({
      id,
      taxMode: z.enum(taxModes),
      price: unitPriceText.nullable(),
      minPrice: priceFields.minPrice.optional(),
      reason: line(200).optional(),
    }),
  )
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid });

const publish = command
  .route({ method: 'POST', path: '/products/publish' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...inOpenQuote });

const withdraw = command
  .route({ method: 'POST', path: '/products/withdraw' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...inOpenQuote });

const discontinue = command
  .route({ method: 'POST', path: '/products/discontinue' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...inOpenQuote });

/** Refused while an open quote offers the product. */
const archive = command
  .route({ method: 'POST', path: '/products/archive' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...inOpenQuote });

const remove = command
  .route({ method: 'POST', path: '/products/remove' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...inOpenQuote });

const restore = command
  .route({ method: 'POST', path: '/products/restore' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...codeTaken });

const addImage = command
  .route({ method: 'POST', path: '/products/{productId}/images' })
  .input(z.object({ id: id.optional(), productId: id, data: productImage.shape.data }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...idTaken });

const removeImage = command
  .route({ method: 'POST', path: '/products/images/remove' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

export const productsContract = {
  list,
  get,
  prices,
  images,
  create,
  edit,
  setPrice,
  publish,
  withdraw,
  discontinue,
  archive,
  remove,
  restore,
  addImage,
  removeImage,
};
