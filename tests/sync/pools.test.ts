import { expect, test } from 'vitest';
import { roles, users } from '#shared/features/people/people.tables.ts';
import { pools } from '#shared/features/pools/pools.tables.ts';
import type { DeviceNode } from '../simulation/device-node.ts';
import { roleOf } from '../simulation/server-node.ts';
import { quietWorld } from './quiet-world.ts';

const phone = '027-88997766';
const mobile = '13877665544';
const poolId = '01900000-0000-7000-8000-0000000000a1';

function holds({ sqlite }: DeviceNode, text: string): boolean {
  return sqlite.serialize().toString('latin1').includes(text);
}

/** Two salespeople who see only their own records, a pool of theirs that hides numbers, and a customer in it. */
async function worldWithPool() {
  const quiet = await quietWorld();
  const { world, north, south, sync } = quiet;
  for (const node of [north, south]) node.sqlite.pragma('secure_delete=ON');
  const boss = world.people[1]!.userId;
  world.server.write(users, boss, 'update', { roleIds: [roleOf('all')] });
  world.server.write(roles, roleOf('own'), 'update', {
    actions: ['customer.view', 'customer.edit', 'customer.claim', 'customer.return', 'contact.view'],
  });
  for (const { userId } of [north, south]) world.server.write(users, userId, 'update', { roleIds: [roleOf('own')] });
  const bossActs = (procedure: string, input: object) => quiet.write(world.server.app, boss, procedure, input);
  bossActs('pools.create', {
    id: poolId,
    kind: 'customer',
    name: '公司公海',
    members: [{ kind: 'everyone', id: null }],
    hiddenFields: ['customer.phone', 'contact.mobile'],
  });
  const customer = bossActs('customers.create', { name: '南湖公司', phone, ownerId: boss });
  bossActs('contacts.create', { customerId: customer.id, name: '林小姐', mobile });
  bossActs('customers.returnToPool', { ids: [customer.id], reason: 'lowInterest', poolId });
  await sync(north);
  await sync(south);
  return { ...quiet, customer, bossActs };
}

const ownerOf = ({ app }: DeviceNode, id: string) =>
  app.db.row('SELECT owner_id AS "ownerId", pool_id AS "poolId", phone FROM customers WHERE id = ?', id);

test('[T-4.2b] [S-PI-7] members have what lies in their pool on their device, without what the pool hides; who claims gets it whole', async () => {
  const { north, south, sync, write, customer, world } = await worldWithPool();

  expect(ownerOf(north, customer.id)).toEqual({ ownerId: null, poolId, phone: null });
  expect(north.app.db.row('SELECT name, mobile FROM contacts')).toEqual({ name: '林小姐', mobile: null });
  expect([holds(north, phone), holds(north, mobile), holds(south, mobile)]).toEqual([false, false, false]);
  write(north.app, north.userId, 'customers.claim', { ids: [customer.id] });
  await sync(north);
  await sync(south);

  expect(ownerOf(north, customer.id)).toEqual({ ownerId: north.userId, poolId: null, phone });
  expect(north.app.db.row('SELECT mobile FROM contacts')).toEqual({ mobile });
  expect(ownerOf(south, customer.id)).toBeUndefined();
  expect(holds(south, mobile)).toBe(false);
  expect(world.server.app.db.row('SELECT count(*) AS n FROM pools')).toEqual({ n: 1 });
  expect(north.app.db.rows("SELECT kind FROM sync_incidents WHERE kind IN ('proofMismatch', 'massRemoval')")).toEqual(
    [],
  );
});

test('[T-4.2b] two claim the same customer offline: the first to arrive keeps it, the other is told why and keeps no trace', async () => {
  const { north, south, sync, write, customer, world } = await worldWithPool();
  write(south.app, south.userId, 'customers.claim', { ids: [customer.id] });
  write(north.app, north.userId, 'customers.claim', { ids: [customer.id] });
  expect(ownerOf(south, customer.id)).toMatchObject({ ownerId: south.userId });

  await sync(north);
  await sync(south);

  expect(world.server.app.db.row('SELECT owner_id AS "ownerId" FROM customers WHERE id = ?', customer.id)).toEqual({
    ownerId: north.userId,
  });
  expect(ownerOf(south, customer.id)).toBeUndefined();
  expect(
    south.app.db.rows(
      'SELECT count(*) AS n FROM contacts UNION ALL SELECT count(*) FROM pool_claims UNION ALL SELECT count(*) FROM owner_changes',
    ),
  ).toEqual([{ n: 0 }, { n: 0 }, { n: 0 }]);
  expect(world.server.app.db.rows('SELECT owner_id AS "ownerId" FROM pool_claims')).toEqual([
    { ownerId: north.userId },
  ]);
  expect(south.app.db.row('SELECT procedure, refusal FROM held_commands')).toEqual({
    procedure: 'customers.claim',
    refusal: expect.stringContaining('CLAIM_TAKEN') as string,
  });
});

test('[T-4.2b] a pool that loses a member takes its records from their device', async () => {
  const { north, sync, customer, world } = await worldWithPool();

  world.server.write(pools, poolId, 'update', { members: [{ kind: 'user', id: world.people[3]!.userId }] });
  await sync(north);

  expect(ownerOf(north, customer.id)).toBeUndefined();
});
