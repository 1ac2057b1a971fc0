import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectVisibleRows } from '../../reading/rows.ts';
import { findVisibleCustomer } from '../customers/customers.repository.ts';
import { orders } from '../orders/orders.tables.ts';
import type { Statement } from './receivables.contract.ts';
import { receipts } from './receivables.tables.ts';

type Entry = Omit<Statement['rows'][number], 'balance'>;

/** 对账单: what was owed when the month began, each order and receipt of it, and what is owed at its end. Fen by fen. */
export function findStatement(
  db: ReadDb,
  actor: Actor,
  { customerId, month }: { readonly customerId: string; readonly month: string },
  now: number,
): Statement | undefined {
  const customer = findVisibleCustomer(db, actor, customerId);
  if (!customer) return undefined;
  const first = `${month}-01`;
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  const entries = [...ordersOf(db, actor, customerId, now), ...receiptsOf(db, actor, customerId)];
  const before = entries.filter(({ date }) => date < first);
  const within = entries.filter(({ date }) => date >= first && date < next).toSorted(byDay);
  const opening = before.reduce((sum, { debit, credit }) => sum + debit - credit, 0);
  let balance = opening;
  const rows = within.map((entry) => {
    balance += entry.debit - entry.credit;
    return { ...entry, balance };
  });
  return {
    customerId,
    customerName: customer.name,
    month,
    opening,
    closing: balance,
    debits: within.reduce((sum, { debit }) => sum + debit, 0),
    credits: within.reduce((sum, { credit }) => sum + credit, 0),
    rows,
  };
}

/** Orders count from the day they were confirmed. */
function ordersOf(db: ReadDb, actor: Actor, customerId: string, now: number): Entry[] {
  const today = chinaDate(now);
  return selectVisibleRows(db, actor, orders, {
    where: `t.customer_id = ? AND t.deleted_at IS NULL AND t.currency = 'CNY' AND t.confirmed_at IS NOT NULL
      AND t.status IN ('confirmed', 'executing', 'changing', 'suspended', 'completed', 'closed')`,
    values: [customerId],
  }).map(({ id, no, confirmedAt, totalDue, receivedAmount, orderDate, paymentTermDays }) => ({
    date: chinaDate(confirmedAt!),
    kind: 'order' as const,
    ...{ id, no },
    debit: totalDue,
    credit: 0,
    overdue: receivedAmount < totalDue && addDays(orderDate, paymentTermDays ?? 0) < today,
  }));
}

/** Receipts count from the day the money came; what need not be paid is a line of its own. */
function receiptsOf(db: ReadDb, actor: Actor, customerId: string): Entry[] {
  return selectVisibleRows(db, actor, receipts, {
    where: `t.customer_id = ? AND t.deleted_at IS NULL AND t.currency = 'CNY' AND t.status IN ('confirmed', 'reversed')`,
    values: [customerId],
  }).flatMap(({ id, no, kind, receivedOn: date, amount, discount }) => {
    const entry = { date, id, no, debit: 0, overdue: false };
    const paid: Entry = { ...entry, kind, credit: amount };
    return discount === 0 ? [paid] : [paid, { ...entry, kind: 'discount' as const, credit: discount }];
  });
}

function byDay(one: Entry, other: Entry): number {
  return one.date.localeCompare(other.date) || one.id.localeCompare(other.id);
}
