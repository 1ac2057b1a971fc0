import { expect, test } from 'vitest';
import { users } from '#shared/features/people/people.tables.ts';
import { answerIncident } from '#shared/sync/device/sweep.ts';
import { openDevice, restartDevice } from '../simulation/device-node.ts';
import { restoreServer, roleOf } from '../simulation/server-node.ts';
import { newDatabase, openCopy } from '../simulation/template.ts';
import { quietWorld } from './quiet-world.ts';

const phonesOf = (node: { app: { db: { rows(sql: string): unknown[] } } }) =>
  node.app.db.rows('SELECT name, phone FROM customers ORDER BY name');

test('[sync 2.1] an arriving image goes under what a person is waiting to send', async () => {
  const { north, south, sync, write, serverActs } = await quietWorld();
  const { id } = write(north.app, north.userId, 'customers.create', { name: '影子公司' });
  await sync(north);
  await sync(south);
  write(south.app, south.userId, 'customers.edit', { id, changes: { phone: { from: null, to: '我的' } } });
  serverActs('customers.edit', { id, changes: { region: { from: null, to: '湖北' } } });

  await sync(south);

  expect(south.app.db.rows('SELECT phone, region FROM customers WHERE id = ?', id)).toEqual([
    { phone: '我的', region: '湖北' },
  ]);
});

test('[sync 3.3] a record given to another branch leaves the devices of the first, with its contacts', async () => {
  const { world, north, south, sync, write } = await quietWorld();
  world.server.write(users, north.userId, 'update', { roleIds: [roleOf('branch')] });
  const { id } = write(north.app, north.userId, 'customers.create', { name: '迁移公司' });
  write(north.app, north.userId, 'contacts.create', { customerId: id, name: '随行' });
  await sync(north);
  await sync(south);

  write(south.app, south.userId, 'customers.assign', { ids: [id], ownerId: south.userId });
  await sync(south);
  await sync(north);

  expect([north.app.db.rows('SELECT 1 FROM customers'), north.app.db.rows('SELECT 1 FROM contacts')]).toEqual([[], []]);
  expect(south.app.db.rows('SELECT 1 FROM contacts')).toHaveLength(1);
});

test('[sync 3.2] a shared record is on the device of whom it is shared with until the share ends', async () => {
  const shares = new Set<string>();
  const { world, north, south, sync, write } = await quietWorld({
    feedRules: {
      extraBucketsOf: (_table, id) => (shares.has(id) ? ['project'] : []),
      extraGrants: (actor) => (actor.userId.endsWith('4') ? ['project'] : []),
    },
  });
  world.server.write(users, south.userId, 'update', { roleIds: [roleOf('own')] });
  const { id } = write(north.app, north.userId, 'customers.create', { name: '共享公司' });
  await sync(north);
  await sync(south);
  expect(phonesOf(south)).toEqual([]);

  const turn = (isShared: boolean) => {
    if (isShared) shares.add(id);
    else shares.delete(id);
    world.server.app.ledger.transaction(() => world.server.feed.refreshExtras('customers', id));
  };
  turn(true);
  await sync(south);
  expect(phonesOf(south)).toEqual([{ name: '共享公司', phone: null }]);
  turn(false);
  await sync(south);
  expect(phonesOf(south)).toEqual([]);
});

test('[sync 3.9] images are masked before they leave, and read again when the mask changes', async () => {
  let mask = 'masked';
  const { north, south, sync, write } = await quietWorld({
    feedRules: { maskOf: (actor) => (actor.userId.endsWith('4') ? mask : '') },
    project: (actor, table, values) =>
      table.name === 'customers' && actor.userId.endsWith('4') && mask === 'masked'
        ? values.map((value, at) => (table.columns[at] === 'phone' && value !== null ? '***' : value))
        : values,
  });
  write(north.app, north.userId, 'customers.create', { name: '脱敏公司', phone: '027-5' });
  await sync(north);
  await sync(south);
  expect(phonesOf(south)).toEqual([{ name: '脱敏公司', phone: '***' }]);

  mask = 'open';
  await sync(south);
  expect(phonesOf(south)).toEqual([{ name: '脱敏公司', phone: '027-5' }]);
});

test('[sync 6.2] a database brought back from a backup takes a new incarnation and sends nothing twice', async () => {
  const { world, north, sync, write } = await quietWorld();
  write(north.app, north.userId, 'customers.create', { name: '备份前' });
  const backup = north.sqlite.serialize();
  await sync(north);
  const before = north.sealed.incarnation;
  north.sealed.incarnation = undefined;
  restartDevice(world, north, openCopy(backup));

  await sync(north);

  expect(north.sealed.incarnation).not.toBe(before);
  expect(phonesOf(north)).toEqual([{ name: '备份前', phone: null }]);
  expect(world.server.app.db.rows("SELECT 1 FROM decisions WHERE procedure = 'customers.create'")).toHaveLength(1);
});

