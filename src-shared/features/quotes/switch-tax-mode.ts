import { switchPrice, type TaxMode } from '../../kernel/money/line-amounts.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { QuoteLocked } from './quote.model.ts';
import { findQuoteTransition, type QuoteNotFound } from './quote-states.model.ts';
import { permitEdit } from './quotes.policy.ts';
import { findQuote, listLinesOf, refreshFigures } from './quotes.repository.ts';
import { quoteLines, quotes } from './quotes.tables.ts';

interface SwitchTaxModeInput {
  readonly id: string;
  readonly taxMode: TaxMode;
}

/** Each unit price is converted once, to 8 places; switching to the mode it has changes nothing. */
export function switchTaxMode(
  tx: WriteTx,
  actor: Actor,
  { id, taxMode }: SwitchTaxModeInput,
): Result<Written, QuoteNotFound | NotAllowed | QuoteLocked> {
  const quote = findQuote(tx, id);
  if (!quote || quote.deletedAt !== null) return refuse({ code: 'QUOTE_NOT_FOUND' });
  const permit = permitEdit(actor, quote);
  if (!permit.ok) return permit;
  const step = findQuoteTransition(quote.status, 'edit');
  if (!step) return refuse({ code: 'QUOTE_LOCKED', status: quote.status });
  if (quote.taxMode !== taxMode) {
    for (const line of listLinesOf(tx, id)) {
      tx.update(quoteLines, line.id, {
        price: switchPrice(line.price, line.taxRate, taxMode),
        listPrice: line.listPrice === null ? null : switchPrice(line.listPrice, line.taxRate, taxMode),
      });
    }
    tx.update(quotes, id, { taxMode, status: step.to });
    refreshFigures(tx, id);
  }
  return ok({ id, commandId: tx.command.id });
}
