import { call } from '@orpc/server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { endShares } from '#shared/app/end-shares.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import { roles, users } from '#shared/features/people/people.tables.ts';
import { codecOf } from '#shared/ledger/row-codec.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';
import { addSyncedPerson, enrolSyncDevice, putRows, type TestSyncDevice } from '../../support/sync-devices.ts';

const hour = 3_600_000;
let server: TestRunningServer;
const opened: TestSyncDevice[] = [];
let people = 0;

beforeAll(async () => {
  server = await runServer({ requestsPerMinute: 1_000_000 });
});
afterEach(async () => {
  server.shift = 0;
  await Promise.all(opened.splice(0).map((device) => device.close()));
});
afterAll(() => server.close());

/** Two people who see only what is theirs, with a device each. */
async function owner(): Promise<[TestSyncDevice, TestSyncDevice]> {
  const pair: TestSyncDevice[] = [];
  for (const name of ['owner', 'member']) {
    people += 1;
    const account = `${name}${people}`;
    const userId = await addSyncedPerson(server, account, 'own');
    const device = await enrolSyncDevice(server, account, userId);
    opened.push(device);
    pair.push(device);
    await device.sync();
  }
  for (const device of pair) await device.sync();
  return pair as [TestSyncDevice, TestSyncDevice];
}

async function work(device: TestSyncDevice): Promise<string> {
  const context = { context: device.session() };
  const { id } = await call(router.customers.create, { name: `合江机电${people}` }, context);
  await call(router.contacts.create, { customerId: id, name: '张伟' }, context);
  await call(
    router.followUps.create,
    { targetType: 'customer', targetId: id, method: 'phone', content: '只给负责人看' },
    context,
  );
  return id;
}

const share = (device: TestSyncDevice, recordId: string, memberId: string, more: object = {}) =>
  call(
    router.teams.add,
    {
      recordTable: 'customers',
      recordIds: [recordId],
      memberIds: [memberId],
      access: 'read',
      expiresAt: null,
      parts: ['contacts'],
      ...more,
    },
    { context: device.session() },
  );

const onDisk = ({ app }: TestSyncDevice) =>
  ['customers', 'contacts', 'follow_ups', 'team_members'].map(
    (table) => app.db.row<{ total: number }>(`SELECT count(*) AS total FROM ${table}`)!.total,
  );
const listed = async (device: TestSyncDevice) =>
  (await call(router.customers.list, {}, { context: device.session() })).total;
const incidents = ({ device }: TestSyncDevice) => device.parts().incidents.list(0, 10).rows;

test('[M1] what is shared comes to the other device with what the owner included, and ends there by itself', async () => {
  const [mine, theirs] = await owner();
  const id = await work(mine);
  await mine.sync();
  await share(mine, id, theirs.userId, { expiresAt: mine.app.ports.clock.now() + hour });
  await mine.sync();
  await theirs.sync();
  const shared = [onDisk(theirs), await listed(theirs)];

  server.shift = 2 * hour;
  await theirs.sync();

  expect(shared).toEqual([[1, 1, 0, 1], 1]);
  expect([onDisk(theirs), await listed(theirs)]).toEqual([[0, 0, 0, 0], 0]);
  expect(onDisk(mine)[0]).toBe(1);
});

test('[M1] a share that ends while the device is offline leaves it without the server', async () => {
  const [mine, theirs] = await owner();
  const id = await work(mine);
  await share(mine, id, theirs.userId, { expiresAt: mine.app.ports.clock.now() + 1500 });
  await mine.sync();
  await theirs.sync();
  const before = onDisk(theirs);
  await new Promise((resolve) => setTimeout(resolve, 1600));
  const seen = await listed(theirs);

  endShares(theirs.device.parts(), theirs.app.db, theirs.userId);
  const after = onDisk(theirs);
  await theirs.sync();

  expect({ before, seen, after }).toEqual({ before: [1, 1, 0, 1], seen: 0, after: [0, 0, 0, 0] });
  expect(onDisk(theirs)).toEqual([0, 0, 0, 0]);
  expect(incidents(theirs)).toEqual([]);
});

test('[M1] read is not write: a reader’s edit is refused on the device and by the server, a writer’s arrives', async () => {
  const [mine, theirs] = await owner();
  const id = await work(mine);
  const [memberRow] = (await share(mine, id, theirs.userId)).ids;
  await mine.sync();
  await theirs.sync();
  const edit = () =>
    call(router.customers.edit, { id, changes: { phone: { from: null, to: '027-1' } } }, { context: theirs.session() });
  await expect(edit()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });

  await call(router.teams.change, { ids: [memberRow!], access: 'write' }, { context: mine.session() });
  await mine.sync();
  await theirs.sync();
  await edit();
  await expect(call(router.customers.remove, { ids: [id] }, { context: theirs.session() })).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await theirs.sync();
  await mine.sync();

  expect(mine.app.db.row('SELECT phone FROM customers WHERE id = ?', id)).toEqual({ phone: '027-1' });
});

