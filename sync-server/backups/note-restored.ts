import type { Sqlite } from '#shared/ports/database.ts';

/** Past every version that the lost days can have used. [sync 7.1] */
const restoreJump = 2 ** 32;

/** Tells a restored server database that it is one: a new epoch, versions far ahead, all web sessions over, and an audit record at the next start. */
export function noteRestored(db: Sqlite, epoch: string): void {
  db.transaction(() => {
    db.prepare(
      "INSERT INTO sync_state (key, value) VALUES ('epoch', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    ).run(epoch);
    db.prepare('UPDATE sync_versions SET value = value + ? WHERE id = 1').run(restoreJump);
    db.prepare('DELETE FROM sessions').run();
    db.prepare("INSERT OR REPLACE INTO server_settings (key, value) VALUES ('restored', ?)").run(epoch);
  })();
}
