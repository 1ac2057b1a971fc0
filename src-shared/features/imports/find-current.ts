import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { orderLines, orders } from '../orders/orders.tables.ts';
import { users } from '../people/people.tables.ts';
import { productLines } from '../product-lines/product-lines.tables.ts';
import { products } from '../products/products.tables.ts';
import { suppliers } from '../suppliers/suppliers.tables.ts';
import type { ImportModule } from './import.model.ts';

const tables: Readonly<Record<ImportModule, SQLiteTable>> = {
  customers,
  contacts,
  leads,
  products,
  suppliers,
  productLines,
  orders,
  orderLines,
  users,
};

/** Records as they are now, by id. */
export function findCurrent(
  db: ReadDb,
  module: keyof typeof tables,
  ids: readonly string[],
): Map<string, Record<string, unknown>> {
  const rows = selectRows(
    db,
    tables[module],
    't.id IN (SELECT value FROM json_each(?)) AND +t.deleted_at IS NULL',
    JSON.stringify(ids),
  ) as unknown as ({ id: string } & Record<string, unknown>)[];
  return new Map(rows.map((row) => [row.id, row]));
}
