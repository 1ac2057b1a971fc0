import type { Changes } from '../../kernel/fields.ts';
import type { TaxMode } from '../../kernel/money/line-amounts.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { type CustomerNotFound, checkCustomer, checkQuote } from './check-quote.ts';
import { applyLineEdits } from './edit-lines.ts';
import { mostLines, type QuoteLocked } from './quote.model.ts';
import { findQuoteTransition, type QuoteNotFound } from './quote-states.model.ts';
import type { LineEdit } from './quotes.contract.ts';
import { permitEdit } from './quotes.policy.ts';
import { findQuote, listLinesOf, type QuoteRecord, refreshFigures } from './quotes.repository.ts';
import { quotes } from './quotes.tables.ts';

interface EditQuoteInput {
  readonly id: string;
  readonly changes?: Changes<QuoteRecord> | undefined;
  readonly lines?: readonly LineEdit[] | undefined;
  readonly taxMode?: TaxMode | undefined;
}

export interface QuoteLinesFull {
  readonly code: 'QUOTE_LINES_FULL';
  readonly most: number;
}

type EditQuoteRefusal = QuoteNotFound | NotAllowed | FieldInvalid | QuoteLocked | CustomerNotFound | QuoteLinesFull;

/**
 * Header and lines, cell by cell: what two people typed apart is all there, and where both typed in the same cell the
 * other value is kept as a conflict. Totals are computed anew from what came of it, never taken from an input. A
 * rejected quote is a draft again.
 */
export function editQuote(tx: WriteTx, actor: Actor, input: EditQuoteInput): Result<Written, EditQuoteRefusal> {
  const found = findQuote(tx, input.id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'QUOTE_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  const step = findQuoteTransition(found.status, 'edit');
  if (!step) return refuse({ code: 'QUOTE_LOCKED', status: found.status });
  const customerId = input.changes?.customerId?.to;
  const customer = customerId === undefined ? ok(undefined) : checkCustomer(tx, actor, customerId);
  if (!customer.ok) return customer;

  const inConflict = mergeEdit(tx, quotes, found, input.changes ?? {});
  if (step.to !== found.status) tx.update(quotes, found.id, { status: step.to });
  const inLines = applyLineEdits(tx, found, input.lines ?? [], input.taxMode ?? found.taxMode);
  const check = checkQuote(tx, findQuote(tx, found.id)!);
  if (!check.ok) return check;
  if (listLinesOf(tx, found.id).length > mostLines) return refuse({ code: 'QUOTE_LINES_FULL', most: mostLines });
  refreshFigures(tx, found.id);
  const conflicts = [...inConflict, ...inLines];
  return ok({ id: found.id, commandId: tx.command.id, ...(conflicts.length > 0 ? { conflicts } : {}) });
}
