import { chinaDate } from '../../kernel/china/dates.ts';
import { switchPrice, type TaxMode } from '../../kernel/money/line-amounts.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findTaxRateOn } from '../tax-rates/tax-rates.repository.ts';
import type { ProductRecord } from './products.repository.ts';
import { productPrices } from './products.tables.ts';

export interface PricePair {
  readonly priceIncl: string | null;
  readonly priceExcl: string | null;
}

/** Both sides of a list price by the rate of the day; only the given side where the table has no rate for the day. */
export function pricePair(
  db: ReadDb,
  { taxMode, price, taxRateCode, at }: { taxMode: TaxMode; price: string | null; taxRateCode: string; at: number },
): PricePair {
  const other = taxMode === 'included' ? 'excluded' : 'included';
  const rate = findTaxRateOn(db, taxRateCode, chinaDate(at))?.rate;
  const switched = price === null || rate === undefined ? null : switchPrice(price, rate, other);
  return taxMode === 'included' ? { priceIncl: price, priceExcl: switched } : { priceIncl: switched, priceExcl: price };
}

export function listPriceOf({
  taxMode,
  priceIncl,
  priceExcl,
}: PricePair & { readonly taxMode: TaxMode }): string | null {
  return taxMode === 'included' ? priceIncl : priceExcl;
}

/** Writes down the price a product has from now on, so that nobody wonders later what it was. */
export function addPriceChange(
  tx: WriteTx,
  product: Pick<ProductRecord, 'id' | 'taxMode' | 'priceIncl' | 'priceExcl' | 'minPrice' | 'cost' | 'taxRateCode'>,
  reason: string | null,
): void {
  const { id: productId, taxMode, priceIncl, priceExcl, minPrice, cost, taxRateCode } = product;
  const taxRate = findTaxRateOn(tx, taxRateCode, chinaDate(tx.at))?.rate ?? '0';
  const change = { productId, at: tx.at, taxMode, priceIncl, priceExcl, minPrice, cost, taxRate, reason };
  tx.insert(productPrices, { id: tx.newId(), ...change });
}
