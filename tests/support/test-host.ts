import Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type App, createApp } from '#shared/app/app.ts';
import type { Session } from '#shared/app/session.ts';
import { branches, departments, roles, users } from '#shared/features/people/people.tables.ts';
import type { Actor, DataScope } from '#shared/kernel/scope.ts';
import type { AuditKey } from '#shared/ledger/audit-key.ts';
import type { Sink } from '#shared/ledger/ledger.ts';
import type { Statements } from '#shared/ledger/read-db.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import { rightsOf } from './rights.ts';

/** Ids of the company every test may use: two branches, a department each, a manager and two salespeople. */
export const company = {
  north: '01900000-0000-7000-8000-000000000001',
  south: '01900000-0000-7000-8000-000000000002',
  northSales: '01900000-0000-7000-8000-000000000011',
  southSales: '01900000-0000-7000-8000-000000000012',
  manager: '01900000-0000-7000-8000-000000000021',
  mei: '01900000-0000-7000-8000-000000000022',
  lin: '01900000-0000-7000-8000-000000000023',
  role: '01900000-0000-7000-8000-000000000031',
} as const;

export interface TestHostOptions {
  readonly host?: 'device' | 'server';
  readonly sinks?: (statements: Statements) => readonly Sink[];
  readonly nextRevision?: () => number;
  readonly seed?: number;
  readonly auditKey?: AuditKey;
  /** A database that was kept earlier, as a restore brings it back. */
  readonly from?: Buffer;
}

export interface TestHost {
  readonly app: App;
  /** The fake clock, ms; move it as the test needs. */
  time: number;
  as(userId: string, rights?: { dataScope?: DataScope; actions?: string[] }): Session;
  /** Puts rows in place without the ledger: what a test takes as given. */
  given(table: SQLiteTable, rows: Record<string, unknown>[]): void;
  close(): void;
}

let image: Buffer | undefined;

/** A database with every migration and no row: made once, for migrating takes longer than most tests. */
function emptyImage(): Buffer {
  if (image) return image;
  const sqlite = new Database(':memory:');
  migrateDatabase(sqlite);
  image = sqlite.serialize();
  sqlite.close();
  return image;
}

/** A core on a real in-memory database with fake time and ids. */
export function testHost(options: TestHostOptions = {}): TestHost {
  const sqlite = new Database(options.from ?? emptyImage());
  sqlite.pragma('secure_delete = ON');
  if (options.from) migrateDatabase(sqlite);
  let counter = (options.seed ?? 0) * 1_000_000;
  const host = { time: Date.UTC(2026, 0, 5, 1) };
  const nextId = () => `01900001-0000-7000-8000-${(counter++).toString(16).padStart(12, '0')}`;
  const app = createApp({
    sqlite,
    host: options.host ?? 'device',
    ports: {
      clock: { now: () => host.time },
      ids: { next: nextId },
      random: { bytes: (count) => Buffer.alloc(count, 7) },
      log: { info: () => {}, warn: () => {}, error: () => {} },
    },
    auditKey: options.auditKey,
    ...(options.sinks ? { sinks: options.sinks } : {}),
    ...(options.nextRevision ? { nextRevision: options.nextRevision } : {}),
  });
  const given = (table: SQLiteTable, rows: Record<string, unknown>[]) => {
    const codec = codecOf(table);
    for (const row of rows) {
      const stamped = { createdAt: host.time, updatedAt: host.time, revision: 0, ...row };
      sqlite.prepare(codec.insertSql).run(...codec.values(stamped));
    }
  };
  if (!options.from) givenCompany(given);
  return Object.assign(host, {
    app,
    given,
    as: (userId: string, rights: { dataScope?: DataScope; actions?: string[] } = {}) => ({
      app,
      actor: actorOf(userId, rights),
      deviceId: null,
    }),
    close: () => sqlite.close(),
  });
}

/** Two branches with a department each, a role and three people, by whatever puts rows in place. */
export function givenCompany(given: TestHost['given']): void {
  given(branches, [
    { id: company.north, code: 'N', name: '北方分公司', kind: 'company', status: 'active' },
    { id: company.south, code: 'S', name: '南方分公司', kind: 'company', status: 'active' },
  ]);
  given(departments, [
    { id: company.northSales, name: '北方销售部', branchId: company.north, sort: 0 },
    { id: company.southSales, name: '南方销售部', branchId: company.south, sort: 0 },
  ]);
  given(roles, [{ id: company.role, name: '销售', actions: ['*'], dataScope: 'branch' }]);
  const person = { roleIds: [company.role], status: 'active' };
  given(users, [
    {
      ...person,
      id: company.manager,
      account: 'manager',
      name: '王经理',
      branchId: company.north,
      deptId: company.northSales,
    },
    { ...person, id: company.mei, account: 'mei', name: '李梅', branchId: company.north, deptId: company.northSales },
    { ...person, id: company.lin, account: 'lin', name: '林强', branchId: company.south, deptId: company.southSales },
  ]);
}

function actorOf(userId: string, rights: { dataScope?: DataScope; actions?: string[] }): Actor {
  const isSouth = userId === company.lin;
  const branchId = isSouth ? company.south : company.north;
  const deptId = isSouth ? company.southSales : company.northSales;
  return {
    userId,
    account: userId,
    name: userId,
    branchId,
    deptId,
    ...rightsOf(rights.dataScope ?? 'all', { userId, branchId, deptId }),
    actions: new Set(rights.actions ?? ['*']),
  };
}
