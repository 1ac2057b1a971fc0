import type { z } from 'zod';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { coverRows } from '../../reading/rows.ts';
import { productRows } from './list-products.ts';
import type { productsContract } from './products.contract.ts';
import { findProduct, listProductsByIds } from './products.repository.ts';
import { products } from './products.tables.ts';

type ProductPage = z.output<NonNullable<(typeof productsContract.get)['~orpc']['outputSchema']>>;

/** A product with what hangs on it by name; undefined where there is none. */
export function findProductPage(db: ReadDb, actor: Actor, id: string, now: number): ProductPage | undefined {
  const found = findProduct(db, id);
  if (!found) return undefined;
  const row = productRows(db, coverRows(actor, products, [found], 'page'), now)[0]!;
  const related = listProductsByIds(db, [...row.replacements, ...row.bundleItems.map((item) => item.productId)]);
  const byId = new Map(related.map((each) => [each.id, each]));
  const named = (productId: string) => {
    const each = byId.get(productId);
    return each ? [{ productId, code: each.code, name: each.name, unit: each.unit, status: each.status }] : [];
  };
  return {
    ...row,
    bundle: row.bundleItems.flatMap(({ productId, qty }) => named(productId).map((each) => ({ ...each, qty }))),
    replacedBy: row.replacements.flatMap(named),
  };
}
