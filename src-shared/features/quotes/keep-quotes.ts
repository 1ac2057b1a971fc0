import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WrittenMany } from '../../kernel/written.ts';
import { moveChildRows, removeChildRows, restoreChildRows } from '../../ledger/child-rows.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitEach } from '../../reading/permit-each.ts';
import type { Permitted } from '../../reading/permitted.ts';
import { findHome } from '../people/people.repository.ts';
import type { OwnerNotFound } from './create-quote.ts';
import type { QuoteLocked } from './quote.model.ts';
import type { QuoteNotFound } from './quote-states.model.ts';
import { permitAssign, permitDelete, permitEdit } from './quotes.policy.ts';
import { findQuote, type QuoteRecord, quoteChildren } from './quotes.repository.ts';
import { quotes } from './quotes.tables.ts';

interface ManyInput {
  readonly ids: readonly string[];
}

type Kept = Result<WrittenMany, QuoteNotFound | NotAllowed>;

function each(
  tx: WriteTx,
  { ids }: ManyInput,
  permit: (quote: QuoteRecord) => Result<Permitted<QuoteRecord, string>, NotAllowed>,
  change: (quote: QuoteRecord) => void,
): Kept {
  const permits = permitEach(ids, (id) => findQuote(tx, id), permit, 'QUOTE_NOT_FOUND');
  if (!permits.ok) return permits;
  for (const { subject } of permits.value) change(subject);
  return ok({ ids: [...ids], commandId: tx.command.id });
}

/** The quote and its lines go to where the new owner is. */
export function assignQuote(
  tx: WriteTx,
  actor: Actor,
  input: ManyInput & { readonly ownerId: string },
): Result<WrittenMany, QuoteNotFound | NotAllowed | OwnerNotFound> {
  const home = findHome(tx, input.ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  return each(
    tx,
    input,
    (quote) => permitAssign(actor, quote),
    (quote) => {
      tx.update(quotes, quote.id, home);
      moveChildRows(tx, quoteChildren, quote, home);
    },
  );
}

interface TagQuoteInput extends ManyInput {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** Adds and takes away: what two people added meanwhile is all there afterwards. */
export function tagQuote(tx: WriteTx, actor: Actor, input: TagQuoteInput): Kept {
  return each(
    tx,
    input,
    (quote) => permitEdit(actor, quote),
    (quote) => {
      const kept = quote.tags.filter((tag) => !input.remove.includes(tag));
      tx.update(quotes, quote.id, { tags: [...new Set([...kept, ...input.add])] });
    },
  );
}

/** To the recycle bin with its lines; not what waits for an approval, and not what an order was made of. */
export function removeQuote(
  tx: WriteTx,
  actor: Actor,
  input: ManyInput,
): Result<WrittenMany, QuoteNotFound | NotAllowed | QuoteLocked> {
  const held = input.ids
    .map((id) => findQuote(tx, id))
    .find((quote) => quote && ['pending', 'partlyOrdered', 'ordered'].includes(quote.status));
  if (held) return refuse({ code: 'QUOTE_LOCKED', status: held.status });
  return each(
    tx,
    input,
    (quote) => permitDelete(actor, quote),
    (quote) => {
      if (quote.deletedAt !== null) return;
      tx.update(quotes, quote.id, { deletedAt: tx.at });
      removeChildRows(tx, quoteChildren, quote.id, tx.at);
    },
  );
}

/** Out of the recycle bin, with the lines that went there together. */
export function restoreQuote(tx: WriteTx, actor: Actor, input: ManyInput): Kept {
  return each(
    tx,
    input,
    (quote) => permitDelete(actor, quote),
    (quote) => {
      if (quote.deletedAt === null) return;
      tx.update(quotes, quote.id, { deletedAt: null });
      restoreChildRows(tx, quoteChildren, quote.id, quote.deletedAt);
    },
  );
}
