import type { Actor } from '../../kernel/scope.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findVisibleRow } from '../../reading/rows.ts';
import { customers } from './customers.tables.ts';

export type CustomerRecord = RowOf<typeof customers>;

export function findCustomer(db: ReadDb, id: string): CustomerRecord | undefined {
  const row = db.row<Record<string, unknown>>(codecOf(customers).selectSql, id);
  return row && (codecOf(customers).decode(row) as CustomerRecord);
}

/** The record as the actor may see it: outside the scope it does not exist. */
export function findVisibleCustomer(db: ReadDb, actor: Actor, id: string): CustomerRecord | undefined {
  return findVisibleRow(db, actor, customers, id);
}

export function findCustomerByCreditCode(db: ReadDb, creditCode: string): CustomerRecord | undefined {
  const row = db.row<Record<string, unknown>>(
    'SELECT * FROM customers WHERE credit_code = ? AND deleted_at IS NULL LIMIT 1',
    creditCode,
  );
  return row && (codecOf(customers).decode(row) as CustomerRecord);
}

export function findCustomerByNameNorm(db: ReadDb, nameNorm: string): CustomerRecord | undefined {
  const row = db.row<Record<string, unknown>>(
    'SELECT * FROM customers WHERE name_norm = ? AND deleted_at IS NULL LIMIT 1',
    nameNorm,
  );
  return row && (codecOf(customers).decode(row) as CustomerRecord);
}
