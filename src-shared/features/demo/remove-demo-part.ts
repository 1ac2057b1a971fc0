import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { contractLines, contracts } from '../contracts/contracts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { followUps } from '../follow-ups/follow-ups.tables.ts';
import { scoreRules } from '../lead-rules/lead-rules.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities, opportunitySteps } from '../opportunities/opportunities.tables.ts';
import { deliveries, deliveryLines, orderLines, orders } from '../orders/orders.tables.ts';
import { branches, departments, users } from '../people/people.tables.ts';
import { pools } from '../pools/pools.tables.ts';
import { priceBookEntries, priceBooks } from '../price-books/price-books.tables.ts';
import { productLines } from '../product-lines/product-lines.tables.ts';
import { products } from '../products/products.tables.ts';
import { quoteLines, quotes } from '../quotes/quotes.tables.ts';
import { events } from '../schedule/schedule.tables.ts';
import { tasks } from '../tasks/tasks.tables.ts';
import { isDemoId } from './demo.model.ts';
import { permitDemo } from './demo.policy.ts';
import { type DemoTable, isSample, listDemoRows, listWorkedOn } from './demo.repository.ts';

/** Rows destroyed by one command. */
const rowsAtOnce = 500;

/** What hangs on others goes first. */
const order: readonly (readonly [DemoTable, SQLiteTable])[] = [
  ['events', events],
  ['delivery_lines', deliveryLines],
  ['deliveries', deliveries],
  ['order_lines', orderLines],
  ['orders', orders],
  ['contract_lines', contractLines],
  ['contracts', contracts],
  ['quote_lines', quoteLines],
  ['quotes', quotes],
  ['opportunity_steps', opportunitySteps],
  ['opportunities', opportunities],
  ['tasks', tasks],
  ['follow_ups', followUps],
  ['contacts', contacts],
  ['leads', leads],
  ['customers', customers],
  ['price_book_entries', priceBookEntries],
  ['price_books', priceBooks],
  ['products', products],
  ['product_lines', productLines],
  ['score_rules', scoreRules],
  ['pools', pools],
  ['users', users],
  ['departments', departments],
  ['branches', branches],
];
/** Tables whose rows have an owner. */
const owned = order.slice(
  0,
  order.findIndex(([table]) => table === 'price_book_entries'),
);

export interface DemoPartRemoved {
  readonly removed: number;
  readonly binned: number;
}

/** Destroys the next sample rows; the first time it also settles what people made of them. Nothing removed: done. */
export function removeDemoPart(
  tx: WriteTx,
  actor: Actor,
  input: { readonly settle: boolean },
): Result<DemoPartRemoved, NotAllowed> {
  const permit = permitDemo(actor);
  if (!permit.ok) return permit;
  const workedOn = listWorkedOn(tx);
  const binned = input.settle ? settleOwnWork(tx, actor, workedOn) : 0;
  let left = rowsAtOnce;
  for (const [name, table] of order) {
    if (left === 0) break;
    const ids = listDemoRows(tx, name, left, workedOn);
    for (const id of ids) tx.remove(table, id);
    left -= ids.length;
  }
  return ok({ removed: rowsAtOnce - left, binned });
}

/** Nobody's own work is destroyed: it goes to the bin with its record, and nothing stays with a person who is no more. */
function settleOwnWork(tx: WriteTx, actor: Actor, workedOn: ReadonlySet<string>): number {
  const home = { branchId: actor.branchId, deptId: actor.deptId, ownerId: actor.userId };
  const parents = JSON.stringify([...workedOn]);
  let binned = 0;
  for (const [name, table] of owned) {
    const rows = tx.rows<{ id: string; ownerId: string | null; parent: string | null; deletedAt: number | null }>(
      `SELECT id, owner_id AS "ownerId", ${parentColumns[name]} AS parent, deleted_at AS "deletedAt" FROM ${name} WHERE (${isSample('owner_id')} AND NOT ${isSample('id')}) OR ${parentColumns[name]} IN (SELECT value FROM json_each(?))`,
      parents,
    );
    for (const row of rows) {
      const isOrphan = row.ownerId !== null && isDemoId(row.ownerId);
      const hangs = row.parent !== null && workedOn.has(row.parent);
      const isLeaving = hangs && row.deletedAt === null;
      tx.update(table, row.id, { ...(isOrphan ? home : {}), ...(isLeaving ? { deletedAt: tx.at } : {}) } as never);
      if (isLeaving && workedOn.has(row.id)) binned++;
    }
  }
  const sold = `SELECT id FROM products WHERE ${isSample('id')} AND deleted_at IS NULL AND id IN (SELECT value FROM json_each(?))`;
  for (const { id } of tx.rows<{ id: string }>(sold, parents)) {
    tx.update(products, id, { deletedAt: tx.at });
    binned++;
  }
  return binned;
}

const parentColumns: Readonly<Record<string, string>> = {
  events: 'related_id',
  delivery_lines: 'id',
  deliveries: 'customer_id',
  order_lines: 'id',
  orders: 'customer_id',
  contract_lines: 'id',
  contracts: 'customer_id',
  quote_lines: 'id',
  quotes: 'customer_id',
  opportunity_steps: 'id',
  opportunities: 'customer_id',
  tasks: 'related_id',
  follow_ups: 'target_id',
  contacts: 'customer_id',
  leads: 'id',
  customers: 'id',
};
