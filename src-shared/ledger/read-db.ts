import type { Statement } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { ReadDb, Sqlite } from '../ports/database.ts';

/** Statements by their SQL text; a host keeps one per database. */
export type Statements = (sql: string) => Statement<unknown[], unknown>;

export function createStatements(sqlite: Sqlite): Statements {
  const cache = new Map<string, Statement<unknown[], unknown>>();
  return (sql) => {
    let statement = cache.get(sql);
    if (!statement) {
      statement = sqlite.prepare<unknown[], unknown>(sql);
      if (cache.size > 2_000) cache.clear();
      cache.set(sql, statement);
    }
    return statement;
  };
}

export function createReadDb(sqlite: Sqlite, statements: Statements): ReadDb {
  const db = drizzle(sqlite);
  return {
    select: db.select.bind(db),
    selectDistinct: db.selectDistinct.bind(db),
    $count: db.$count.bind(db),
    with: db.with.bind(db),
    rows: <Row>(sql: string, ...values: unknown[]) => statements(sql).all(...values) as Row[],
    row: <Row>(sql: string, ...values: unknown[]) => statements(sql).get(...values) as Row | undefined,
  };
}
