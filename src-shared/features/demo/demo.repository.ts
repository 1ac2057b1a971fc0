import type { ReadDb } from '../../ports/database.ts';
import { type DemoCounts, demoIdRange } from './demo.model.ts';

export type DemoTable =
  | 'branches'
  | 'departments'
  | 'users'
  | 'customers'
  | 'contacts'
  | 'follow_ups'
  | 'tasks'
  | 'leads'
  | 'pools'
  | 'score_rules'
  | 'product_lines'
  | 'products'
  | 'price_books'
  | 'price_book_entries'
  | 'opportunities'
  | 'opportunity_steps'
  | 'quotes'
  | 'quote_lines'
  | 'contracts'
  | 'contract_lines'
  | 'orders'
  | 'order_lines'
  | 'deliveries'
  | 'delivery_lines'
  | 'events';

/** A condition of constants: whether a column holds the id of a sample record. */
export function isSample(column: string): string {
  return `(${column} >= '${demoIdRange[0]}' AND ${column} < '${demoIdRange[1]}')`;
}

function countDemoRows(db: ReadDb, table: DemoTable): number {
  const sql = `SELECT count(*) AS total FROM ${table} WHERE ${isSample('id')} AND deleted_at IS NULL`;
  return db.row<{ total: number }>(sql)!.total;
}

export function countDemo(db: ReadDb): DemoCounts {
  return {
    customers: countDemoRows(db, 'customers'),
    contacts: countDemoRows(db, 'contacts'),
    leads: countDemoRows(db, 'leads'),
    followUps: countDemoRows(db, 'follow_ups'),
    people: countDemoRows(db, 'users'),
  };
}

/** Sample customers, leads and products on which somebody's own work hangs. */
export function listWorkedOn(db: ReadDb): Set<string> {
  const parts = [
    ...Object.entries({ contacts: 'customer_id', follow_ups: 'target_id', tasks: 'related_id' }),
    ...Object.entries({ opportunities: 'customer_id', quotes: 'customer_id', orders: 'customer_id' }),
    ...Object.entries({ contracts: 'customer_id', contract_lines: 'product_id' }),
    ...Object.entries({ events: 'related_id', quote_lines: 'product_id', order_lines: 'product_id' }),
    ['customers', 'pool_id'] as const,
    ['leads', 'pool_id'] as const,
  ];
  const own = parts.map(
    ([table, parent]) => `SELECT ${parent} AS id FROM ${table} WHERE ${isSample(parent)} AND NOT ${isSample('id')}`,
  );
  return new Set(db.rows<{ id: string }>(own.join(' UNION ')).map((row) => row.id));
}

/** Sample rows to destroy, each with the record it hangs on. */
export function listDemoRows(db: ReadDb, table: DemoTable, limit: number, skip: ReadonlySet<string>): string[] {
  const parent = parentOf[table];
  const sql = `SELECT id FROM ${table} WHERE ${isSample('id')} AND ${parent} NOT IN (SELECT value FROM json_each(?)) LIMIT ?`;
  return db.rows<{ id: string }>(sql, JSON.stringify([...skip]), limit).map((row) => row.id);
}

const parentOf: Readonly<Record<DemoTable, string>> = {
  branches: 'id',
  departments: 'id',
  users: 'id',
  pools: 'id',
  score_rules: 'id',
  customers: 'id',
  leads: 'id',
  contacts: 'customer_id',
  follow_ups: 'target_id',
  tasks: "coalesce(related_id, '')",
  product_lines: 'id',
  products: 'id',
  price_books: 'id',
  price_book_entries: 'product_id',
  opportunities: 'customer_id',
  opportunity_steps: 'id',
  quotes: 'customer_id',
  quote_lines: 'id',
  contracts: 'customer_id',
  contract_lines: 'id',
  orders: 'customer_id',
  order_lines: 'id',
  deliveries: 'customer_id',
  delivery_lines: 'id',
  events: "coalesce(related_id, '')",
};
