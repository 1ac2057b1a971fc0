import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { findProduct } from '../products/products.repository.ts';
import { priceBookEntries, priceBooks } from './price-books.tables.ts';
import { type PriceAnswer, type PriceQuestion, resolvePrice } from './resolve-price.model.ts';

export type PriceBookRecord = RowOf<typeof priceBooks>;
export type PriceEntryRecord = RowOf<typeof priceBookEntries>;

export function findPriceBook(db: ReadDb, id: string): PriceBookRecord | undefined {
  return findRow(db, priceBooks, id);
}

export function listActiveBooks(db: ReadDb): PriceBookRecord[] {
  return selectRows(db, priceBooks, "t.deleted_at IS NULL AND t.status = 'active'");
}

export function listEntriesOf(db: ReadDb, bookId: string): PriceEntryRecord[] {
  return selectRows(db, priceBookEntries, 't.book_id = ? AND t.deleted_at IS NULL', bookId);
}

export function listEntriesOfProduct(db: ReadDb, productId: string): PriceEntryRecord[] {
  return selectRows(db, priceBookEntries, 't.product_id = ? AND t.deleted_at IS NULL', productId);
}

/** The price of a product for a buyer from what this host holds; the rule is `resolvePrice`. */
export function findPrice(db: ReadDb, question: PriceQuestion): PriceAnswer {
  const product = findProduct(db, question.productId);
  if (!product) return { kind: 'none', expiredBookId: null };
  return resolvePrice(question, listActiveBooks(db), listEntriesOfProduct(db, question.productId), {
    taxMode: product.taxMode,
    price: product.taxMode === 'included' ? product.priceIncl : product.priceExcl,
    leadTimeDays: product.leadTimeDays,
    moq: product.moq,
  });
}
