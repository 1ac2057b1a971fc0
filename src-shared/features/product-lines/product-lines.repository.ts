import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow } from '../../reading/rows.ts';
import type { CockpitKind } from './cockpit.model.ts';
import { productLines } from './product-lines.tables.ts';

export type ProductLineRecord = RowOf<typeof productLines>;

export function findProductLine(db: ReadDb, id: string): ProductLineRecord | undefined {
  return findRow(db, productLines, id);
}

export function isLineNameTaken(db: ReadDb, name: string, exceptId: string | null): boolean {
  return (
    db.row('SELECT 1 FROM product_lines WHERE name = ? AND id IS NOT ? AND deleted_at IS NULL', name, exceptId) !==
    undefined
  );
}

export function countProductsByLine(db: ReadDb): ReadonlyMap<string, number> {
  const rows = db.rows<{ key: string; total: number }>(
    'SELECT line_id AS key, count(*) AS total FROM products WHERE deleted_at IS NULL AND line_id IS NOT NULL GROUP BY line_id',
  );
  return new Map(rows.map(({ key, total }) => [key, total]));
}

const cockpitTables: Readonly<Record<CockpitKind, string>> = {
  line: 'product_lines',
  brand: 'brands',
  segment: 'segments',
  category: 'categories',
  product: 'products',
};

/** What it is called that the indicators are asked of. */
export function findCockpitName(db: ReadDb, kind: CockpitKind, id: string): string | undefined {
  return db.row<{ name: string }>(`SELECT name FROM ${cockpitTables[kind]} WHERE id = ?`, id)?.name;
}
