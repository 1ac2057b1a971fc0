import type { BackupSettings } from '../features/backups/backups.model.ts';
import type { SecretBox } from '../keyring/keyring-secrets.ts';
import type { openDatabase } from '../node/open-database.ts';
import type { Log } from '../ports/ports.ts';
import type { BackupTarget } from './backup-target.ts';
import type { BackedUp } from './make-backup.ts';

/** What `createBackupsRoom` asks of a host. */
export interface BackupsHost {
  /** The folder of the database: `backups.json`, working files and kept data live there, and the default `backups/`. */
  readonly folder: string;
  readonly defaults: BackupSettings;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Log;
  /** The data as it is now; called at each backup, so a joined company or a new key counts at once. */
  data(): BackedUp;
  /** `keyringSecrets(folder, dek)` on a desktop; the server's own sealed secrets there. */
  readonly secrets: SecretBox;
  /** `remoteTarget(…)` where this host belongs to a server. */
  remote?(): BackupTarget | undefined;
  /** Changes when the data does, such as the audit head; backups of unchanged data are not made by schedule. */
  changeMark?(): string;
  /** Rows per table now, for the comparison before a restore. */
  countRows(): Readonly<Record<string, number>>;
  /** The newest schema this program knows (`migrateDatabase`'s last migration time). */
  knownSchema(): number;
  /** The database's name in `folder`; in a container it is always `outpost.db`. */
  readonly databaseName?: string;
  /** Files of `folder` that describe the present copy and are set aside by a restore, such as `incarnation.json`. */
  readonly setAside?: readonly string[];
  /** Makes a restored database another copy than the one it was taken from, where the database itself notes that. */
  prepareRestored?(db: ReturnType<typeof openDatabase>): void;
  /**
   * Closes the database, calls `swap`, and begins anew: the desktop locks or opens again, the server ends so that its
   * supervisor starts it. It must not open the folder before `swap` has returned.
   */
  exchange(swap: () => { readonly keptFolder: string }): Promise<void>;
  /** Throws where no copy may go: a folder or the server's address. */
  demandPlace?(address: string): void;
  /** A copy arrived there. */
  noteCopy?(address: string): void;
  /** The server's address, where `remote` goes. */
  remoteAddress?(): string | null;
  /** Before each backup: what lies beside the sets, such as the ledger of destructions, is brought up to date. */
  tendPlaces?(): void;
  /** For the audit: what was made, what was opened whole into an empty folder (a drill), and what failed. */
  audit?(event: {
    readonly action: 'backup.make' | 'backup.drill';
    readonly id: string;
    readonly problem: string | null;
  }): void;
  /** Something to show has changed: topic `backups`. */
  onChange?(): void;
}