test('[M1] a customer that is assigned on keeps its team, and a member taken out loses it', async () => {
  const [mine, theirs] = await owner();
  const id = await work(mine);
  const [memberRow] = (await share(mine, id, theirs.userId)).ids;
  await mine.sync();
  await theirs.sync();
  const { id: contactId } = await call(
    router.contacts.create,
    { customerId: id, name: '后来的人' },
    { context: mine.session() },
  );
  await mine.sync();
  await theirs.sync();
  const contact = theirs.app.db.row('SELECT name FROM contacts WHERE id = ?', contactId);

  await call(router.teams.remove, { ids: [memberRow!] }, { context: mine.session() });
  await mine.sync();
  await theirs.sync();

  expect(contact).toEqual({ name: '后来的人' });
  expect(onDisk(theirs)).toEqual([0, 0, 0, 0]);
});

test('[M1] a delegation gives the giver’s reach while it runs, is told in the audit, and ends by itself', async () => {
  const [mine, theirs] = await owner();
  const id = await work(mine);
  await mine.sync();
  const now = mine.app.ports.clock.now();
  await call(
    router.delegations.create,
    { toUserId: theirs.userId, modules: ['customer'], startAt: now, endAt: now + hour, reason: '休假' },
    { context: mine.session() },
  );
  await mine.sync();
  await theirs.sync();
  await theirs.sync();
  const running = onDisk(theirs);
  await call(
    router.customers.edit,
    { id, changes: { phone: { from: null, to: '027-9' } } },
    { context: theirs.session() },
  );
  await theirs.sync();
  const { details } = server.core.app.db.row<{ details: string }>(
    "SELECT details FROM audit_records WHERE procedure = 'customers.edit' ORDER BY seq DESC LIMIT 1",
  )!;

  server.shift = 2 * hour;
  await theirs.sync();

  expect(running).toEqual([1, 0, 0, 0]);
  expect(JSON.parse(details)).toEqual({ insteadOf: [mine.userId] });
  expect([onDisk(theirs), await listed(theirs)]).toEqual([[0, 0, 0, 0], 0]);
});

test('[M1] [S-V8] whose role does not let them see contacts gets none with a share, and loses them with the right', async () => {
  const [mine, theirs] = await owner();
  const id = await work(mine);
  await mine.sync();
  await share(mine, id, theirs.userId);
  await mine.sync();
  await theirs.sync();
  const before = onDisk(theirs);

  const actions = ['customer.view', 'customer.edit', 'lead.view', 'task.view', 'followUp.view'];
  await giveRole(theirs.userId, actions);
  await theirs.sync();
  const narrowed = onDisk(theirs);
  await giveRole(theirs.userId, [...actions, 'contact.view']);
  await theirs.sync();

  expect({ before, narrowed, after: onDisk(theirs) }).toEqual({
    before: [1, 1, 0, 1],
    narrowed: [1, 0, 0, 1],
    after: [1, 1, 0, 1],
  });
  expect(incidents(theirs)).toEqual([]);
});

/** Another role of one's own reach for the person, with these rights. */
async function giveRole(userId: string, actions: string[]): Promise<void> {
  const id = server.core.ports.ids.next();
  putRows(server.core, roles, [{ id, name: id.slice(-6), actions, dataScope: 'own', createdAt: 0, updatedAt: 0 }]);
  const row = server.core.app.db.row<Record<string, unknown>>('SELECT * FROM users WHERE id = ?', userId)!;
  putRows(server.core, users, [{ ...codecOf(users).decode(row), roleIds: [id] }]);
}

test('[S-ENR-3] whose work was handed over because they leave has no session and no device left', async () => {
  const [mine, theirs] = await owner();
  await work(mine);
  await mine.sync();
  const core = server.core;
  const actor = findActor(core.app.db, server.adminId, core.app.ports.clock.now())!;
  const admin = { context: { app: core.app, actor, deviceId: null } };
  const plan = { rules: [], successorId: theirs.userId, previousOwner: 'removed' as const, withContacts: false };
  const { id } = await call(
    router.handovers.start,
    { userId: mine.userId, plan: { ...plan, withTasks: true, disable: true } },
    admin,
  );

  const { left } = await call(router.handovers.step, { id }, admin);

  const standing = (userId: string) =>
    server.core.app.db
      .rows<{ status: string }>('SELECT status FROM devices WHERE user_id = ?', userId)
      .map((row) => row.status);
  expect({ left, mine: standing(mine.userId), theirs: standing(theirs.userId) }).toEqual({
    left: 0,
    mine: ['revoked'],
    theirs: ['active'],
  });
  await expect(mine.sync()).rejects.toThrow();
});
