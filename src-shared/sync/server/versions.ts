import type { Statements } from '../../ledger/read-db.ts';

/** How far versions jump when a server's data was restored, past anything the lost days can have used. [sync 7.1] */
const restoreJump = 2 ** 32;

/** The one counter behind every row's `revision`. It lives in the transaction: a rollback takes it back. [sync 3.1] */
export interface Versions {
  next(): number;
  head(): number;
  jump(): void;
}

export function createVersions(statements: Statements): Versions {
  statements('INSERT OR IGNORE INTO sync_versions (id, value) VALUES (1, 0)').run();
  return {
    next: () =>
      (
        statements('UPDATE sync_versions SET value = value + 1 WHERE id = 1 RETURNING value').get() as {
          value: number;
        }
      ).value,
    head: () => (statements('SELECT value FROM sync_versions WHERE id = 1').get() as { value: number }).value,
    jump: () => {
      statements('UPDATE sync_versions SET value = value + ? WHERE id = 1').run(restoreJump);
    },
  };
}
