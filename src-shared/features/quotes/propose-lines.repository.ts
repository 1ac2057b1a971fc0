import { switchPrice } from '../../kernel/money/line-amounts.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import { findPrice } from '../price-books/price-books.repository.ts';
import type { PriceAnswer } from '../price-books/resolve-price.model.ts';
import { isSellable } from '../products/product.model.ts';
import { listProductsByIds, type ProductRecord } from '../products/products.repository.ts';
import { findTaxRateOn } from '../tax-rates/tax-rates.repository.ts';
import type { ProposedLine } from './proposed-line.model.ts';
import type { QuoteRecord } from './quotes.repository.ts';

interface WantedProduct {
  readonly productId: string;
  readonly qty?: string | undefined;
  readonly bookId?: string | undefined;
}

/** What decides about a price: for whom, where, when, in which money, and on which side of the tax. */
export type PricedDocument = Pick<
  QuoteRecord,
  'customerId' | 'quoteDate' | 'branchId' | 'currency' | 'priceBookId' | 'taxMode'
>;

/**
 * Products as lines of a quote: their words, their terms, and the price that counts for this customer on the quote's day,
 * seen from the quote's side of the tax. What is not for sale is left out.
 */
export function proposeLines(
  db: ReadDb,
  actor: Actor,
  quote: PricedDocument,
  wanted: readonly WantedProduct[],
): ProposedLine[] {
  if (!isAllowed(actor, 'product.view')) return [];
  const products = new Map(
    listProductsByIds(
      db,
      wanted.map((each) => each.productId),
    ).map((product) => [product.id, product]),
  );
  const customer = findCustomer(db, quote.customerId);
  return wanted.flatMap((each) => {
    const product = products.get(each.productId);
    if (!product || !isSellable(product)) return [];
    const qty = each.qty ?? product.moq ?? '1';
    const answer = findPrice(db, {
      productId: product.id,
      qty,
      day: quote.quoteDate,
      customerId: quote.customerId,
      level: customer?.level ?? null,
      branchId: quote.branchId,
      channel: customer?.relation ?? null,
      currency: quote.currency,
      bookId: each.bookId ?? quote.priceBookId,
    });
    return [lineOf(db, quote, product, qty, answer)];
  });
}

function lineOf(
  db: ReadDb,
  quote: PricedDocument,
  product: ProductRecord,
  qty: string,
  answer: PriceAnswer,
): ProposedLine {
  const taxRate = findTaxRateOn(db, product.taxRateCode, quote.quoteDate)?.rate ?? '0';
  const priced = answer.kind === 'price' ? answer : undefined;
  const price =
    priced && (priced.taxMode === quote.taxMode ? priced.price : switchPrice(priced.price, taxRate, quote.taxMode));
  return {
    line: {
      kind: product.kind === 'service' ? 'service' : 'product',
      productId: product.id,
      name: product.name,
      spec: product.spec,
      unit: product.unit,
      qty,
      listPrice: price ?? null,
      price: price ?? '0',
      taxRate,
      leadTimeDays: priced?.leadTimeDays ?? product.leadTimeDays,
      leadTimeBasis: product.leadTimeBasis,
      moq: priced?.moq ?? product.moq,
      orderMultiple: product.orderMultiple,
      isImported: product.isImported,
      stockFlag: product.stockFlag,
      priceBookId: priced?.bookId ?? null,
      discountFloor: priced?.discountFloor ?? null,
    },
    choices: answer.kind === 'tie' ? [...answer.choices] : [],
    isExpired: priced?.isExpired ?? false,
  };
}
