import type { Statements } from '../../ledger/read-db.ts';
import type { SyncState } from '../state.ts';
import type { DeviceParts } from './parts.ts';

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** What the steps of one exchange with the server share. */
export interface Exchange {
  readonly parts: DeviceParts;
  readonly state: SyncState;
  readonly statements: Statements;
  /** Commands of one request; fewer only where a test wants to see many requests. */
  readonly pushCommands: number;
  readonly incarnation: () => string;
  readonly now: () => number;
  /** One transaction; what is kept in memory is read anew if it does not come through. */
  readonly store: <T>(work: () => T) => T;
  /** Everything the server held at this time is here. */
  readonly setAsOf: (at: number) => void;
}
