import Database from 'better-sqlite3';
import { migrateDatabase } from '#shared/node/migrate.ts';
import type { Sqlite } from '#shared/ports/database.ts';

let empty: Buffer | undefined;

/** A database with the product's schema and nothing in it; migrated once, then copied. */
export function newDatabase(): Sqlite {
  if (!empty) {
    const sqlite = new Database(':memory:');
    migrateDatabase(sqlite);
    empty = sqlite.serialize();
    sqlite.close();
  }
  return openCopy(empty);
}

export function openCopy(image: Buffer): Sqlite {
  const sqlite = new Database(image);
  sqlite.pragma('foreign_keys=ON');
  return sqlite;
}
