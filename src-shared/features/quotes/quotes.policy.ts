import type { NotAllowed } from '../../kernel/refusals.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { QuoteRecord } from './quotes.repository.ts';

/** Anybody who may make quotes makes their own; one for a colleague needs the right to assign. */
export function permitCreate(actor: Actor, ownerId: string): Result<Permitted<undefined, 'quote.create'>, NotAllowed> {
  if (ownerId !== actor.userId && !isAllowed(actor, 'quote.assign')) {
    return refuse({ code: 'NOT_ALLOWED', action: 'quote.assign' });
  }
  return permitAction(actor, 'quote.create');
}

export function permitEdit(actor: Actor, quote: QuoteRecord): Result<Permitted<QuoteRecord, 'quote.edit'>, NotAllowed> {
  return permitInScope(actor, 'quote', quote, 'quote.edit');
}

export function permitSend(actor: Actor, quote: QuoteRecord): Result<Permitted<QuoteRecord, 'quote.send'>, NotAllowed> {
  return permitInScope(actor, 'quote', quote, 'quote.send');
}

export function permitVoid(actor: Actor, quote: QuoteRecord): Result<Permitted<QuoteRecord, 'quote.void'>, NotAllowed> {
  return permitInScope(actor, 'quote', quote, 'quote.void');
}

/** Turning a quote into a contract or an order. */
export function permitConvert(
  actor: Actor,
  quote: QuoteRecord,
): Result<Permitted<QuoteRecord, 'quote.convert'>, NotAllowed> {
  return permitInScope(actor, 'quote', quote, 'quote.convert');
}

export function permitAssign(
  actor: Actor,
  quote: QuoteRecord,
): Result<Permitted<QuoteRecord, 'quote.assign'>, NotAllowed> {
  return permitInScope(actor, 'quote', quote, 'quote.assign');
}

export function permitDelete(
  actor: Actor,
  quote: QuoteRecord,
): Result<Permitted<QuoteRecord, 'quote.delete'>, NotAllowed> {
  return permitInScope(actor, 'quote', quote, 'quote.delete');
}

/** Paper leaves the program like a file: who may export may print. */
export function permitPaper(actor: Actor, quote: QuoteRecord): Result<Permitted<QuoteRecord, string>, NotAllowed> {
  const action = isAllowed(actor, 'quote.export') ? 'quote.export' : 'quote.print';
  return permitInScope(actor, 'quote', quote, action);
}

/** Whether the actor may read quotes at all; which ones is the scope's answer. */
export function permitView(actor: Actor): boolean {
  return isAllowed(actor, 'quote.view');
}

export function permitTemplate(actor: Actor): Result<Permitted<undefined, 'quote.template'>, NotAllowed> {
  return permitAction(actor, 'quote.template');
}
