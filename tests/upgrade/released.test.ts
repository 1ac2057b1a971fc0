import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import type { RoleTemplate } from '#shared/features/people/role.model.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import { verifyAudit } from '#shared/ledger/verify-audit.ts';
import { migrateDatabase } from '#shared/node/migrate.ts';
import type { Sqlite } from '#shared/ports/database.ts';
import { listHeld, resendHeld } from '#shared/sync/device/held.ts';
import { sendAgain } from '#shared/sync/device/server-restored.ts';
import { countWaiting, listWaiting } from '#shared/sync/device/waiting.ts';
import { type DeviceNode, openDevice } from '../simulation/device-node.ts';
import { openServer } from '../simulation/server-node.ts';
import { createWorld, type World } from '../simulation/world.ts';
import { factsOf, openReleased, type ReleasedFacts, releases } from '../support/released.ts';
import { syncOnce } from '../sync/sync-once.ts';

const names = ['server', 'mei', 'lin'] as const;
const people = ['mei', 'lin'] as const;
/** What people made; the upgrade changes not one value of it. */
const business = [
  'branches',
  'departments',
  'users',
  'customers',
  'contacts',
  'follow_ups',
  'leads',
  'tasks',
  'conflicts',
  'audit_records',
];

/** Of the sales chain, which came after 0.2.0. */
const newNouns = new Set([
  ...['product', 'productLine', 'priceBook', 'taxRate', 'supplier', 'opportunity', 'quote', 'order', 'receivable'],
  ...['invoice', 'taxEntity', 'event'],
]);
const isNew = (action: string) => newNouns.has(action.slice(0, action.indexOf('.')));

describe.each(releases)('[R-14] a company of %s', (release) => {
  let facts: ReleasedFacts;
  let databases: Record<(typeof names)[number], Sqlite>;

  beforeEach(() => {
    facts = factsOf(release);
    databases = Object.fromEntries(names.map((name) => [name, openReleased(release, name)])) as typeof databases;
  });
  afterEach(() => {
    for (const name of names) databases[name].close();
  });

  it.each(names)('keeps every value of %s through the migration', (name) => {
    const sqlite = databases[name];
    const before = contentsOf(sqlite);
    migrateDatabase(sqlite);
    expect(contentsOf(sqlite, columnsOf(before))).toEqual(before);
    expect(verifyAudit(sqlite).broken).toBeNull();
    expect(sqlite.pragma('foreign_key_check')).toEqual([]);
  });

  it('goes on: what waited arrives, both members and the server hold the same', async () => {
    for (const name of names) migrateDatabase(databases[name]);
    const world = worldOf(databases.server);
    const nodes = Object.fromEntries(
      people.map((name) => [name, reopen(world, name, facts, databases[name])]),
    ) as Record<(typeof people)[number], DeviceNode>;
    const { mei, lin } = nodes;
    for (const node of [mei, lin, mei, lin]) await syncOnce(world, node);

    for (const node of [mei, lin]) expect(countWaiting(node.parts)).toBe(0);
    expect(nameAt(databases.server, '升级前写下的客户有限公司')).toBe(1);
    expect(nameAt(mei.sqlite, '升级前写下的客户有限公司')).toBe(1);
    expect(fieldOf(databases.server, facts.edited, 'remark')).toBe('升级前的离线修改');
    expect(fieldOf(mei.sqlite, facts.conflicted, 'phone')).toBe('021-88880000');
    expect(count(databases.server, 'customers')).toBe(32);
    expect(count(mei.sqlite, 'customers')).toBe(32);
    expect(imagesOf(mei.sqlite)).toEqual(imagesOf(databases.server));
    const own = imagesOf(databases.server).filter((row) => (row as { owner_id: string }).owner_id === facts.people.lin);
    expect(imagesOf(lin.sqlite)).toEqual(own);
    expect(findActor(world.server.app.db, facts.people.lin)).toBeDefined();
    expect(verifyAudit(databases.server).broken).toBeNull();
  });

  it('still sends again what it had seen accepted, in order and before what waits', () => {
    const all = [...idsIn(databases.mei, 'sent_commands'), ...idsIn(databases.mei, 'outbox')];
    migrateDatabase(databases.mei);
    const world = worldOf(databases.server);
    const { parts } = reopen(world, 'mei', facts, databases.mei);
    const waiting = listWaiting(parts, 0, 100).rows.map((row) => row.commandId);
    expect(waiting.length).toBeGreaterThan(0);
    expect(all.length).toBeGreaterThan(waiting.length);
    expect(all.slice(-waiting.length)).toEqual(waiting);
    expect(count(databases.mei, 'sent_commands')).toBe(0);
    sendAgain(parts, world.time, 'serverRestored', 0);
    expect(listWaiting(parts, 0, 100).rows.map((row) => row.commandId)).toEqual(all);
  });

  it.each(names)('gives the standard roles of %s what they may do with the new records', (name) => {
    migrateDatabase(databases[name]);
    const held = databases[name].prepare('SELECT template, actions FROM roles WHERE template IS NOT NULL').all() as {
      template: string;
      actions: string;
    }[];
    expect(held.length).toBeGreaterThan(3);
    for (const { template, actions } of held) {
      const standard = templateContents[template as RoleTemplate].actions;
      const missing = standard.filter((action) => isNew(action) && !JSON.parse(actions).includes(action));
      expect([template, missing]).toEqual([template, []]);
    }
  });
});

