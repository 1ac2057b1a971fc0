import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { AccountRules } from '#server/accounts/account-rules.ts';
import { addCredential } from '#server/accounts/credentials.repository.ts';
import { hashPassword } from '#server/accounts/password-hash.ts';
import type { Person, SecurityEvent, ServerPorts } from '#server/host/server-ports.ts';
import { createReadDb, createStatements } from '#shared/ledger/read-db.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import { uuidV7Ids } from '#shared/node/uuid-v7.ts';

const minute = 60_000;

export const rules: AccountRules = {
  password: { minLength: 12, minClasses: 3, remembered: 5, maxAgeDays: 90 },
  secondFactor: 'nobody',
  company: '前哨测试公司',
  lockAfter: 5,
  lockMs: 15 * minute,
  addressLockAfter: 20,
  slowMs: 0,
  webIdleMs: 15 * minute,
  apiIdleMs: 720 * minute,
  sessionMs: 720 * minute,
  activationMs: 1440 * minute,
  enrolCodeMs: 15 * minute,
  approveDevices: false,
};

export interface TestServer extends ServerPorts {
  time: number;
  /** Since the machine started; without it only the wall clock is known. */
  uptime: number | undefined;
  /** What everybody's roles grant. */
  actions: readonly string[];
  readonly events: SecurityEvent[];
  readonly directory: Person[];
  /** A person who may sign in; without a password, one who has not chosen it yet. */
  add(account: string, password?: string): Promise<Person>;
}

/** Accounts on a real database in memory, with a fake clock and a list for a people room. */
export function testServer(changed: Partial<AccountRules> = {}): TestServer {
  const sqlite = new Database(':memory:');
  migrateDatabase(sqlite);
  const ids = uuidV7Ids();
  const directory: Person[] = [];
  const events: SecurityEvent[] = [];
  const server: TestServer = {
    time: Date.UTC(2026, 10, 22, 1),
    db: drizzle(sqlite),
    read: createReadDb(sqlite, createStatements(sqlite)),
    uptime: undefined,
    actions: [],
    clock: {
      now: () => server.time,
      get uptime() {
        const { uptime } = server;
        return uptime === undefined ? (undefined as never) : () => uptime;
      },
    },
    actionsOf: () => new Set(server.actions),
    ids,
    rules: { ...rules, ...changed },
    events,
    directory,
    people: {
      findByAccount: (account) => directory.find((person) => person.account === account),
      find: (userId) => directory.find((person) => person.userId === userId),
      list: () => directory,
    },
    audit: (event) => events.push(event),
    welcome: () => {},
    add: async (account, password) => {
      const person = { userId: ids.next(), account, name: `${account} 先生`, maySignIn: true };
      directory.push(person);
      addCredential(server.db, {
        userId: person.userId,
        createdAt: server.time,
        passwordHash: password === undefined ? null : await hashPassword(password),
      });
      return person;
    },
  };
  return server;
}
