import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf } from '../../ledger/row-codec.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { pathOf } from './catalogue.model.ts';
import { brands, categories, segments, units } from './catalogue.tables.ts';

export type CategoryRecord = RowOf<typeof categories>;

/** The lists of the catalogue, by the name of their contract. */
export const catalogueTables = { brands, segments, units, categories } as const;
export type CatalogueList = keyof typeof catalogueTables;
export type EntryRecord = RowOf<typeof brands | typeof segments | typeof units | typeof categories>;

export function findEntry(db: ReadDb, list: CatalogueList, id: string): EntryRecord | undefined {
  return findRow(db, catalogueTables[list] as SQLiteTable, id) as EntryRecord | undefined;
}

/** Whether another entry of the list has the name; of the tree, another one under the same parent. */
export function isNameTaken(
  db: ReadDb,
  list: CatalogueList,
  entry: { id: string; name: string; parentId?: string | null },
) {
  const table = codecOf(catalogueTables[list]).name;
  const beside = list === 'categories' ? 'AND parent_id IS ?' : 'AND ? IS NULL';
  return (
    db.row(
      `SELECT 1 FROM "${table}" WHERE name = ? AND id <> ? AND deleted_at IS NULL ${beside}`,
      entry.name,
      entry.id,
      list === 'categories' ? (entry.parentId ?? null) : null,
    ) !== undefined
  );
}

export function listCategories(db: ReadDb): CategoryRecord[] {
  return selectRows(db, categories, 't.deleted_at IS NULL ORDER BY t.sort, t.name, t.id');
}

export function listUnits(db: ReadDb): RowOf<typeof units>[] {
  return selectRows(db, units, 't.deleted_at IS NULL ORDER BY t.sort, t.name, t.id');
}

/** What uses an entry, by kind. */
export function listUses(db: ReadDb, list: CatalogueList, entry: EntryRecord): { table: string; count: number }[] {
  const count = (table: string, where: string, value: string) => ({
    table,
    count: db.row<{ total: number }>(
      `SELECT count(*) AS total FROM "${table}" WHERE ${where} AND deleted_at IS NULL`,
      value,
    )!.total,
  });
  const uses = {
    brands: () => [
      count('products', 'brand_id = ?', entry.id),
      count('product_lines', 'EXISTS (SELECT 1 FROM json_each(brand_ids) WHERE value = ?)', entry.id),
    ],
    segments: () => [count('product_lines', 'segment_id = ?', entry.id)],
    units: () => [count('products', 'unit = ?', entry.name), count('units', 'base_id = ?', entry.id)],
    categories: () => [count('products', 'category_id = ?', entry.id), count('categories', 'parent_id = ?', entry.id)],
  }[list]();
  return uses.filter((use) => use.count > 0);
}

/** How many products each value of a column has. */
export function countProductsBy(db: ReadDb, column: 'brand_id' | 'unit' | 'category_id'): ReadonlyMap<string, number> {
  const rows = db.rows<{ key: string; total: number }>(
    `SELECT ${column} AS key, count(*) AS total FROM products WHERE deleted_at IS NULL AND ${column} IS NOT NULL GROUP BY ${column}`,
  );
  return new Map(rows.map(({ key, total }) => [key, total]));
}

export function countLinesBySegment(db: ReadDb): ReadonlyMap<string, number> {
  const rows = db.rows<{ key: string; total: number }>(
    'SELECT segment_id AS key, count(*) AS total FROM product_lines WHERE deleted_at IS NULL AND segment_id IS NOT NULL GROUP BY segment_id',
  );
  return new Map(rows.map(({ key, total }) => [key, total]));
}

/** The tax of a category; what it does not say itself is said by the nearest above it. */
export function findTaxDefaults(
  db: ReadDb,
  categoryId: string | null,
): Pick<CategoryRecord, 'taxRateCode' | 'taxClassCode' | 'taxClassShort'> {
  const byId = new Map(listCategories(db).map((each) => [each.id, each]));
  const upwards = pathOf(byId, categoryId).toReversed();
  const nearest = <Field extends 'taxRateCode' | 'taxClassCode' | 'taxClassShort'>(field: Field) =>
    upwards.find((each) => each[field] !== null)?.[field] ?? null;
  return {
    taxRateCode: nearest('taxRateCode'),
    taxClassCode: nearest('taxClassCode'),
    taxClassShort: nearest('taxClassShort'),
  };
}
