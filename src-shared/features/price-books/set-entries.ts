import { compareDecimals } from '../../kernel/money/decimal.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { listProductsByIds } from '../products/products.repository.ts';
import type { NewPriceEntry, PriceBookNotFound, PriceEntryTwice } from './price-book.model.ts';
import { permitBook } from './price-books.policy.ts';
import { findPriceBook, listEntriesOf } from './price-books.repository.ts';
import { priceBookEntries } from './price-books.tables.ts';

interface SetEntriesInput {
  readonly id: string;
  readonly put: readonly NewPriceEntry[];
  readonly remove: readonly string[];
}

type SetEntriesRefusal = PriceBookNotFound | NotAllowed | FieldInvalid | PriceEntryTwice;

/** A pasted price of a product and quantity that is there already replaces it; all lines go in, or none. */
export function setEntries(tx: WriteTx, actor: Actor, input: SetEntriesInput): Result<Written, SetEntriesRefusal> {
  const { id: bookId, put, remove } = input;
  const book = findPriceBook(tx, bookId);
  if (!book || book.deletedAt !== null) return refuse({ code: 'PRICE_BOOK_NOT_FOUND' });
  const permit = permitBook(actor, 'priceBook.edit');
  if (!permit.ok) return permit;

  const lines = new Map(listEntriesOf(tx, bookId).map((entry) => [entry.id, entry]));
  for (const id of remove) {
    if (!lines.delete(id)) continue;
    tx.update(priceBookEntries, id, { deletedAt: tx.at });
  }
  const known = new Set(
    listProductsByIds(
      tx,
      put.map(({ productId }) => productId),
    ).map((product) => product.id),
  );
  for (const { id, ...given } of put) {
    const fields = { minQty: '1', ...presentFields(given) };
    if (!known.has(fields.productId))
      return refuse({ code: 'FIELD_INVALID', field: 'productId', rule: 'unknownProduct' });
    const isSame = (entry: { productId: string; minQty: string }) =>
      entry.productId === fields.productId && compareDecimals(entry.minQty, fields.minQty) === 0;
    const twin = [...lines.values()].find(isSame);
    const own = id === undefined ? undefined : lines.get(id);
    if (own && twin && twin.id !== own.id) {
      return refuse({ code: 'PRICE_ENTRY_TWICE', productId: fields.productId, minQty: fields.minQty });
    }
    const target = own ?? twin;
    if (target) {
      tx.update(priceBookEntries, target.id, fields);
      lines.set(target.id, { ...target, ...fields });
      continue;
    }
    const entry = { id: tx.newId(), bookId, ...fields };
    tx.insert(priceBookEntries, entry);
    lines.set(entry.id, entry as never);
  }
  return ok({ id: bookId, commandId: tx.command.id });
}
