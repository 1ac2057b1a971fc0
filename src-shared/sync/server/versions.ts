import type { Statements } from '../../ledger/read-db.ts';

/** How far versions jump when a server's data was restored, past anything the lost days can have used. [sync 7.1] */
const restoreJump = 2 ** 32;

/** The one counter behind every row's `revision`. It lives in the transaction: a rollback takes it back. [sync 3.1] */
export interface Versions {
  next(): number;
  head(): number;
  jump(): void;
  /** A transaction of the ledger begins: until its end the counter is kept in memory, for whoever counts in it. */
  begin(): void;
  /** Its end is near: the counter goes to the disk with everything that was counted. */
  beforeCommit(): void;
  /** It was taken back, or a part of it. What a part had counted stays unused. */
  rollback(isWhole: boolean): void;
}

export function createVersions(statements: Statements): Versions {
  statements('INSERT OR IGNORE INTO sync_versions (id, value) VALUES (1, 0)').run();
  let isOpen = false;
  /** Inside a transaction nobody else can move it, so it is read once. */
  let counted: number | undefined;
  const stored = () => (statements('SELECT value FROM sync_versions WHERE id = 1').get() as { value: number }).value;
  const store = (value: number) => statements('UPDATE sync_versions SET value = ? WHERE id = 1').run(value);
  const add = (step: number): number => {
    const value = (counted ?? stored()) + step;
    if (isOpen) counted = value;
    else store(value);
    return value;
  };
  const forget = () => {
    isOpen = false;
    counted = undefined;
  };
  return {
    next: () => add(1),
    head: () => counted ?? stored(),
    jump: () => void add(restoreJump),
    begin: () => {
      isOpen = true;
    },
    beforeCommit: () => {
      if (counted !== undefined) store(counted);
      forget();
    },
    rollback: (isWhole) => {
      if (isWhole) forget();
    },
  };
}
