import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { namesOf } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { listDue, listPrepaid } from './due.repository.ts';
import { type AgeBand, ageBandOf, ageBands } from './plan.model.ts';
import type { Ageing } from './receivables.contract.ts';

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
  for (const { customerId, dueDate, amount } of listDue(db, actor)) {
    const row = of(customerId);
    row[ageBandOf(dueDate, asOf)] += amount;
    row.total += amount;
  }
  for (const { customerId, amount } of listPrepaid(db, actor)) of(customerId).prepaid += amount;

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
