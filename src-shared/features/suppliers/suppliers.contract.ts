import { z } from 'zod';
import { changesOf, id } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, inUse, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import { newSupplier, supplier, supplierFields, supplierPrice, supplierPriceFields } from './supplier.model.ts';

const notFound = { SUPPLIER_NOT_FOUND: { status: 404 } } as const;
const nameTaken = { SUPPLIER_NAME_TAKEN: { status: 409 } } as const;
const productNotFound = { PRODUCT_NOT_FOUND: { status: 404 } } as const;
const ids = z.object({ ids: z.array(id).min(1).max(500) });

export const supplierRow = supplier.extend({ productCount: z.number().int() });
export type SupplierRow = z.infer<typeof supplierRow>;
const supplierPriceRow = supplierPrice.extend({
  supplierName: z.string().nullable(),
  productName: z.string().nullable(),
  productCode: z.string().nullable(),
  isExpired: z.boolean(),
});
export type SupplierPriceRow = z.infer<typeof supplierPriceRow>;

const list = query.route({ method: 'GET', path: '/suppliers' }).input(listInput).output(listOutput(supplierRow));

const get = query
  .route({ method: 'GET', path: '/suppliers/{id}' })
  .input(z.object({ id }))
  .output(supplierRow)
  .errors(notFound);

const create = command
  .route({ method: 'POST', path: '/suppliers' })
  .input(newSupplier)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...nameTaken });

const edit = command
  .route({ method: 'PATCH', path: '/suppliers/{id}' })
  .input(z.object({ id, changes: changesOf(supplierFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...nameTaken });

/** Refused while a product names it as its supplier. */
const remove = command
  .route({ method: 'POST', path: '/suppliers/remove' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...inUse });

const restore = command
  .route({ method: 'POST', path: '/suppliers/restore' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...nameTaken });

/** What suppliers ask: of one supplier, or for one product. The price itself needs `product.cost`. */
const prices = query
  .route({ method: 'GET', path: '/supplier-prices' })
  .input(z.object({ supplierId: id.optional(), productId: id.optional() }))
  .output(z.array(supplierPriceRow));

/** One price per supplier and product: setting it again replaces what stood there. */
const setPrice = command
  .route({ method: 'PUT', path: '/supplier-prices' })
  .input(
    z.object({ id: id.optional(), supplierId: id, productId: id, ...z.object(supplierPriceFields).partial().shape }),
  )
  .output(written)
  .errors({ ...notFound, ...productNotFound, ...notAllowed });

const removePrice = command
  .route({ method: 'POST', path: '/supplier-prices/remove' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

export const suppliersContract = { list, get, create, edit, remove, restore, prices, setPrice, removePrice };
