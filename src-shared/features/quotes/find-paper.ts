import { paperCode } from './paper-template.repository.ts';
import type { QuotePage } from './quotes.contract.ts';

/** Twelve letters and digits of what a quote promises: a paper with another price has another code. */
export function paperCodeOf(quote: QuotePage): string {
  const lines = quote.lines.map(({ name, qty, price, taxRate, amountIncl }) => [name, qty, price, taxRate, amountIncl]);
  return paperCode([quote.id, quote.version, quote.customerId, quote.amountIncl, quote.validUntil, lines]);
}
