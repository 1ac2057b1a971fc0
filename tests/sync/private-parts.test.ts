import { expect, test } from 'vitest';
import { roles, users } from '#shared/features/people/people.tables.ts';
import type { DeviceNode } from '../simulation/device-node.ts';
import { roleOf } from '../simulation/server-node.ts';
import { quietWorld } from './quiet-world.ts';

const dayMs = 86_400_000;
const canaries = { delegation: '住院手术', handover: '暗礁客户', review: '权限过大' };

function holds({ sqlite }: DeviceNode, text: string): boolean {
  return sqlite.serialize().toString('latin1').includes(Buffer.from(text).toString('latin1'));
}

const held = (node: DeviceNode) => Object.values(canaries).map((text) => holds(node, text));
const counts = (node: DeviceNode) =>
  ['delegations', 'handovers', 'access_review_items'].map(
    (table) => node.app.db.row<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)!.n,
  );

/** South looks after people and writes all three down; north is a salesperson whom none of it concerns. */
async function companyWithPrivateActs() {
  const quiet = await quietWorld();
  const { north, south, serverActs, world } = quiet;
  for (const node of [north, south]) node.sqlite.pragma('secure_delete=ON');
  const sales = { actions: ['customer.view', 'lead.view', 'contact.view', 'followUp.view', 'task.view'] };
  world.server.write(roles, roleOf('own'), 'update', sales);
  world.server.write(users, north.userId, 'update', { roleIds: [roleOf('own')] });
  const [, second, , third] = world.people.map(({ userId }) => userId);
  const leaving = world.people[1]!;
  serverActs('delegations.create', {
    fromUserId: third,
    toUserId: second,
    modules: ['customer'],
    startAt: world.time,
    endAt: world.time + 9 * dayMs,
    reason: canaries.delegation,
  });
  serverActs('handovers.start', {
    userId: leaving.userId,
    plan: {
      rules: [{ kind: 'customers', successorId: third, text: canaries.handover }],
      successorId: third,
      previousOwner: 'removed',
      withContacts: false,
      withTasks: true,
      disable: false,
    },
  });
  serverActs('reviews.start', { deptId: leaving.deptId, withBelow: false, dueOn: null });
  const items = world.server.app.db.rows<{ id: string; userId: string }>(
    'SELECT id, user_id AS "userId" FROM access_review_items',
  );
  const itemIds = items.filter((item) => item.userId !== third).map(({ id }) => id);
  serverActs('reviews.decide', { itemIds, decision: 'confirmed', remark: canaries.review });
  return quiet;
}

test('[S-V8] reasons, plans and results of reviews reach those they concern and whoever looks after people', async () => {
  const { north, south, sync } = await companyWithPrivateActs();

  await sync(north);
  await sync(south);

  expect(counts(north)).toEqual(counts(south));
  expect(held(south)).toEqual([true, true, true]);
  expect(held(north)).toEqual([false, false, false]);
  expect(north.app.db.row('SELECT reason FROM delegations')).toEqual({ reason: '' });
  expect(north.app.db.rows("SELECT kind FROM sync_incidents WHERE kind = 'proofMismatch'")).toEqual([]);
});

test('[S-V8] who is given the right to look after people gets them, and loses them with it, file and free pages too', async () => {
  const { north, sync, world } = await companyWithPrivateActs();
  await sync(north);

  world.server.write(users, north.userId, 'update', { roleIds: [roleOf('all')] });
  await sync(north);
  expect(held(north)).toEqual([true, true, true]);
  world.server.write(users, north.userId, 'update', { roleIds: [roleOf('own')] });
  await sync(north);

  expect(held(north)).toEqual([false, false, false]);
  expect(counts(north)[0]).toBe(1);
});

test('[S-V8] whom a delegation concerns reads its reason', async () => {
  const { north, sync, serverActs, world } = await companyWithPrivateActs();
  const receiver = world.people[2]!.userId;
  serverActs('delegations.create', {
    fromUserId: north.userId,
    toUserId: receiver,
    modules: ['customer'],
    startAt: world.time,
    endAt: world.time + dayMs,
    reason: '本人休假',
  });

  await sync(north);

  expect(holds(north, '本人休假')).toBe(true);
  expect(held(north)).toEqual([false, false, false]);
});

const asked = { reason: '暗礁案要带走名单', note: '灯塔说不行' };

/** A person of another branch asks to export and somebody who may export too says no. */
async function companyWithRequest() {
  const quiet = await quietWorld();
  const { north, south, world, write } = quiet;
  for (const node of [north, south]) node.sqlite.pragma('secure_delete=ON');
  const [, asker, , decider] = world.people.map(({ userId }) => userId);
  const exporter = { actions: ['customer.view', 'customer.export'] };
  world.server.write(roles, roleOf('own'), 'update', exporter);
  for (const userId of [asker!, north.userId]) {
    world.server.write(users, userId, 'update', { roleIds: [roleOf('own')] });
  }
  const { id } = write(world.server.app, asker!, 'approvals.request', {
    id: '01900000-0000-7000-8000-00000000abcd',
    procedure: 'exports.list',
    input: { room: 'customers' },
    total: 1_000_000,
    reason: asked.reason,
  });
  write(world.server.app, decider!, 'approvals.decide', { id, agree: false, note: asked.note });
  const mayExport = (may: boolean) =>
    world.server.write(roles, roleOf('own'), 'update', { actions: may ? exporter.actions : ['customer.view'] });
  return { ...quiet, mayExport };
}

const heldOfRequest = (node: DeviceNode) => Object.values(asked).map((text) => holds(node, text));

test('[S-V8] [V2.3.5] why a second person is asked for, and their answer, reach those who may decide, and leave with the right', async () => {
  const { north, south, sync, mayExport } = await companyWithRequest();
  await sync(north);
  await sync(south);
  expect(heldOfRequest(north)).toEqual([true, true]);
  expect(heldOfRequest(south)).toEqual([true, true]);

  mayExport(false);
  await sync(north);

  expect(heldOfRequest(north)).toEqual([false, false]);
  expect(north.app.db.row('SELECT state, reason, note FROM approvals')).toEqual({
    state: 'refused',
    reason: '',
    note: null,
  });
  mayExport(true);
  await sync(north);
  expect(heldOfRequest(north)).toEqual([true, true]);
  expect(north.app.db.rows("SELECT kind FROM sync_incidents WHERE kind = 'proofMismatch'")).toEqual([]);
});

test('[S-V8] whoever may neither ask nor decide never gets the words of a request', async () => {
  const { north, south, sync, mayExport } = await companyWithRequest();
  mayExport(false);

  await sync(north);
  await sync(south);

  expect(heldOfRequest(north)).toEqual([false, false]);
  expect(heldOfRequest(south)).toEqual([true, true]);
});
