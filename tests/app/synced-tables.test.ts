import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { syncedTables } from '#shared/app/synced-tables.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';

test('[sync 3] every table with a version travels: a command on a table that stays would be refused by the server', () => {
  const sqlite = new Database(':memory:');
  migrateDatabase(sqlite);

  const versioned = sqlite
    .prepare<[], { name: string }>(
      "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'revision' WHERE m.type = 'table'",
    )
    .all()
    .map((row) => row.name);

  expect(versioned.toSorted()).toEqual(syncedTables.list.map((table) => table.name).toSorted());
  sqlite.close();
});
