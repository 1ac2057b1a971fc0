import { chinaDate } from '../../kernel/china/dates.ts';
import { compareDecimals } from '../../kernel/money/decimal.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitInScope } from '../../reading/permitted.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import { findHome } from '../people/people.repository.ts';
import { checkQuoteStep, type QuoteNotFound, type QuoteStateRefused } from '../quotes/quote-states.model.ts';
import { findQuote } from '../quotes/quotes.repository.ts';
import type { CustomerNotFound, OwnerNotFound } from './create-order.ts';
import type { QuantityExceeded } from './delivery.model.ts';
import { insertOrder } from './new-order.repository.ts';
import { asOrderLine, listQuoteLinesLeft, takeFromQuote } from './order-from-quote.repository.ts';
import { permitCreate } from './orders.policy.ts';
import { findOrder } from './orders.repository.ts';

interface FromQuoteInput {
  readonly id?: string | undefined;
  readonly quoteId: string;
  /** Left out: all that is left. */
  readonly lines?: readonly { readonly quoteLineId: string; readonly qty: string }[] | undefined;
  readonly contractId?: string | undefined;
}

type FromQuoteRefusal =
  | QuoteNotFound
  | NotAllowed
  | QuoteStateRefused
  | QuantityExceeded
  | FieldInvalid
  | IdTaken
  | OwnerNotFound
  | CustomerNotFound;

/** An accepted quote becomes an order, whole or in parts; no more is ordered than was offered. */
export function createOrderFromQuote(
  tx: WriteTx,
  actor: Actor,
  input: FromQuoteInput,
): Result<Written, FromQuoteRefusal> {
  const quote = findQuote(tx, input.quoteId);
  if (!quote) return refuse({ code: 'QUOTE_NOT_FOUND' });
  const permit = permitInScope(actor, 'quote', quote, 'quote.convert');
  if (!permit.ok) return permit;
  const step = checkQuoteStep(quote, 'convertPart', chinaDate(tx.at));
  if (!step.ok) return step;

  const left = listQuoteLinesLeft(tx, quote.id);
  const wanted = new Map(input.lines?.map((line) => [line.quoteLineId, line.qty]));
  const chosen = left.flatMap((line) => {
    const qty = input.lines ? wanted.get(line.id) : line.left;
    return qty === undefined || qty === '0' ? [] : [{ line, qty }];
  });
  const over = chosen.find(({ line, qty }) => compareDecimals(qty, line.left) > 0);
  if (over) return refuse({ code: 'QUANTITY_EXCEEDED', name: over.line.name, left: over.line.left });
  if (chosen.length === 0) return refuse({ code: 'FIELD_INVALID', field: 'lines', rule: 'required' });

  const isWhole =
    chosen.every(({ line, qty }) => compareDecimals(qty, line.qty) === 0) && chosen.length === left.length;
  const { customerId, contactId, opportunityId, currency, taxMode, headerDiscountRate, headerDiscountAmount } = quote;
  const { ownerId: quoteOwner, notes } = quote;
  const ownerId = quoteOwner ?? actor.userId;
  const mayCreate = permitCreate(actor, ownerId === quote.ownerId ? actor.userId : ownerId);
  if (!mayCreate.ok) return mayCreate;
  const id = input.id!;
  if (findOrder(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const customer = findCustomer(tx, customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
  const promises = chosen.flatMap(({ line }) => line.deliveryDate ?? []).toSorted();
  const order = {
    ...{ id, customerId, contactId, opportunityId, currency, taxMode, headerDiscountRate, notes },
    quoteId: quote.id,
    // An amount off the whole quote cannot be parted without a rule of its own: it goes with the whole quote only.
    headerDiscountAmount: isWhole ? headerDiscountAmount : null,
    promiseDate: promises.at(-1) ?? null,
    ...(input.contractId ? { contractId: input.contractId } : {}),
    lines: chosen.map(({ line, qty }) => asOrderLine(line, qty)),
  };
  insertOrder(tx, order, customer, home, quote.personalTerms);
  takeFromQuote(tx, quote.id, new Map(chosen.map(({ line, qty }) => [line.id, qty])));
  return ok({ id, commandId: tx.command.id });
}
