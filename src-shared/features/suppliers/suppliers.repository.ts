import type { ChildRows } from '../../ledger/child-rows.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { supplierPrices, suppliers } from './suppliers.tables.ts';

export type SupplierRecord = RowOf<typeof suppliers>;
export type SupplierPriceRecord = RowOf<typeof supplierPrices>;

export function findSupplier(db: ReadDb, id: string): SupplierRecord | undefined {
  return findRow(db, suppliers, id);
}

export function isSupplierNameTaken(db: ReadDb, name: string, exceptId: string | null): boolean {
  return (
    db.row('SELECT 1 FROM suppliers WHERE name = ? AND id IS NOT ? AND deleted_at IS NULL', name, exceptId) !==
    undefined
  );
}

export function findSupplierPrice(db: ReadDb, id: string): SupplierPriceRecord | undefined {
  return findRow(db, supplierPrices, id);
}

/** The price that a supplier asks for a product now. */
export function findPriceFor(db: ReadDb, supplierId: string, productId: string): SupplierPriceRecord | undefined {
  return selectRows(
    db,
    supplierPrices,
    't.supplier_id = ? AND t.product_id = ? AND t.deleted_at IS NULL LIMIT 1',
    supplierId,
    productId,
  )[0];
}

export function listSupplierPrices(
  db: ReadDb,
  { supplierId, productId }: { readonly supplierId?: string | undefined; readonly productId?: string | undefined },
): SupplierPriceRecord[] {
  return selectRows(
    db,
    supplierPrices,
    't.deleted_at IS NULL AND (? IS NULL OR t.supplier_id = ?) AND (? IS NULL OR t.product_id = ?) ORDER BY t.updated_at DESC LIMIT 1000',
    supplierId ?? null,
    supplierId ?? null,
    productId ?? null,
    productId ?? null,
  );
}

export function countProductsBySupplier(db: ReadDb): ReadonlyMap<string, number> {
  const rows = db.rows<{ key: string; total: number }>(
    'SELECT supplier_id AS key, count(*) AS total FROM products WHERE deleted_at IS NULL AND supplier_id IS NOT NULL GROUP BY supplier_id',
  );
  return new Map(rows.map(({ key, total }) => [key, total]));
}

/** Names of suppliers by id, for rows that point at them. */
export function findSupplierNames(db: ReadDb, ids: readonly (string | null)[]): ReadonlyMap<string, string> {
  const rows = db.rows<{ id: string; name: string }>(
    'SELECT id, name FROM suppliers WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...new Set(ids)]),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What goes for good with it. */
export const supplierChildren: readonly ChildRows[] = [{ table: supplierPrices, ofParent: 't.supplier_id = ?' }];
