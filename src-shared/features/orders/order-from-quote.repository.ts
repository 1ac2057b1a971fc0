import { addDecimals, compareDecimals, subtractDecimals } from '../../kernel/money/decimal.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { isPriced } from '../quotes/quote-line.model.ts';
import {
  findQuote,
  findQuoteLine,
  listLinesOf as listQuoteLines,
  type QuoteLineRecord,
} from '../quotes/quotes.repository.ts';
import { quoteLines, quotes } from '../quotes/quotes.tables.ts';
import type { NewOrderLine } from './order-line.model.ts';
import type { OrderLineRecord } from './orders.repository.ts';

/** What orders have not yet taken of a line. */
export function leftToOrder({ qty, orderedQty }: Pick<QuoteLineRecord, 'qty' | 'orderedQty'>): string {
  const left = subtractDecimals(qty, orderedQty);
  return compareDecimals(left, '0') < 0 ? '0' : left;
}

/** The quote's line as a line of an order, so much of it; an amount off the line goes with the whole line only. */
export function asOrderLine(line: QuoteLineRecord, qty: string): NewOrderLine {
  const { kind, productId, name, spec, unit, listPrice, price, discountRate, discountAmount, taxRate } = line;
  const { moq, orderMultiple, isImported, cost, remark, deliveryDate } = line;
  return {
    ...{ productId, name, spec, unit, qty, listPrice, price, discountRate, taxRate, moq, orderMultiple },
    ...{ isImported, cost, remark },
    kind: kind === 'group' ? 'note' : kind,
    discountAmount: compareDecimals(qty, line.qty) === 0 ? discountAmount : null,
    promiseDate: deliveryDate,
    quoteLineId: line.id,
  };
}

/** Orders took so much of the quote: its lines and its state say so. */
export function takeFromQuote(tx: WriteTx, quoteId: string, taken: ReadonlyMap<string, string>): void {
  for (const line of listQuoteLines(tx, quoteId)) {
    const qty = taken.get(line.id);
    if (qty !== undefined) tx.update(quoteLines, line.id, { orderedQty: addDecimals(line.orderedQty, qty) });
  }
  settleQuote(tx, quoteId);
}

/** An order that came of a quote is no more: the quote can be ordered again. */
export function giveBackToQuote(tx: WriteTx, lines: readonly OrderLineRecord[]): void {
  const touched = new Set<string>();
  for (const { quoteLineId, qty } of lines) {
    const line = quoteLineId === null ? undefined : findQuoteLine(tx, quoteLineId);
    if (!line) continue;
    const rest = subtractDecimals(line.orderedQty, qty);
    tx.update(quoteLines, line.id, { orderedQty: compareDecimals(rest, '0') < 0 ? '0' : rest });
    touched.add(line.quoteId);
  }
  for (const quoteId of touched) settleQuote(tx, quoteId);
}

function settleQuote(tx: WriteTx, quoteId: string): void {
  const quote = findQuote(tx, quoteId);
  if (!quote) return;
  const lines = listQuoteLines(tx, quoteId).filter(isPriced);
  const all = lines.every((line) => leftToOrder(line) === '0');
  const some = lines.some((line) => line.orderedQty !== '0');
  tx.update(quotes, quoteId, { status: all ? 'ordered' : some ? 'partlyOrdered' : 'accepted' });
}

export function listQuoteLinesLeft(db: ReadDb, quoteId: string): (QuoteLineRecord & { left: string })[] {
  return listQuoteLines(db, quoteId).map((line) => ({ ...line, left: isPriced(line) ? leftToOrder(line) : line.qty }));
}
