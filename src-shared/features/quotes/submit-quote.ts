import { chinaDate } from '../../kernel/china/dates.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { SubmitRefusal } from '../flows/instance.model.ts';
import { submitToFlow } from '../flows/submit-to-flow.repository.ts';
import { checkLines, isApprovable, type LineProblem } from './check-lines.model.ts';
import { quoteFlow } from './quote-flow.repository.ts';
import { checkQuoteStep, type QuoteNotFound, type QuoteStateRefused, type QuoteStatus } from './quote-states.model.ts';
import { permitEdit } from './quotes.policy.ts';
import { findQuote, listLinesOf } from './quotes.repository.ts';
import { quotes } from './quotes.tables.ts';
import { takeEffect } from './take-effect.repository.ts';

interface SubmitQuoteInput {
  readonly id: string;
  readonly belowMoqReason?: string | undefined;
  /** People whom a node of the flow leaves to the submitter. */
  readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** What must stand on a line does not; no approval helps. */
export interface QuoteIncomplete {
  readonly code: 'QUOTE_INCOMPLETE';
  readonly problems: LineProblem[];
}

/** Lines are below their minimum: with a reason, an approval can let them pass. */
export interface QuoteBelowMoq {
  readonly code: 'QUOTE_BELOW_MOQ';
  readonly problems: LineProblem[];
}

type SubmitQuoteRefusal =
  | QuoteNotFound
  | NotAllowed
  | FieldInvalid
  | QuoteStateRefused
  | QuoteIncomplete
  | QuoteBelowMoq
  | SubmitRefusal;

/** A complete quote takes effect, or waits for the approval that the company's rules ask for. (T-4.4b) */
export function submitQuote(
  tx: WriteTx,
  actor: Actor,
  input: SubmitQuoteInput,
): Result<Written & { status: QuoteStatus }, SubmitQuoteRefusal> {
  const quote = findQuote(tx, input.id);
  if (!quote) return refuse({ code: 'QUOTE_NOT_FOUND' });
  const permit = permitEdit(actor, quote);
  if (!permit.ok) return permit;
  const today = chinaDate(tx.at);
  const step = checkQuoteStep(quote, 'submit', today);
  if (!step.ok) return step;
  if (quote.lineCount === 0) return refuse({ code: 'FIELD_INVALID', field: 'lines', rule: 'required' });
  if (quote.validUntil < today) return refuse({ code: 'FIELD_INVALID', field: 'validUntil', rule: 'past' });
  const problems = checkLines(listLinesOf(tx, quote.id));
  const hard = problems.filter((problem) => !isApprovable(problem));
  if (hard.length > 0) return refuse({ code: 'QUOTE_INCOMPLETE', problems: hard });
  const reason = input.belowMoqReason ?? null;
  if (problems.length > 0 && reason === null) return refuse({ code: 'QUOTE_BELOW_MOQ', problems });

  tx.update(quotes, quote.id, { belowMoq: problems.length > 0, reason });
  const submitted = submitToFlow(tx, actor, quoteFlow, { id: quote.id, chosen: input.chosen });
  if (!submitted.ok) return submitted;
  const isWaiting = submitted.value.instanceId !== null;
  if (!isWaiting && problems.length > 0) return refuse({ code: 'QUOTE_BELOW_MOQ', problems });
  if (!isWaiting) takeEffect(tx, quote.id);
  return ok({ id: quote.id, commandId: tx.command.id, status: isWaiting ? 'pending' : 'active' });
}
