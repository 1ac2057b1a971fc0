import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Actor } from '../kernel/scope.ts';
import { codecOf } from '../ledger/row-codec.ts';
import type { ReadDb, RowOf } from '../ports/database.ts';
import { scopeFilter } from './scope-filter.ts';

type DriverRow = Record<string, unknown>;

/** The row of this id, also one in the recycle bin. */
export function findRow<Table extends SQLiteTable>(db: ReadDb, table: Table, id: string): RowOf<Table> | undefined {
  const codec = codecOf(table);
  const row = db.row<DriverRow>(codec.selectSql, id);
  return row && (codec.decode(row) as RowOf<Table>);
}

/** The row if the actor may see it: outside the scope it does not exist. */
export function findVisibleRow<Table extends SQLiteTable>(
  db: ReadDb,
  actor: Actor,
  table: Table,
  id: string,
): RowOf<Table> | undefined {
  const scope = scopeFilter(actor, 't');
  return selectRows(db, table, `t.id = ? AND ${scope.sql}`, id, ...scope.values)[0];
}

/** Rows under a condition on alias `t`, which may end in ORDER BY and LIMIT. Values are bound. */
export function selectRows<Table extends SQLiteTable>(
  db: ReadDb,
  table: Table,
  condition: string,
  ...values: unknown[]
): RowOf<Table>[] {
  const codec = codecOf(table);
  const found = db.rows<DriverRow>(`SELECT t.* FROM "${codec.name}" t WHERE ${condition}`, ...values);
  return found.map((row) => codec.decode(row)) as RowOf<Table>[];
}

export function countRows(db: ReadDb, table: SQLiteTable, condition: string, ...values: unknown[]): number {
  const { name } = codecOf(table);
  return db.row<{ total: number }>(`SELECT count(*) AS total FROM "${name}" t WHERE ${condition}`, ...values)!.total;
}

/** Names of records for a page of rows that point at them; those outside the actor's scope stay unnamed. */
export function namesOf(
  db: ReadDb,
  actor: Actor,
  table: SQLiteTable,
  ids: Iterable<string | null>,
): ReadonlyMap<string, string> {
  const wanted = [...new Set(ids)].filter((each) => each !== null);
  if (wanted.length === 0) return new Map();
  const scope = scopeFilter(actor, 't');
  const found = db.rows<{ id: string; name: string }>(
    `SELECT t.id, t.name FROM "${codecOf(table).name}" t WHERE t.id IN (SELECT value FROM json_each(?)) AND ${scope.sql}`,
    JSON.stringify(wanted),
    ...scope.values,
  );
  return new Map(found.map((row) => [row.id, row.name]));
}
