import type { Changes } from '../ledger/changes.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Statements } from '../ledger/read-db.ts';
import type { Sqlite } from '../ports/database.ts';
import type { Ports } from '../ports/ports.ts';

/** The part of the app that synchronising stands on. */
export interface SyncCore {
  readonly sqlite: Sqlite;
  readonly statements: Statements;
  readonly ledger: Ledger;
  readonly changes: Changes;
  readonly ports: Pick<Ports, 'clock' | 'log'>;
}
