import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { likeText } from '../../reading/filter-condition.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { selectRows } from '../../reading/rows.ts';
import { brands, segments } from '../catalogue/catalogue.tables.ts';
import { findNames } from '../people/people.repository.ts';
import type { ProductLineRow } from './product-lines.contract.ts';
import { countProductsByLine, type ProductLineRecord } from './product-lines.repository.ts';
import { productLines } from './product-lines.tables.ts';

export const productLineList: ListSpec<typeof productLines> = {
  table: productLines,
  scoped: false,
  defaultSort: { field: 'sort', descending: false },
  search: (text) => {
    const pattern = `%${likeText(text)}%`;
    return { sql: "(t.name LIKE ? ESCAPE '\\' OR t.code LIKE ? ESCAPE '\\')", values: [pattern, pattern] };
  },
};

export function listProductLines(db: ReadDb, actor: Actor, input: ListInput): Listed<ProductLineRow> {
  const { rows, total } = listRows(db, actor, productLineList, input);
  return { rows: productLineRows(db, rows), total };
}

export function productLineRows(db: ReadDb, rows: readonly ProductLineRecord[]): ProductLineRow[] {
  const names = findNames(db);
  const brandNames = new Map(selectRows(db, brands, '1').map((brand) => [brand.id, brand.name]));
  const segmentNames = new Map(selectRows(db, segments, '1').map((segment) => [segment.id, segment.name]));
  const counts = countProductsByLine(db);
  return rows.map((row) => ({
    ...row,
    managerName: names.user(row.managerId),
    teamNames: row.teamIds.flatMap((id) => names.user(id) ?? []),
    brandNames: row.brandIds.flatMap((id) => brandNames.get(id) ?? []),
    segmentName: row.segmentId === null ? null : (segmentNames.get(row.segmentId) ?? null),
    productCount: counts.get(row.id) ?? 0,
  }));
}
