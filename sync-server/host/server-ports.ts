import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { PasswordPolicyName } from '#shared/features/accounts/password.model.ts';
import type { ReadDb } from '#shared/ports/database.ts';

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

export interface AccountRules {
  readonly passwordPolicy: PasswordPolicyName;
  readonly company: string;
  readonly lockAfter: number;
  readonly lockMs: number;
  readonly webIdleMs: number;
  readonly apiIdleMs: number;
  readonly sessionMs: number;
  readonly activationMs: number;
  readonly enrolCodeMs: number;
  readonly approveDevices: boolean;
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
  readonly clock: { now(): number };
  readonly ids: { next(): string };
  readonly people: PeopleDirectory;
  readonly rules: AccountRules;
  audit(event: SecurityEvent): void;
  /** The person proved who they are: the first time makes 未激活 to 在职. */
  welcome(userId: string): void;
}

/** Account names are compared without case and in one composed form. */
export function accountKey(account: string): string {
  return account.normalize('NFKC').trim().toLowerCase();
}