test('[sync 7.2] what a restored server lost comes back from the devices', async () => {
  const { world, north, south, sync, write } = await quietWorld();
  const backup = world.server.sqlite.serialize();
  write(north.app, north.userId, 'customers.create', { name: '失而复得', phone: '1' });
  await sync(north);
  await sync(south);

  world.server = restoreServer(world, backup);
  await sync(north);
  await sync(south);

  expect(phonesOf(world.server)).toEqual([{ name: '失而复得', phone: '1' }]);
  expect([phonesOf(north), phonesOf(south)]).toEqual([phonesOf(world.server), phonesOf(world.server)]);
});

test('[sync 8.2] a device that was away longer than the tombstones live reads again and loses what was removed', async () => {
  const { world, north, south, sync, write } = await quietWorld();
  const { id } = write(north.app, north.userId, 'customers.create', { name: '早已删除' });
  await sync(north);
  await sync(south);
  const actor = world.actorOf(north.userId)!;
  expect(world.server.app.ledger.execute('customers.remove', { ids: [id] }, actor).ok).toBe(true);
  expect(world.server.app.ledger.execute('bin.purge', { room: 'customers', ids: [id] }, actor).ok).toBe(true);
  world.server.sync.tidy();
  world.time += 100 * 86_400_000;
  world.server.sync.tidy();
  world.time += 190 * 86_400_000;
  world.server.sync.tidy();
  expect(world.server.app.db.rows('SELECT 1 FROM feed WHERE removed > 0')).toEqual([]);

  await sync(south);

  expect(phonesOf(south)).toEqual([]);
});

test('[sync 8.4] a re-read that would remove much without a reason stops and asks', async () => {
  const { world, north, south, sync, write } = await quietWorld();
  for (let i = 0; i < 30; i++) write(north.app, north.userId, 'customers.create', { name: `第${i}家` });
  await sync(north);
  await sync(south);
  world.server.app.statements("DELETE FROM customers WHERE name <> '第1家'").run();
  world.server.app
    .statements("DELETE FROM feed WHERE table_name = 'customers' AND row_id NOT IN (SELECT id FROM customers)")
    .run();

  await sync(south);
  const asking = south.parts.incidents.listAsking();
  expect([phonesOf(south).length, asking.length]).toEqual([30, 1]);

  answerIncident(south.parts, asking[0]!.id, true);
  await sync(south);
  expect(phonesOf(south)).toHaveLength(1);
});

test('[sync 9.1] a device newer than its server is told so', async () => {
  const { world, north } = await quietWorld();
  const caller = { deviceId: 'x', userId: north.userId };
  const shake = (protocol: number, schema: number) => () =>
    world.server.sync.handshake(caller, { protocol, schema, incarnation: 'i', epoch: null });

  expect(shake(99, 1)).toThrow('PROTOCOL_TOO_NEW');
  expect(shake(0, 1)).toThrow('PROTOCOL_TOO_OLD');
  expect(shake(1, 99)).toThrow('SCHEMA_TOO_NEW');
});

test('[sync 9.3] columns this program does not know are dropped, and those that do not come stay', async () => {
  const { world, north, sync, write } = await quietWorld();
  write(north.app, north.userId, 'customers.create', { name: '未来字段', phone: '7' });
  const tidy = world.nodes.at(-1)!;
  const sealed = { incarnation: undefined };
  const seat = { name: 'old', deviceId: 'old', userId: tidy.userId, sealed, sqlite: newDatabase(), skew: 0 };
  const old = openDevice(world, seat);
  Object.assign(world.sabotage, {
    reply: (kind: string, reply: { columns?: Record<string, string[]>; rows?: unknown[][] }) => {
      if (kind !== 'pull' || !reply.columns?.customers) return reply;
      const columns = { ...reply.columns, customers: ['unheard_of', ...reply.columns.customers] };
      const rows = reply.rows!.map((row) =>
        row[0] === 'customers' && Array.isArray(row[4]) ? [...row.slice(0, 4), ['?', ...row[4]]] : row,
      );
      return { ...reply, columns, rows };
    },
  });

  await sync(north);
  await sync(old);

  expect(phonesOf(old)).toEqual([{ name: '未来字段', phone: '7' }]);
});
