import { chinaDate } from '../../kernel/china/dates.ts';
import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { coverRows } from '../../reading/rows.ts';
import { searchNames } from '../../reading/search-names.ts';
import { listProductsByIds } from '../products/products.repository.ts';
import type { SupplierPriceRow, SupplierRow } from './suppliers.contract.ts';
import {
  countProductsBySupplier,
  findSupplierNames,
  listSupplierPrices,
  type SupplierRecord,
} from './suppliers.repository.ts';
import { supplierPrices, suppliers } from './suppliers.tables.ts';

export const supplierList: ListSpec<typeof suppliers> = {
  table: suppliers,
  scoped: false,
  hidden: ['namePinyin', 'nameInitials'],
  defaultSort: { field: 'name', descending: false },
  search: (text, openness) => searchNames(text, ['code', 'contact_name', 'phone'], openness),
};

export function listSuppliers(db: ReadDb, actor: Actor, input: ListInput): Listed<SupplierRow> {
  const { rows, total } = listRows(db, actor, supplierList, input);
  return { rows: supplierRows(db, rows), total };
}

export function supplierRows(db: ReadDb, rows: readonly SupplierRecord[]): SupplierRow[] {
  const counts = countProductsBySupplier(db);
  return rows.map((row) => ({ ...row, productCount: counts.get(row.id) ?? 0 }));
}

/** What suppliers ask, as the actor may see it. */
export function listPrices(
  db: ReadDb,
  actor: Actor,
  input: { readonly supplierId?: string | undefined; readonly productId?: string | undefined },
  now: number,
): SupplierPriceRow[] {
  const rows = coverRows(actor, supplierPrices, listSupplierPrices(db, input), 'list');
  const names = findSupplierNames(
    db,
    rows.map((row) => row.supplierId),
  );
  const products = new Map(
    listProductsByIds(
      db,
      rows.map((row) => row.productId),
    ).map((each) => [each.id, each]),
  );
  const today = chinaDate(now);
  return rows.map((row) => ({
    ...row,
    supplierName: names.get(row.supplierId) ?? null,
    productName: products.get(row.productId)?.name ?? null,
    productCode: products.get(row.productId)?.code ?? null,
    isExpired: row.validTo !== null && row.validTo < today,
  }));
}
