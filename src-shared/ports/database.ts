import type { Database as SqliteDatabase } from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';

/** An open, keyed, migrated database. Only the ledger, sync, backup and hosts hold one; rooms see `ReadDb`. */
export type Sqlite = SqliteDatabase;

type DrizzleReads = Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | '$count' | 'with'>;

/** Reading: Drizzle's builder, and prepared SQL (cached by its text) where a frame counts. No insert, update or delete. */
export interface ReadDb extends DrizzleReads {
  /** Rows of a prepared statement; `sql` is a constant, values are bound. */
  rows<Row>(sql: string, ...values: unknown[]): Row[];
  row<Row>(sql: string, ...values: unknown[]): Row | undefined;
}

export type RowOf<Table extends SQLiteTable> = Table['$inferSelect'];
export type NewRowOf<Table extends SQLiteTable> = Table['$inferInsert'];

/** Values by property name, as JSON keeps them. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** What a command did to one row. */
export type Effect =
  | { readonly table: string; readonly id: string; readonly op: 'insert'; readonly set: FieldValues }
  | {
      readonly table: string;
      readonly id: string;
      readonly op: 'update';
      readonly set: FieldValues;
      readonly was: FieldValues;
    }
  | { readonly table: string; readonly id: string; readonly op: 'remove'; readonly was: FieldValues };
