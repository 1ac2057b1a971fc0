import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findEntry } from '../catalogue/catalogue.repository.ts';
import { findProductLine } from '../product-lines/product-lines.repository.ts';
import { findSupplier } from '../suppliers/suppliers.repository.ts';
import { listTaxRates } from '../tax-rates/tax-rates.repository.ts';
import type { Product, ProductCodeTaken } from './product.model.ts';
import { isCodeTaken, listProductsByIds } from './products.repository.ts';

type Checked = Pick<
  Product,
  | 'id'
  | 'code'
  | 'kind'
  | 'lineId'
  | 'brandId'
  | 'categoryId'
  | 'supplierId'
  | 'unit'
  | 'units'
  | 'taxRateCode'
  | 'replacements'
  | 'bundleItems'
>;

/** What holds of every product, however it came to be: everything it names exists, and nothing names itself. */
export function checkProduct(db: ReadDb, product: Checked): Result<void, FieldInvalid | ProductCodeTaken> {
  if (isCodeTaken(db, product.code, product.id))
    return refuse({ code: 'PRODUCT_CODE_TAKEN', productCode: product.code });
  const { lineId, brandId, categoryId, supplierId } = product;
  if (lineId !== null && !findProductLine(db, lineId)) return invalid('lineId', 'unknownLine');
  if (brandId !== null && !findEntry(db, 'brands', brandId)) return invalid('brandId', 'unknownBrand');
  if (categoryId !== null && !findEntry(db, 'categories', categoryId)) return invalid('categoryId', 'unknownCategory');
  if (supplierId !== null && !findSupplier(db, supplierId)) return invalid('supplierId', 'unknownSupplier');
  if (!listTaxRates(db).some(({ code }) => code === product.taxRateCode))
    return invalid('taxRateCode', 'unknownTaxRate');
  const unitNames = [product.unit, ...product.units.map(({ name }) => name)];
  if (new Set(unitNames).size < unitNames.length) return invalid('units', 'unitTwice');
  return checkRelated(db, product);
}

/** A bundle is of single products: one within another would hide what is delivered. */
function checkRelated(db: ReadDb, { id, kind, replacements, bundleItems }: Checked): Result<void, FieldInvalid> {
  if (bundleItems.length > 0 && kind !== 'bundle') return invalid('bundleItems', 'notABundle');
  const inBundle = bundleItems.map(({ productId }) => productId);
  if (new Set(inBundle).size < inBundle.length) return invalid('bundleItems', 'itemTwice');
  const known = new Map(listProductsByIds(db, [...replacements, ...inBundle]).map((each) => [each.id, each]));
  if (replacements.some((each) => each === id || !known.has(each))) return invalid('replacements', 'unknownProduct');
  for (const each of inBundle) {
    const item = known.get(each);
    if (!item || each === id) return invalid('bundleItems', 'unknownProduct');
    if (item.kind === 'bundle') return invalid('bundleItems', 'nestedBundle');
  }
  return ok(undefined);
}

function invalid(field: string, rule: string): Result<void, FieldInvalid> {
  return refuse({ code: 'FIELD_INVALID', field, rule });
}
