import { compareDecimals, quantityPlaces, toScaled } from '../../kernel/money/decimal.ts';
import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type FieldRules, treatmentOf } from '../../kernel/rights/field-rights.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import type { OrderBelowMoq, OrderOverCredit } from './order.model.ts';
import { listLinesOf, type OrderLineRecord, type OrderRecord, owedBy } from './orders.repository.ts';

/** What must be right before an order is confirmed: something is ordered, and no line is below its least quantity. */
export function checkContent(tx: WriteTx, order: OrderRecord): Result<void, FieldInvalid | OrderBelowMoq> {
  const lines = listLinesOf(tx, order.id);
  const priced = lines.filter((line) => line.kind !== 'note');
  if (priced.length === 0) return refuse({ code: 'FIELD_INVALID', field: 'lines', rule: 'required' });
  const empty = priced.find((line) => line.qty === '0');
  if (empty) return refuse({ code: 'FIELD_INVALID', field: 'qty', rule: 'required', hint: empty.name });
  const below = lines.flatMap((line, index) =>
    isBelowMoq(line) ? [{ line: index + 1, name: line.name, moq: line.moq! }] : [],
  );
  return below.length > 0 ? refuse({ code: 'ORDER_BELOW_MOQ', lines: below }) : ok(undefined);
}

/** A line of a quote was let pass there; any other keeps to the least quantity and its multiple (clause 4.4). */
function isBelowMoq({ quoteLineId, kind, moq, orderMultiple, qty }: OrderLineRecord): boolean {
  if (quoteLineId !== null || moq === null || moq === '0' || kind === 'note') return false;
  if (compareDecimals(qty, moq) < 0) return true;
  if (orderMultiple === null || orderMultiple === '0') return false;
  const scaled = (text: string) => toScaled(text, quantityPlaces);
  return (scaled(qty) - scaled(moq)) % scaled(orderMultiple) !== 0n;
}

/** What the customer owes with this order stays within the credit limit; a customer without one has no limit. */
export function checkCredit(db: ReadDb, rules: FieldRules, order: OrderRecord): Result<void, OrderOverCredit> {
  const limit = findRow(db, customers, order.customerId)?.creditLimit ?? null;
  if (limit === null || order.currency !== 'CNY') return ok(undefined);
  const owed = owedBy(db, order.customerId, order.id);
  return owed + order.totalDue > limit
    ? refuse({ code: 'ORDER_OVER_CREDIT', limit: shownLimit(rules, limit), owed, order: order.totalDue })
    : ok(undefined);
}

/** The limit as whoever acts may see it. */
export function shownLimit(rules: FieldRules, limit: number | null): number | null {
  return treatmentOf(rules, 'customer', 'creditLimit', 'list') === 'whole' ? limit : null;
}
