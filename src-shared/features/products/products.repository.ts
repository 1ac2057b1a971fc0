import type { ChildRows } from '../../ledger/child-rows.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { productImages, productPrices, products } from './products.tables.ts';

export type ProductRecord = RowOf<typeof products>;
export type ProductPriceRecord = RowOf<typeof productPrices>;

/** Also one in the recycle bin. */
export function findProduct(db: ReadDb, id: string): ProductRecord | undefined {
  return findRow(db, products, id);
}

export function listProductsByIds(db: ReadDb, ids: readonly string[]): ProductRecord[] {
  return selectRows(db, products, 't.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
}

/** Whether another product that is not in the bin has the code. */
export function isCodeTaken(db: ReadDb, code: string, exceptId: string | null): boolean {
  return (
    db.row('SELECT 1 FROM products WHERE code = ? AND id IS NOT ? AND deleted_at IS NULL', code, exceptId) !== undefined
  );
}

/** The prices it has had, the newest first. */
export function listPricesOf(db: ReadDb, productId: string): ProductPriceRecord[] {
  return selectRows(db, productPrices, 't.product_id = ? ORDER BY t.at DESC, t.id DESC LIMIT 500', productId);
}

export function listImagesOf(db: ReadDb, productId: string): RowOf<typeof productImages>[] {
  return selectRows(db, productImages, 't.product_id = ? AND t.deleted_at IS NULL ORDER BY t.sort, t.id', productId);
}

/** Whose list price changed after an instant: a quote of before says 价格已变. */
export function listPricesChangedSince(db: ReadDb, ids: readonly string[], since: number): string[] {
  return db
    .rows<{ id: string }>(
      'SELECT id FROM products WHERE id IN (SELECT value FROM json_each(?)) AND price_changed_at > ?',
      JSON.stringify(ids),
      since,
    )
    .map(({ id }) => id);
}

/** Names of what products belong to, by id: lines, brands, categories and suppliers. */
export function findNamesAround(
  db: ReadDb,
  rows: readonly Pick<ProductRecord, 'lineId' | 'brandId' | 'categoryId' | 'supplierId'>[],
): ReadonlyMap<string | null, string> {
  const ids = rows.flatMap((row) => [row.lineId, row.brandId, row.categoryId, row.supplierId]);
  const wanted = JSON.stringify([...new Set(ids)].filter((id) => id !== null));
  const tables = ['product_lines', 'brands', 'categories', 'suppliers'];
  const sql = tables.map((table) => `SELECT id, name FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`);
  const found = db.rows<{ id: string; name: string }>(sql.join(' UNION ALL '), ...tables.map(() => wanted));
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** What goes for good with it. */
export const productChildren: readonly ChildRows[] = [
  { table: productPrices, ofParent: 't.product_id = ?' },
  { table: productImages, ofParent: 't.product_id = ?' },
];
