import { z } from 'zod';
import { changesOf, id, localDate } from '../../kernel/fields.ts';
import { listInput, listOutput } from '../../kernel/listing.ts';
import { quantityText } from '../../kernel/money/decimal-fields.ts';
import { taxModes } from '../../kernel/money/line-amounts.ts';
import { command, query } from '../../kernel/procedure.ts';
import { fieldInvalid, idTaken, notAllowed } from '../../kernel/refusals.ts';
import { written, writtenMany } from '../../kernel/written.ts';
import {
  bookActions,
  bookStatuses,
  newPriceBook,
  newPriceEntry,
  priceBook,
  priceBookFields,
  priceEntry,
} from './price-book.model.ts';

const notFound = { PRICE_BOOK_NOT_FOUND: { status: 404 } } as const;
const nameTaken = { PRICE_BOOK_NAME_TAKEN: { status: 409 } } as const;
const stateRefused = {
  PRICE_BOOK_STATE_REFUSED: {
    status: 409,
    data: z.object({ status: z.enum(bookStatuses), action: z.enum(bookActions) }),
  },
} as const;
const entryTwice = {
  PRICE_ENTRY_TWICE: { status: 409, data: z.object({ productId: id, minQty: z.string() }) },
} as const;
const ids = z.object({ ids: z.array(id).min(1).max(500) });

/** `state` is the status with the calendar in it; `scopeNames` are the branches or customers that the actor may see. */
export const priceBookRow = priceBook.extend({
  state: z.enum([...bookStatuses, 'expired']),
  scopeNames: z.array(z.string()),
  entryCount: z.number().int(),
});
export type PriceBookRow = z.infer<typeof priceBookRow>;

const list = query.route({ method: 'GET', path: '/price-books' }).input(listInput).output(listOutput(priceBookRow));

const get = query
  .route({ method: 'GET', path: '/price-books/{id}' })
  .input(z.object({ id }))
  .output(priceBookRow)
  .errors(notFound);

export const priceEntryRow = priceEntry.extend({
  productCode: z.string(),
  productName: z.string(),
  unit: z.string(),
  spec: z.string().nullable(),
  /** The product's own price on the side of the book's tax, to compare with. */
  listPrice: z.string().nullable(),
});
export type PriceEntryRow = z.infer<typeof priceEntryRow>;

/** A book's lines by the code of their product and the quantity they begin at. */
const entries = query
  .route({ method: 'GET', path: '/price-books/{id}/entries' })
  .input(
    z.object({
      id,
      text: z.string().max(100).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(2000).default(500),
    }),
  )
  .output(listOutput(priceEntryRow));

const create = command
  .route({ method: 'POST', path: '/price-books' })
  .input(newPriceBook)
  .output(written)
  .errors({ ...notAllowed, ...fieldInvalid, ...idTaken, ...nameTaken });

const edit = command
  .route({ method: 'PATCH', path: '/price-books/{id}' })
  .input(z.object({ id, changes: changesOf(priceBookFields) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...nameTaken });

/** A new draft with the same prices, for next year or for somebody else. */
const copy = command
  .route({ method: 'POST', path: '/price-books/{sourceId}/copy' })
  .input(newPriceBook.pick({ id: true, name: true, validFrom: true, validTo: true }).extend({ sourceId: id }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...idTaken, ...nameTaken });

/** Refused while it has no prices: an empty book would hide that nobody filled it. */
const activate = command
  .route({ method: 'POST', path: '/price-books/activate' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...fieldInvalid });

const disable = command
  .route({ method: 'POST', path: '/price-books/disable' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...stateRefused, ...fieldInvalid });

/** Puts lines in and takes lines out; a line is known by its id, or by its product and the quantity it begins at. */
const setEntries = command
  .route({ method: 'PUT', path: '/price-books/{id}/entries' })
  .input(z.object({ id, put: z.array(newPriceEntry).max(500), remove: z.array(id).max(500).default([]) }))
  .output(written)
  .errors({ ...notFound, ...notAllowed, ...fieldInvalid, ...entryTwice });

const remove = command
  .route({ method: 'POST', path: '/price-books/remove' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed });

const restore = command
  .route({ method: 'POST', path: '/price-books/restore' })
  .input(ids)
  .output(writtenMany)
  .errors({ ...notFound, ...notAllowed, ...nameTaken });

const resolved = z.object({
  kind: z.literal('price'),
  price: z.string(),
  taxMode: z.enum(taxModes),
  bookId: id.nullable(),
  entryId: id.nullable(),
  minQty: z.string().nullable(),
  discountFloor: z.string().nullable(),
  leadTimeDays: z.number().int().nullable(),
  moq: z.string().nullable(),
  isExpired: z.boolean(),
  expiredBookId: id.nullable(),
});
const tied = z.object({
  kind: z.literal('tie'),
  choices: z.array(z.object({ bookId: id, name: z.string(), price: z.string() })),
});
const none = z.object({ kind: z.literal('none'), expiredBookId: id.nullable() });

/** The price of a product for a buyer on a day (today where it is left out), from what this host holds. */
const resolve = query
  .route({ method: 'GET', path: '/price-books/resolve' })
  .input(
    z.object({
      productId: id,
      qty: quantityText,
      day: localDate.optional(),
      customerId: id.optional(),
      branchId: id.optional(),
      bookId: id.optional(),
    }),
  )
  .output(z.discriminatedUnion('kind', [resolved, tied, none]));

export const priceBooksContract = {
  list,
  get,
  entries,
  create,
  edit,
  copy,
  activate,
  disable,
  setEntries,
  remove,
  restore,
  resolve,
};
