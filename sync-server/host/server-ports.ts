import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { LockClock } from '#shared/kernel/lock-time.ts';
import type { ReadDb } from '#shared/ports/database.ts';
import type { AccountRules } from '../accounts/account-rules.ts';

/** The server's own tables. Business rows are written through the ledger only. */
export type ServerDb = BetterSQLite3Database<Record<string, unknown>>;

/** One line of the audit that no command made: sign-ins, devices, administration. Never a secret, never row content. */
export interface SecurityEvent {
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  /** Who did it; null where nobody is known yet. */
  readonly actorId: string | null;
  readonly subject?: { readonly table: string; readonly id: string };
  readonly reason?: string;
  readonly address?: string | null;
  readonly deviceId?: string;
}

/** What sign-in needs to know of a person; the people room has the rest. */
export interface Person {
  readonly userId: string;
  readonly account: string;
  readonly name: string;
  /** False for those who are locked, gone or deleted. */
  readonly maySignIn: boolean;
}

export interface PeopleDirectory {
  findByAccount(account: string): Person | undefined;
  find(userId: string): Person | undefined;
  list(): readonly Person[];
}

/** What sign-in, accounts and enrolment ask of the server they run in. */
export interface ServerPorts {
  readonly db: ServerDb;
  /** The same database by prepared statements, for what every request asks. */
  readonly read: ReadDb;
  readonly clock: LockClock;
  readonly ids: { next(): string };
  readonly people: PeopleDirectory;
  /** As they hold at this moment: the company may change them while the server runs. */
  readonly rules: AccountRules;
  /** What the person's roles grant now; empty for somebody unknown. */
  actionsOf(userId: string): ReadonlySet<string>;
  audit(event: SecurityEvent): void;
  /** The person proved who they are: the first time makes 未激活 to 在职. */
  welcome(userId: string): void;
}

/** Account names are compared without case and in one composed form. */
export function accountKey(account: string): string {
  return account.normalize('NFKC').trim().toLowerCase();
}
