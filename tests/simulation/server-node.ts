import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type App, createApp } from '#shared/app/app.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { maskOf, projectImage } from '#shared/app/sync-rules.ts';
import { syncedTables } from '#shared/app/synced-tables.ts';
import { branches, departments, roles, users } from '#shared/features/people/people.tables.ts';
import { createDecisionSink } from '#shared/ledger/decision-log.ts';
import { createFieldEditSink } from '#shared/ledger/field-edits.ts';
import type { Ledger } from '#shared/ledger/ledger.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import type { RecordedEffect } from '#shared/ledger/write-tx.ts';
import type { Sqlite } from '#shared/ports/database.ts';
import { createFeed, type Feed, type FeedRules } from '#shared/sync/server/feed.ts';
import type { SyncServerOptions } from '#shared/sync/server/parts.ts';
import { createSyncServer, type SyncServer } from '#shared/sync/server/sync-server.ts';
import { openCopy } from './template.ts';
import type { World } from './world.ts';

export interface ServerNode {
  readonly sqlite: Sqlite;
  readonly app: App;
  readonly feed: Feed;
  readonly sync: SyncServer;
  /** An administrator's write. */
  write(table: SQLiteTable, id: string, op: 'insert' | 'update', fields: Record<string, unknown>): void;
}

/** What a later issue plugs in: masking, conversion of old commands, shares. */
export interface ServerRules extends Pick<SyncServerOptions, 'project' | 'convert'> {
  readonly feedRules?: Partial<FeedRules>;
}

export const schema = 1;

/** The real server core and the real server half of sync on a database in memory. */
export function openServer(world: World, sqlite: Sqlite, rules: ServerRules = {}): ServerNode {
  const { feedRules, ...more } = rules;
  const feed = createFeed(sqlite, syncedTables, { maskOf, ...feedRules });
  const app = createApp({
    sqlite,
    host: 'server',
    ports: { ...world.ports, clock: { now: () => world.time } },
    nextRevision: feed.nextRevision,
    sinks: (statements) => [createDecisionSink(statements), createFieldEditSink(statements), feed.sink],
  });
  const ledger: Ledger = {
    ...app.ledger,
    decide: (command, actor) => {
      world.checkPoison(command);
      return app.ledger.decide(command, actor);
    },
  };
  const sync = createSyncServer({
    core: { ...app, ledger },
    feed,
    tables: syncedTables,
    schema,
    serverName: 'head office',
    actorOf: (userId) => findActor(app.db, userId, world.time),
    newId: world.ports.ids.next,
    pageRows: 4,
    project: projectImage,
    ...more,
  });
  const write: ServerNode['write'] = (table, id, op, fields) => {
    const codec = codecOf(table);
    app.ledger.transaction(() => {
      const revision = feed.nextRevision();
      const driverRow = app.statements(codec.selectSql).get(id) as Record<string, unknown> | undefined;
      const current = driverRow ? codec.decode(driverRow) : {};
      const stamps = { createdAt: world.time, updatedAt: world.time };
      app.statements(codec.upsertSql).run(...codec.values({ ...stamps, ...current, ...fields, id, revision }));
      const was = Object.fromEntries(Object.keys(fields).map((field) => [field, current[field]]));
      const effect: RecordedEffect =
        op === 'insert'
          ? { table: codec.name, id, op, set: { id, ...fields }, revision }
          : { table: codec.name, id, op, set: fields, was, revision };
      const command = {
        id: world.ports.ids.next(),
        procedure: 'admin',
        input: {},
        actorId: 'admin',
        at: world.time,
        deviceId: null,
      };
      feed.sink({ command, decidedAt: world.time, effects: [effect], output: null });
    });
  };
  return { sqlite, app, feed, sync, write };
}

/** The server's data as they were; a new epoch begins, as the restore command does it. */
export function restoreServer(world: World, image: Buffer): ServerNode {
  const node = openServer(world, openCopy(image));
  node.sync.beginEpoch();
  return node;
}

export function foundCompany(server: ServerNode, people: World['people']): void {
  for (const [index, branch] of [...new Set(people.map((person) => person.branchId))].entries()) {
    server.write(branches, branch, 'insert', {
      code: `B${index}`,
      name: `分公司${index}`,
      kind: 'company',
      status: 'active',
    });
  }
  for (const person of people) {
    if (!server.app.db.row('SELECT 1 FROM departments WHERE id = ?', person.deptId)) {
      const fields = { name: '销售部', branchId: person.branchId, sort: 0 };
      server.write(departments, person.deptId, 'insert', fields);
    }
  }
  for (const scope of ['own', 'department', 'branch', 'all'] as const) {
    server.write(roles, roleOf(scope), 'insert', { name: scope, actions: ['*'], dataScope: scope });
  }
  for (const [name, rights] of Object.entries(nounRoles)) {
    server.write(roles, roleOf(name as NounRole), 'insert', { name, dataScope: 'branch', ...rights });
  }
  for (const person of people) {
    server.write(users, person.userId, 'insert', {
      account: person.userId.slice(-4),
      name: person.userId.slice(-4),
      branchId: person.branchId,
      deptId: person.deptId,
      roleIds: [roleOf(person.scope)],
      status: 'active',
    });
  }
}

/** Roles that reach one noun and not another, or see some of a record covered. [sync 3.9] [sync 3.11] */
export const nounRoles = {
  ownContacts: { actions: ['*'], scopes: { contact: 'own' } },
  customersOnly: { actions: ['customer.view', 'customer.edit', 'customer.create', 'customer.assign'] },
  masked: { actions: ['*'], fieldRights: { customer: { phone: { access: 'edit', mask: 'everywhere' } } } },
} as const;
export type NounRole = keyof typeof nounRoles;
type RoleName = 'own' | 'department' | 'branch' | 'all' | NounRole;

export function roleOf(name: RoleName): string {
  const place = ['own', 'department', 'branch', 'all', ...Object.keys(nounRoles)].indexOf(name) + 1;
  return `01900000-0000-7000-8000-0000000003${String(place).padStart(2, '0')}`;
}
