import { addDays } from '../../kernel/china/dates.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { namesOf, selectVisibleRows } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { orders } from '../orders/orders.tables.ts';
import { type AgeBand, ageBandOf, ageBands, remainderOf } from './plan.model.ts';
import type { Ageing } from './receivables.contract.ts';
import { receipts, receivablePlans } from './receivables.tables.ts';
import { uncoveredOf } from './spread.repository.ts';

type Bands = Record<AgeBand, number>;
type Sums = Bands & { total: number; prepaid: number };

/** Who owes what since when, the most first. Orders without plans are due by their own term of payment. (账龄) */
export function findAgeing(db: ReadDb, actor: Actor, asOf: string): Ageing {
  const sums = new Map<string, Sums>();
  const of = (customerId: string) => {
    const known = sums.get(customerId) ?? { ...nothing };
    sums.set(customerId, known);
    return known;
  };
  const add = (customerId: string, dueDate: string | null, amount: number) => {
    const row = of(customerId);
    row[ageBandOf(dueDate, asOf)] += amount;
    row.total += amount;
  };
  const plans = selectVisibleRows(db, actor, receivablePlans, {
    where: `t.deleted_at IS NULL AND t.currency = 'CNY' AND t.status IN ('waiting', 'open', 'part')`,
    values: [],
  });
  for (const plan of plans) add(plan.customerId, plan.dueDate, remainderOf(plan));
  const unpaid = selectVisibleRows(db, actor, orders, {
    where: `t.deleted_at IS NULL AND t.currency = 'CNY' AND t.total_due > t.received_amount
      AND t.status IN ('confirmed', 'executing', 'changing', 'suspended', 'completed', 'closed')`,
    values: [],
  });
  for (const order of unpaid) {
    const left = uncoveredOf(db, order);
    if (left > 0) add(order.customerId, addDays(order.orderDate, order.paymentTermDays ?? 0), left);
  }
  const advances = selectVisibleRows(db, actor, receipts, {
    where: `t.deleted_at IS NULL AND t.currency = 'CNY' AND t.unallocated <> 0 AND t.status IN ('confirmed', 'reversed')`,
    values: [],
  });
  for (const { customerId, unallocated } of advances) of(customerId).prepaid += unallocated;

  const names = namesOf(db, actor, customers, sums.keys());
  const rows = [...sums].map(([customerId, row]) => ({
    customerId,
    customerName: names.get(customerId) ?? null,
    ...row,
  }));
  const standing = rows.filter(({ total, prepaid }) => total !== 0 || prepaid !== 0);
  return {
    asOf,
    rows: standing.toSorted((one, other) => other.total - one.total || one.customerId.localeCompare(other.customerId)),
    totals: standing.reduce((left, right) => added(left, right), { ...nothing }),
  };
}

/** What somebody reads who may see no receivables. */
export function emptyAgeing(asOf: string): Ageing {
  return { asOf, rows: [], totals: { ...nothing } };
}

const nothing: Sums = { notDue: 0, upTo30: 0, upTo60: 0, upTo90: 0, over90: 0, total: 0, prepaid: 0 };

function added(left: Sums, right: Sums): Sums {
  const both = { ...left };
  for (const key of [...ageBands, 'total', 'prepaid'] as const) both[key] += right[key];
  return both;
}
