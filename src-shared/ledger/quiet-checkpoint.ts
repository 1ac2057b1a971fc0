import type { Sqlite } from '../ports/database.ts';
import type { Changes } from './changes.ts';

/** Fewer pages than this stay in the log: writing them home costs as much as the edits did. */
const worthPages = 1_000;
/** Longer than the pause between the requests of one burst, shorter than one anybody takes. */
const quietMs = 1_000;

/**
 * Writes the log's pages to their places once nothing was written for a moment. While a burst runs they only gather, so
 * that a page which it changes a hundred times is encrypted for its place once. Every commit is on disk all the same: it
 * is in the log. The log's own bound is the database's `wal_autocheckpoint`.
 */
export function checkpointWhenQuiet(sqlite: Sqlite, changes: Changes): void {
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    timer = undefined;
    if (!sqlite.open || sqlite.inTransaction) return;
    try {
      const [log] = sqlite.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
      if (log && log.log - log.checkpointed >= worthPages) sqlite.pragma('wal_checkpoint(PASSIVE)');
    } catch {
      // A full disk or another process at work: the log keeps everything, and the next write that fails says so itself.
    }
  };
  changes.subscribe(() => {
    if (timer) timer.refresh();
    else timer = setTimeout(look, quietMs).unref();
  });
}
