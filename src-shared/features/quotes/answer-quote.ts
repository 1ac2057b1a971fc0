import { chinaDate } from '../../kernel/china/dates.ts';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written, WrittenMany } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { Permitted } from '../../reading/permitted.ts';
import { selectRows } from '../../reading/rows.ts';
import type { sendChannels } from './quote.model.ts';
import { checkQuoteStep, type QuoteAction, type QuoteNotFound, type QuoteStateRefused } from './quote-states.model.ts';
import { permitEdit, permitSend, permitVoid } from './quotes.policy.ts';
import { findQuote, type QuoteRecord } from './quotes.repository.ts';
import { quotes } from './quotes.tables.ts';

type Stepped = Result<Written, QuoteNotFound | NotAllowed | QuoteStateRefused>;
type Permit = (actor: Actor, quote: QuoteRecord) => Result<Permitted<QuoteRecord, string>, NotAllowed>;

/** One step of the table with what it writes down. */
function takeStep(
  tx: WriteTx,
  actor: Actor,
  id: string,
  action: QuoteAction,
  permit: Permit,
  patch: Partial<QuoteRecord>,
): Stepped {
  const quote = findQuote(tx, id);
  if (!quote) return refuse({ code: 'QUOTE_NOT_FOUND' });
  const permitted = permit(actor, quote);
  if (!permitted.ok) return permitted;
  const step = checkQuoteStep(quote, action, chinaDate(tx.at));
  if (!step.ok) return step;
  tx.update(quotes, id, { ...patch, status: step.value.to });
  return ok({ id, commandId: tx.command.id });
}

interface MarkSentInput {
  readonly id: string;
  readonly channel: (typeof sendChannels)[number];
  readonly paperHash?: string | undefined;
}

export function markQuoteSent(tx: WriteTx, actor: Actor, { id, channel, paperHash }: MarkSentInput): Stepped {
  const paper = paperHash === undefined ? {} : { paperHash };
  return takeStep(tx, actor, id, 'send', permitSend, { sentAt: tx.at, sentVia: channel, ...paper });
}

interface AnswerInput {
  readonly id: string;
  readonly reason?: string | undefined;
  readonly reply?: string | undefined;
}

export function acceptQuote(tx: WriteTx, actor: Actor, { id, reply }: AnswerInput): Stepped {
  return takeStep(tx, actor, id, 'accept', permitEdit, { customerReply: reply ?? null, repliedAt: tx.at });
}

export function declineQuote(tx: WriteTx, actor: Actor, { id, reason, reply }: AnswerInput): Stepped {
  const patch = { reason: reason ?? null, customerReply: reply ?? null, repliedAt: tx.at };
  return takeStep(tx, actor, id, 'decline', permitEdit, patch);
}

export function voidQuote(tx: WriteTx, actor: Actor, { id, reason }: AnswerInput): Stepped {
  return takeStep(tx, actor, id, 'void', permitVoid, { reason: reason ?? null });
}

/** Writes down which quotes the calendar has ended. Those that somebody may not edit are left as they are. */
export function expireQuotes(
  tx: WriteTx,
  actor: Actor,
  { limit }: { readonly limit: number },
): Result<WrittenMany, NotAllowed> {
  const over = selectRows(
    tx,
    quotes,
    "t.deleted_at IS NULL AND t.status IN ('active', 'sent') AND t.valid_until < ? ORDER BY t.valid_until LIMIT ?",
    chinaDate(tx.at),
    limit,
  );
  const ended = over.filter((quote) => permitEdit(actor, quote).ok);
  for (const { id } of ended) tx.update(quotes, id, { status: 'expired' });
  return ok({ ids: ended.map(({ id }) => id), commandId: tx.command.id });
}
