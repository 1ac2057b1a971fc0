import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow, namesOf, selectVisibleRows } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { orders } from '../orders/orders.tables.ts';
import { remainderOf } from './plan.model.ts';
import { isSamePayer } from './receipt.model.ts';
import type { BankLine, MatchedLine } from './receipts.contract.ts';
import { findByReference } from './receivables.repository.ts';
import { receivablePlans } from './receivables.tables.ts';
import { uncoveredOf } from './spread.repository.ts';

type Suggestion = MatchedLine['suggestions'][number];
type Candidate = Omit<Suggestion, 'reasons'>;

const most = 5;

/** Whom each line of a bank statement is likely from. The number of a document in its text says most, then the name. */
export function matchLines(
  db: ReadDb,
  actor: Actor,
  { bankAccountId, lines }: { readonly bankAccountId: string; readonly lines: readonly BankLine[] },
): MatchedLine[] {
  const candidates = findCandidates(db, actor);
  return lines.map((line) => {
    const known = line.bankRef
      ? findByReference(db, { bankAccountId, bankRef: line.bankRef, exceptId: '' })
      : undefined;
    const scored = candidates.flatMap((candidate) => {
      const reasons = reasonsOf(line, candidate);
      return reasons.length > 0 ? [{ ...candidate, reasons }] : [];
    });
    return {
      ...line,
      knownAs: known ? { id: known.id, no: known.no, status: known.status } : null,
      suggestions: scored.toSorted((one, other) => weightOf(other) - weightOf(one)).slice(0, most),
    };
  });
}

function reasonsOf({ payerName, amount, bankRef }: BankLine, candidate: Candidate): Suggestion['reasons'] {
  const named = isSamePayer(payerName, candidate.customerName);
  const text = `${payerName} ${bankRef}`;
  const isReferred = candidate.documentNo !== null && text.includes(candidate.documentNo);
  return [
    ...(isReferred ? (['reference'] as const) : []),
    ...(named ? (['name'] as const) : []),
    ...(amount === candidate.remainder ? (['amount'] as const) : []),
  ];
}

const weights = { reference: 4, name: 2, amount: 1 } as const;

function weightOf({ reasons }: Suggestion): number {
  return reasons.reduce((sum, reason) => sum + weights[reason], 0);
}

/** Everything that expects money, the earliest first. */
function findCandidates(db: ReadDb, actor: Actor): Candidate[] {
  const plans = selectVisibleRows(db, actor, receivablePlans, {
    where: `t.deleted_at IS NULL AND t.currency = 'CNY' AND t.status IN ('waiting', 'open', 'part')`,
    values: [],
    order: 'ORDER BY t.due_date IS NULL, t.due_date, t.id',
  });
  const unpaid = selectVisibleRows(db, actor, orders, {
    where: `t.deleted_at IS NULL AND t.currency = 'CNY' AND t.total_due > t.received_amount
      AND t.status IN ('confirmed', 'executing', 'changing', 'suspended', 'completed', 'closed')`,
    values: [],
    order: 'ORDER BY t.order_date, t.id',
  });
  const names = namesOf(
    db,
    actor,
    customers,
    [...plans, ...unpaid].map(({ customerId }) => customerId),
  );
  return [
    ...plans.map((plan) => ({
      customerId: plan.customerId,
      customerName: names.get(plan.customerId) ?? '',
      planId: plan.id,
      orderId: plan.orderId,
      documentNo: plan.orderId === null ? null : (findRow(db, orders, plan.orderId)?.no ?? null),
      remainder: remainderOf(plan),
    })),
    ...unpaid.flatMap((order) => {
      const remainder = uncoveredOf(db, order);
      if (remainder === 0) return [];
      const { id: orderId, customerId, no: documentNo } = order;
      return [{ customerId, customerName: names.get(customerId) ?? '', planId: null, orderId, documentNo, remainder }];
    }),
  ];
}
