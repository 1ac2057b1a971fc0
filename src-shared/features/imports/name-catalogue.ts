import { pinyinColumns } from '../../kernel/search/pinyin.ts';
import { brands, categories } from '../catalogue/catalogue.tables.ts';
import { productLines } from '../product-lines/product-lines.tables.ts';
import { suppliers } from '../suppliers/suppliers.tables.ts';
import type { ApplyContext } from './apply-context.ts';

const places = {
  lineId: 'product_lines',
  categoryId: 'categories',
  brandId: 'brands',
  supplierId: 'suppliers',
} as const;
type Place = keyof typeof places;

interface Names {
  readonly [field: string]: unknown;
}
type Ids = { [Field in Place]?: string | null };

/** Ids for what a row names; a field that the row does not have stays absent. */
export type Naming = (fields: Names) => Ids;

/**
 * Finds lines, categories, brands and suppliers by their name, or by the code that another table of the same program gives
 * them; makes what is named and not there. Asked once for each name.
 */
export function createNaming({ tx, applied }: ApplyContext): Naming {
  const known = new Map<string, string>();
  const hasCode = (place: Place) => place === 'lineId' || place === 'supplierId';
  const find = (place: Place, name: string): string | undefined => {
    const byCode = hasCode(place) ? 'OR code = ?' : 'OR ? IS NULL';
    const row = tx.row<{ id: string }>(
      `SELECT id FROM ${places[place]} WHERE deleted_at IS NULL AND (name = ? ${byCode}) ORDER BY created_at, id LIMIT 1`,
      name,
      name,
    );
    return row?.id;
  };
  const make = (place: Place, name: string): string => {
    const id = tx.newId();
    if (place === 'lineId') {
      tx.insert(productLines, { id, name, teamIds: [], brandIds: [], targets: [], status: 'active' });
      applied.entries.push(['product_lines', id]);
    } else if (place === 'supplierId') {
      tx.insert(suppliers, { id, name, ...pinyinColumns(name) });
      applied.entries.push(['suppliers', id]);
    } else if (place === 'brandId') tx.insert(brands, { id, name, kind: 'own' });
    else tx.insert(categories, { id, name });
    return id;
  };
  return (fields) => {
    const ids: Ids = {};
    for (const place of Object.keys(places) as Place[]) {
      const name = fields[place === 'categoryId' ? 'category' : place];
      if (name === null) ids[place] = null;
      if (typeof name !== 'string' || name === '') continue;
      const key = `${place} ${name}`;
      const id = known.get(key) ?? find(place, name) ?? make(place, name);
      known.set(key, id);
      ids[place] = id;
    }
    return ids;
  };
}