describe('[R-14] what 0.2.0 held back', () => {
  it('is still there after the upgrade, and arrives when it is sent again', async () => {
    const facts = factsOf('0.2.0');
    const [server, sqlite] = [openReleased('0.2.0', 'server'), openReleased('0.2.0', 'lin')];
    const [held] = idsIn(sqlite, 'held_commands');
    for (const each of [server, sqlite]) migrateDatabase(each);
    const world = worldOf(server);
    const lin = reopen(world, 'lin', facts, sqlite);
    await syncOnce(world, lin);
    expect(listHeld(lin.parts, 0, 10).rows.map(({ commandId }) => commandId)).toEqual([held]);

    const again = resendHeld(lin.parts, lin.device.attempts, lin.actor()!, held!, undefined);
    await syncOnce(world, lin);

    expect(again).toMatchObject({ ok: true });
    expect(listHeld(lin.parts, 0, 10).total).toBe(0);
    expect(server.prepare('SELECT count(*) AS n FROM leads WHERE name = ?').get('扣下的线索')).toEqual({ n: 1 });
    for (const each of [server, sqlite]) each.close();
  });
});

function idsIn(sqlite: Sqlite, table: string): string[] {
  const rows = sqlite.prepare(`SELECT command_id FROM "${table}" ORDER BY seq`).all() as { command_id: string }[];
  return rows.map((row) => row.command_id);
}

function worldOf(sqlite: Sqlite): World {
  const world = createWorld(1);
  for (const node of world.nodes.splice(0)) node.sqlite.close();
  world.isRough = false;
  world.time =
    (sqlite.prepare('SELECT max(recorded_at) AS at FROM audit_records').get() as { at: number }).at + 3_600_000;
  world.server = openServer(world, sqlite);
  return world;
}

function reopen(world: World, name: (typeof people)[number], facts: ReleasedFacts, sqlite: Sqlite): DeviceNode {
  const sealed = { incarnation: facts.incarnations[name] };
  const node = openDevice(world, {
    name,
    deviceId: facts.devices[name],
    userId: facts.people[name],
    sealed,
    sqlite,
    skew: 0,
  });
  world.nodes.push(node);
  return node;
}

type Contents = Record<string, Record<string, unknown>[]>;

function contentsOf(sqlite: Sqlite, columns?: Record<string, readonly string[]>): Contents {
  return Object.fromEntries(
    business.map((table) => {
      const names = columns?.[table]?.map((column) => `"${column}"`).join(', ') || '*';
      return [
        table,
        sqlite.prepare(`SELECT ${names} FROM "${table}" ORDER BY rowid`).all() as Record<string, unknown>[],
      ];
    }),
  );
}

function columnsOf(contents: Contents): Record<string, readonly string[]> {
  return Object.fromEntries(business.map((table) => [table, Object.keys(contents[table]?.[0] ?? {})]));
}

function imagesOf(sqlite: Sqlite): unknown[] {
  return sqlite
    .prepare(
      'SELECT id, name, phone, mobile, remark, owner_id, branch_id, deleted_at, revision FROM customers ORDER BY id',
    )
    .all();
}

function count(sqlite: Sqlite, table: string): number {
  return (sqlite.prepare(`SELECT count(*) AS n FROM "${table}"`).get() as { n: number }).n;
}

function nameAt(sqlite: Sqlite, name: string): number {
  return (sqlite.prepare('SELECT count(*) AS n FROM customers WHERE name = ?').get(name) as { n: number }).n;
}

function fieldOf(sqlite: Sqlite, id: string, column: 'remark' | 'phone'): unknown {
  return (sqlite.prepare(`SELECT "${column}" AS value FROM customers WHERE id = ?`).get(id) as { value: unknown })
    .value;
}
