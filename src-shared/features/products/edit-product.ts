import type { Changes } from '../../kernel/fields.ts';
import type { TaxMode } from '../../kernel/money/line-amounts.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import { pinyinColumns } from '../../kernel/search/pinyin.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { checkProduct } from './check-product.ts';
import type { ProductCodeTaken, ProductNotFound } from './product.model.ts';
import { addPriceChange, listPriceOf, pricePair } from './product-prices.repository.ts';
import { permitProduct } from './products.policy.ts';
import { findProduct, type ProductRecord } from './products.repository.ts';
import { products } from './products.tables.ts';

interface EditProductInput {
  readonly id: string;
  readonly changes: Changes<ProductRecord>;
}

/** A new rate computes the other side of the price anew; a new cost or price stands in the history of prices. */
export function editProduct(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditProductInput,
): Result<Written, ProductNotFound | NotAllowed | FieldInvalid | ProductCodeTaken> {
  const found = findProduct(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'PRODUCT_NOT_FOUND' });
  const permit = permitProduct(actor, 'product.edit');
  if (!permit.ok) return permit;

  const inConflict = mergeEdit(tx, products, { ...found, branchId: null, deptId: null, ownerId: null }, changes);
  const merged = findProduct(tx, id)!;
  if (merged.name !== found.name) tx.update(products, id, pinyinColumns(merged.name));
  if (merged.taxRateCode !== found.taxRateCode) {
    const { taxMode, taxRateCode } = merged;
    tx.update(products, id, pricePair(tx, { taxMode, price: listPriceOf(merged), taxRateCode, at: tx.at }));
  }
  const after = findProduct(tx, id)!;
  if (after.cost !== found.cost || after.taxRateCode !== found.taxRateCode) addPriceChange(tx, after, null);
  const checked = checkProduct(tx, after);
  if (!checked.ok) return checked;
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

interface SetPriceInput {
  readonly id: string;
  readonly taxMode: TaxMode;
  readonly price: string | null;
  readonly minPrice?: string | null | undefined;
  readonly reason?: string | undefined;
}

/** The last price said is the price; the ones before stay in its history. Open quotes keep theirs and say 价格已变. */
export function setPrice(
  tx: WriteTx,
  actor: Actor,
  { id, taxMode, price, minPrice, reason }: SetPriceInput,
): Result<Written, ProductNotFound | NotAllowed | FieldInvalid> {
  const found = findProduct(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'PRODUCT_NOT_FOUND' });
  const permit = permitProduct(actor, 'product.edit');
  if (!permit.ok) return permit;
  const pair = pricePair(tx, { taxMode, price, taxRateCode: found.taxRateCode, at: tx.at });
  const lowest = minPrice === undefined ? found.minPrice : minPrice;
  if (price !== null && lowest !== null && Number(lowest) > Number(price)) {
    return refuse({ code: 'FIELD_INVALID', field: 'minPrice', rule: 'aboveListPrice' });
  }
  const isNew = listPriceOf(found) !== price || found.taxMode !== taxMode;
  tx.update(products, id, { taxMode, ...pair, minPrice: lowest, ...(isNew ? { priceChangedAt: tx.at } : {}) });
  if (isNew || lowest !== found.minPrice)
    addPriceChange(tx, { ...found, taxMode, ...pair, minPrice: lowest }, reason ?? null);
  return ok({ id, commandId: tx.command.id });
}
