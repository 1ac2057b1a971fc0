import type { ChildRows } from '../../ledger/child-rows.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { countRows, findRow, selectRows } from '../../reading/rows.ts';
import { searchNames } from '../../reading/search-names.ts';
import { findProduct, listProductsByIds } from '../products/products.repository.ts';
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

export function isBookNameTaken(db: ReadDb, name: string, exceptId: string | null): boolean {
  return (
    db.row('SELECT 1 FROM price_books WHERE name = ? AND id IS NOT ? AND deleted_at IS NULL', name, exceptId) !==
    undefined
  );
}

export function countEntries(db: ReadDb, bookId: string): number {
  return countRows(db, priceBookEntries, 't.book_id = ? AND t.deleted_at IS NULL', bookId);
}

export function countEntriesByBook(db: ReadDb): ReadonlyMap<string, number> {
  const rows = db.rows<{ key: string; total: number }>(
    'SELECT book_id AS key, count(*) AS total FROM price_book_entries WHERE deleted_at IS NULL GROUP BY book_id',
  );
  return new Map(rows.map(({ key, total }) => [key, total]));
}

interface PageInput {
  readonly text?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** A page of a book's lines by product code and quantity, with the products they are of. */
export function listEntryPage(db: ReadDb, bookId: string, { text, offset, limit }: PageInput) {
  const match = text?.trim() ? searchNames(text, ['code', 'barcode']) : { sql: '1', values: [] };
  const from = `FROM price_book_entries e JOIN products t ON t.id = e.product_id WHERE e.book_id = ? AND e.deleted_at IS NULL AND ${match.sql}`;
  const total = db.row<{ total: number }>(`SELECT count(*) AS total ${from}`, bookId, ...match.values)!.total;
  const ids = db
    .rows<{ id: string }>(
      `SELECT e.id ${from} ORDER BY t.code, CAST(e.min_qty AS REAL), e.id LIMIT ? OFFSET ?`,
      bookId,
      ...match.values,
      limit,
      offset,
    )
    .map(({ id }) => id);
  const byId = new Map(
    selectRows(db, priceBookEntries, 't.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids)).map((each) => [
      each.id,
      each,
    ]),
  );
  const entries = ids.map((id) => byId.get(id)!);
  const productIds = entries.map(({ productId }) => productId);
  const products = new Map(listProductsByIds(db, productIds).map((product) => [product.id, product]));
  return { entries, products, total };
}

/** What goes for good with it. */
export const priceBookChildren: readonly ChildRows[] = [{ table: priceBookEntries, ofParent: 't.book_id = ?' }];
