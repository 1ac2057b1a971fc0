import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { coverRecord, type Exit } from '../kernel/rights/field-rights.ts';
import { nounOf } from '../kernel/rights/nouns.ts';
import { type Actor, isAllowed } from '../kernel/scope.ts';
import { codecOf } from '../ledger/row-codec.ts';
import type { ReadDb, RowOf } from '../ports/database.ts';
import { always, type Condition, scopeFilter } from './scope-filter.ts';

type DriverRow = Record<string, unknown>;

/** The row of this id, also one in the recycle bin. */
export function findRow<Table extends SQLiteTable>(db: ReadDb, table: Table, id: string): RowOf<Table> | undefined {
  const codec = codecOf(table);
  const row = db.row<DriverRow>(codec.selectSql, id);
  return row && (codec.decode(row) as RowOf<Table>);
}

/** The row as the actor may see it: outside the scope it does not exist, covered fields are covered. */
export function findVisibleRow<Table extends SQLiteTable>(
  db: ReadDb,
  actor: Actor,
  table: Table,
  id: string,
): RowOf<Table> | undefined {
  const noun = nounOf(codecOf(table).name);
  const scope = visibleFilter(actor, table);
  const row = selectRows(db, table, `t.id = ? AND ${scope.sql}`, id, ...scope.values)[0];
  return row && coverRecord(actor.fields, noun, row, 'page');
}

/** Rows in the actor's scope under a condition on alias `t`, as the actor may see them. */
export function selectVisibleRows<Table extends SQLiteTable>(
  db: ReadDb,
  actor: Actor,
  table: Table,
  {
    where,
    values,
    order = '',
  }: { readonly where: string; readonly values: readonly unknown[]; readonly order?: string },
): RowOf<Table>[] {
  const scope = visibleFilter(actor, table);
  const found = selectRows(db, table, `${where} AND ${scope.sql} ${order}`, ...values, ...scope.values);
  return coverRows(actor, table, found, 'list');
}

/** Rows as they leave to the actor. */
export function coverRows<Table extends SQLiteTable>(
  actor: Actor,
  table: Table,
  rows: readonly RowOf<Table>[],
  exit: Exit,
): RowOf<Table>[] {
  const noun = nounOf(codecOf(table).name);
  return rows.map((row) => coverRecord(actor.fields, noun, row, exit));
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

/** How many rows the actor may see under a condition on alias `t`. */
export function countVisibleRows(
  db: ReadDb,
  actor: Actor,
  table: SQLiteTable,
  { where, values }: { readonly where: string; readonly values: readonly unknown[] },
): number {
  const scope = visibleFilter(actor, table);
  return countRows(db, table, `${where} AND ${scope.sql}`, ...values, ...scope.values);
}

/**
 * Rows of the table that the actor may see, if they may see any. Rows that belong to nobody, as those of the catalogue,
 * are the whole company's: whoever may see one sees all.
 */
function visibleFilter(actor: Actor, table: SQLiteTable): Condition {
  const { name, byProperty } = codecOf(table);
  const noun = nounOf(name);
  if (!isAllowed(actor, `${noun}.view`)) return { sql: '0', values: [] };
  const hasHome = ['ownerId', 'deptId', 'branchId'].some((column) => byProperty.has(column));
  return hasHome ? scopeFilter(actor, noun, 't') : always;
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
  const scope = visibleFilter(actor, table);
  const found = db.rows<{ id: string; name: string }>(
    `SELECT t.id, t.name FROM "${codecOf(table).name}" t WHERE t.id IN (SELECT value FROM json_each(?)) AND ${scope.sql}`,
    JSON.stringify(wanted),
    ...scope.values,
  );
  return new Map(found.map((row) => [row.id, row.name]));
}
