import { chinaDate } from '../../kernel/china/dates.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findQuoteTransition } from './quote-states.model.ts';
import { findQuote, listVersions, refreshFigures } from './quotes.repository.ts';
import { quotes } from './quotes.tables.ts';

/**
 * The quote counts from today. Of one quote one version counts: those before it are replaced, but for what an order was
 * made of already.
 */
export function takeEffect(tx: WriteTx, id: string): void {
  const quote = findQuote(tx, id)!;
  tx.update(quotes, quote.id, { status: 'active', effectiveOn: chinaDate(tx.at) });
  refreshFigures(tx, quote.id);
  for (const other of listVersions(tx, quote.rootId)) {
    if (other.id === quote.id || other.version > quote.version) continue;
    const step = findQuoteTransition(other.status, 'supersede');
    if (step) tx.update(quotes, other.id, { status: step.to });
  }
}
