import { chinaDate } from '../../kernel/china/dates.ts';
import type { Filter, ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { searchNames } from '../../reading/search-names.ts';
import { withSearch } from '../../reading/with-search.ts';
import { branchOf } from '../catalogue/catalogue.model.ts';
import { listCategories } from '../catalogue/catalogue.repository.ts';
import { taxRateOn } from '../tax-rates/tax-rate.model.ts';
import { listTaxRates } from '../tax-rates/tax-rates.repository.ts';
import type { ProductRow } from './products.contract.ts';
import { findNamesAround, type ProductRecord } from './products.repository.ts';
import { products } from './products.tables.ts';

export const productList: ListSpec<typeof products> = {
  table: products,
  scoped: false,
  hidden: ['namePinyin', 'nameInitials'],
  decimals: ['priceIncl', 'priceExcl', 'minPrice', 'cost', 'moq', 'qtyOnHand'],
  defaultSort: { field: 'code', descending: false },
  search: (text, openness) => searchNames(text, ['code', 'barcode', 'spec'], openness),
};

export type ListProductsInput = ListInput & {
  readonly categoryId?: string | undefined;
  readonly lineId?: string | undefined;
  readonly sellable?: boolean | undefined;
};

export function listProducts(
  db: ReadDb,
  search: RecordSearch,
  actor: Actor,
  input: ListProductsInput,
  now: number,
): Listed<ProductRow> {
  const { rows, total } = listRows(db, actor, withSearch(productList, search, actor, 'product'), {
    ...input,
    filters: [...input.filters, ...asked(db, input)],
  });
  return { rows: productRows(db, rows, now), total };
}

function asked(db: ReadDb, { categoryId, lineId, sellable }: ListProductsInput): Filter[] {
  const filters: Filter[] = [];
  if (categoryId)
    filters.push({ field: 'categoryId', operator: 'in', value: branchOf(listCategories(db), categoryId) });
  if (lineId) filters.push({ field: 'lineId', operator: 'is', value: lineId });
  if (sellable) filters.push({ field: 'status', operator: 'is', value: 'onSale' });
  return filters;
}

/** Adds the names people read and the rate of today. */
export function productRows(db: ReadDb, rows: readonly ProductRecord[], now: number): ProductRow[] {
  const names = findNamesAround(db, rows);
  const rates = listTaxRates(db);
  const today = chinaDate(now);
  return rows.map(({ namePinyin, nameInitials, ...row }) => ({
    ...row,
    lineName: names.get(row.lineId) ?? null,
    brandName: names.get(row.brandId) ?? null,
    categoryName: names.get(row.categoryId) ?? null,
    supplierName: names.get(row.supplierId) ?? null,
    taxRate: taxRateOn(rates, row.taxRateCode, today)?.rate ?? null,
  }));
}
