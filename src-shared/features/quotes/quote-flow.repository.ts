import { compareDecimals, divideDecimals } from '../../kernel/money/decimal.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import type { FlowDocument } from '../flows/flow-document.repository.ts';
import type { Facts } from '../flows/flow-facts.model.ts';
import { findPriceBook } from '../price-books/price-books.repository.ts';
import { checkLines, isApprovable } from './check-lines.model.ts';
import { overallDiscount } from './quote-figures.model.ts';
import { isPriced, needsTerms } from './quote-line.model.ts';
import { listLinesOf, type QuoteLineRecord, type QuoteRecord } from './quotes.repository.ts';
import { quoteLines, quotes } from './quotes.tables.ts';
import { takeEffect } from './take-effect.repository.ts';

/** A quote under approval: while somebody decides nobody changes it, and what is sent back is what it was. */
export const quoteFlow: FlowDocument = {
  docType: 'quote',
  table: quotes,
  noun: 'quote',
  children: [{ table: quoteLines, parent: 'quoteId' }],
  related: [{ table: 'customers', noun: 'customer', property: 'customerId' }],
  notContent: [
    'no',
    'status',
    'reason',
    'effectiveOn',
    'sentAt',
    'sentVia',
    'paperHash',
    'customerReply',
    'repliedAt',
    'belowMoq',
    'costTotal',
    'margin',
    'tags',
  ],
  describe: (row, db) => {
    const { no, version, name, customerId } = row as unknown as QuoteRecord;
    const title = [name, findCustomer(db, customerId)?.name, `V${version}`].filter(Boolean).join(' · ');
    return { no, title };
  },
  facts: (row, db) => factsOf(db, row as unknown as QuoteRecord),
  onSubmit: (tx, id) => tx.update(quotes, id, { status: 'pending' }),
  onPass: (tx, id) => takeEffect(tx, id),
  onReject: (tx, id) => tx.update(quotes, id, { status: 'rejected', belowMoq: false }),
  onWithdraw: (tx, id) => tx.update(quotes, id, { status: 'draft', belowMoq: false }),
};

function factsOf(db: ReadDb, quote: QuoteRecord): Facts {
  const lines = listLinesOf(db, quote.id);
  const { amountIncl, amountExcl, margin } = quote;
  return {
    amount: amountIncl,
    discount: overallDiscount(lines, quote.taxMode),
    margin: margin === null || amountExcl === 0 ? null : margin / amountExcl,
    customerLevel: findCustomer(db, quote.customerId)?.level ?? null,
    reasons: reasonsOf(db, quote, lines),
  };
}

/** Why somebody should look at it, in the words that conditions know. */
function reasonsOf(db: ReadDb, quote: QuoteRecord, lines: readonly QuoteLineRecord[]): string[] {
  const books = new Set(lines.flatMap((line) => line.priceBookId ?? []));
  const isOver = [...books].some((id) => (findPriceBook(db, id)?.validTo ?? '9999') < quote.quoteDate);
  const reasons: readonly (readonly [string, boolean])[] = [
    ['belowFloor', lines.some((line) => isBelowFloor(line))],
    ['belowMoq', checkLines(lines).some(isApprovable)],
    ['priceBookExpired', isOver],
    ['longLead', lines.some(needsTerms)],
    ['lowMargin', quote.margin !== null && quote.margin <= 0],
  ];
  return reasons.flatMap(([reason, holds]) => (holds ? [reason] : []));
}

/** Sold for less of its list price than its price book allows. */
function isBelowFloor(line: QuoteLineRecord): boolean {
  if (!isPriced(line) || line.discountFloor === null || line.listPrice === null) return false;
  if (compareDecimals(line.listPrice, '0') <= 0) return false;
  const part = divideDecimals(line.price, line.listPrice, 6);
  const kept = line.discountRate === null ? 1 : 1 - Number(line.discountRate);
  return Number(part) * kept < Number(line.discountFloor) - 1e-9;
}
