import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { namesOf, selectVisibleRows } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { liveStatuses } from '../orders/order-states.model.ts';
import { orders } from '../orders/orders.tables.ts';
import type { BankLine, MatchedLine } from './bank-statement.contract.ts';
import { remainderOf } from './plan.model.ts';
import { plainPayer } from './receipt.model.ts';
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
  const byName = grouped(candidates, ({ customerName }) => plainPayer(customerName));
  const byAmount = grouped(candidates, ({ remainder }) => remainder);
  const numbered = [...grouped(candidates, ({ documentNo }) => documentNo ?? '')].filter(([no]) => no !== '');
  return lines.map((line) => {
    const known = line.bankRef
      ? findByReference(db, { bankAccountId, bankRef: line.bankRef, exceptId: '' })
      : undefined;
    const text = `${line.payerName} ${line.bankRef} ${line.text ?? ''}`;
    const reasons = new Map<Candidate, Suggestion['reasons']>();
    const speak = (found: readonly Candidate[], reason: Suggestion['reasons'][number]) => {
      for (const candidate of found) reasons.set(candidate, [...(reasons.get(candidate) ?? []), reason]);
    };
    speak(
      numbered.filter(([no]) => text.includes(no)).flatMap(([, found]) => found),
      'reference',
    );
    speak(byName.get(plainPayer(line.payerName)) ?? [], 'name');
    speak(byAmount.get(line.amount) ?? [], 'amount');
    const scored = [...reasons].map(([candidate, why]) => ({ ...candidate, reasons: why }));
    return {
      ...line,
      knownAs: known ? { id: known.id, no: known.no, status: known.status } : null,
      suggestions: scored.toSorted((one, other) => weightOf(other) - weightOf(one)).slice(0, most),
    };
  });
}

const weights = { reference: 4, name: 2, amount: 1 } as const;

function weightOf({ reasons }: Suggestion): number {
  return reasons.reduce((sum, reason) => sum + weights[reason], 0);
}

function grouped<Key>(candidates: readonly Candidate[], keyOf: (candidate: Candidate) => Key): Map<Key, Candidate[]> {
  const groups = new Map<Key, Candidate[]>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  }
  return groups;
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
      AND t.status IN (${liveStatuses.map((each) => `'${each}'`).join(', ')})`,
    values: [],
    order: 'ORDER BY t.order_date, t.id',
  });
  const ofCustomers = [...plans, ...unpaid].map(({ customerId }) => customerId);
  const names = namesOf(db, actor, customers, ofCustomers);
  const numbers = numbersOf(
    db,
    plans.flatMap(({ orderId }) => orderId ?? []),
  );
  return [
    ...plans.map((plan) => ({
      customerId: plan.customerId,
      customerName: names.get(plan.customerId) ?? '',
      planId: plan.id,
      orderId: plan.orderId,
      documentNo: plan.orderId === null ? null : (numbers.get(plan.orderId) ?? null),
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

/** The numbers of orders, asked for once. */
function numbersOf(db: ReadDb, ids: readonly string[]): Map<string, string | null> {
  const rows = db.rows<{ id: string; no: string | null }>(
    'SELECT id, no FROM orders WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...new Set(ids)]),
  );
  return new Map(rows.map(({ id, no }) => [id, no]));
}
