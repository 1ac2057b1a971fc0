import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import type { BrandRow, CategoryRow, SegmentRow, UnitRow } from './catalogue.contract.ts';
import { branchOf, pathOf } from './catalogue.model.ts';
import { countLinesBySegment, countProductsBy, listCategories, listUnits } from './catalogue.repository.ts';
import { brands, categories, segments, units } from './catalogue.tables.ts';

function spec<Table extends SQLiteTable>(table: Table): ListSpec<Table> {
  return {
    table,
    scoped: false,
    defaultSort: { field: 'sort', descending: false },
    search: (text) => ({ sql: "t.name LIKE ? ESCAPE '\\'", values: [`%${likeText(text)}%`] }),
  };
}

const brandList = spec(brands);
const segmentList = spec(segments);
const unitList = spec(units);
const categoryList = spec(categories);

export function listBrandRows(db: ReadDb, actor: Actor, input: ListInput): Listed<BrandRow> {
  const counts = countProductsBy(db, 'brand_id');
  return withRows(listRows(db, actor, brandList, input), (row) => ({ ...row, productCount: counts.get(row.id) ?? 0 }));
}

export function listSegmentRows(db: ReadDb, actor: Actor, input: ListInput): Listed<SegmentRow> {
  const counts = countLinesBySegment(db);
  return withRows(listRows(db, actor, segmentList, input), (row) => ({ ...row, lineCount: counts.get(row.id) ?? 0 }));
}

export function listUnitRows(db: ReadDb, actor: Actor, input: ListInput): Listed<UnitRow> {
  const counts = countProductsBy(db, 'unit');
  const names = new Map(listUnits(db).map((unit) => [unit.id, unit.name]));
  return withRows(listRows(db, actor, unitList, input), (row) => ({
    ...row,
    baseName: row.baseId === null ? null : (names.get(row.baseId) ?? null),
    productCount: counts.get(row.name) ?? 0,
  }));
}

export function listCategoryRows(db: ReadDb, actor: Actor, input: ListInput): Listed<CategoryRow> {
  const nodes = listCategories(db);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const counts = countProductsBy(db, 'category_id');
  return withRows(listRows(db, actor, categoryList, input), (row) => {
    const path = pathOf(new Map([...byId, [row.id, row]]), row.id);
    const below = branchOf(nodes, row.id);
    return {
      ...row,
      path: path.map(({ name }) => name),
      depth: path.length,
      productCount: below.reduce((sum, id) => sum + (counts.get(id) ?? 0), 0),
    };
  });
}

function withRows<Record, Row>({ rows, total }: Listed<Record>, toRow: (row: Record) => Row): Listed<Row> {
  return { rows: rows.map(toRow), total };
}
