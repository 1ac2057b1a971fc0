import type { ReadDb } from '../ports/database.ts';

/** A turn that writes back this many holds the others for some 30 ms. */
const pagesPerCheckpoint = 1_000;
/** Pages that a row of several indexes changes in a small database; what the log says replaces it. */
const fewPages = 3;

export interface Checkpoints {
  /** Counts rows written; true when the log is long enough to be written back. */
  isDue(rows: number): boolean;
  /** Writes the log back, in a turn of its own. */
  run(): void;
  /** Leaves it to SQLite again, as it was before. */
  end(): void;
}

/**
 * Takes checkpoints out of the commits of a long piece of work: SQLite makes them inside whichever commit crosses the
 * mark, so that one commit in a few lasts three times as long, and whoever waits behind it waits that long.
 */
export function takeCheckpoints(db: ReadDb): Checkpoints {
  let rowsSince = 0;
  let pagesPerRow = fewPages;
  const before = db.row<{ wal_autocheckpoint: number }>('PRAGMA wal_autocheckpoint')?.wal_autocheckpoint ?? 0;
  db.rows('PRAGMA wal_autocheckpoint=0');
  return {
    isDue: (rows) => {
      rowsSince += rows;
      return rowsSince * pagesPerRow >= pagesPerCheckpoint;
    },
    run: () => {
      const [log] = db.rows<{ log: number }>('PRAGMA wal_checkpoint(PASSIVE)');
      if (log && log.log > 0 && rowsSince > 0) pagesPerRow = log.log / rowsSince;
      rowsSince = 0;
    },
    end: () => {
      db.rows(`PRAGMA wal_autocheckpoint=${before}`);
    },
  };
}
