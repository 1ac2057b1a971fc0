import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { listenLive } from '#main/sync/listen-live.ts';
import { startScheduler } from '#main/sync/sync-scheduler.ts';
import { revokeDevice } from '#server/enrolment/devices.ts';
import { findActor } from '#shared/app/find-actor.ts';
import { founder } from '#shared/features/company/company.model.ts';
import { adoptLocalData } from '#shared/sync/device/adopt.ts';
import { listHeld, resendHeld } from '#shared/sync/device/held.ts';
import { listWaiting } from '#shared/sync/device/waiting.ts';
import { encodeBody, packedType, plainType, syncPaths } from '#shared/sync/wire.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';
import { addSyncedPerson, enrolSyncDevice, type TestSyncDevice } from '../../support/sync-devices.ts';

let server: TestRunningServer;
const opened: TestSyncDevice[] = [];
let people = 0;

beforeAll(async () => {
  server = await runServer({ requestsPerMinute: 1_000_000 });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((device) => device.close()));
});
afterAll(() => server.close());

async function enrolTwo(): Promise<[TestSyncDevice, TestSyncDevice]> {
  people += 1;
  const account = `person${people}`;
  const userId = await addSyncedPerson(server, account);
  const pair: [TestSyncDevice, TestSyncDevice] = [
    await enrolSyncDevice(server, account, userId),
    await enrolSyncDevice(server, account, userId),
  ];
  opened.push(...pair);
  for (const device of pair) await device.sync();
  return pair;
}

function write(device: TestSyncDevice, procedure: string, input: object): Record<string, unknown> {
  const { app, actor, deviceId } = device.session();
  const result = app.ledger.execute(procedure, input, actor, { deviceId });
  if (!result.ok) throw new Error(result.error.code);
  return result.value as Record<string, unknown>;
}

const phoneOf = (device: TestSyncDevice, id: unknown) =>
  device.app.db.row<{ phone: string | null }>('SELECT phone FROM customers WHERE id = ?', id)?.phone;

test('[sync 1] [sync 3] a record made on one device is on the other after both were in touch', async () => {
  const [north, south] = await enrolTwo();
  const { id } = write(north, 'customers.create', { name: '长江机电', phone: '027-1' });

  const up = await north.sync();
  await south.sync();

  expect(up.sent).toBe(1);
  expect(phoneOf(south, id)).toBe('027-1');
  expect(listWaiting(north.device.parts(), 0, 10).total).toBe(0);
});

test('[sync 4.1] both edit one field offline: both see one result, and the other value is kept', async () => {
  const [north, south] = await enrolTwo();
  const { id } = write(north, 'customers.create', { name: '汉口机床', phone: '1' });
  await north.sync();
  await south.sync();
  write(north, 'customers.edit', { id, changes: { phone: { from: '1', to: '2' } } });
  await new Promise((resolve) => setTimeout(resolve, 5));
  write(south, 'customers.edit', { id, changes: { phone: { from: '1', to: '3' } } });

  await north.sync();
  await south.sync();
  await north.sync();

  expect([phoneOf(north, id), phoneOf(south, id)]).toEqual(['3', '3']);
  const conflicts = 'SELECT other_value FROM conflicts WHERE row_id = ?';
  expect(north.app.db.rows(conflicts, id)).toEqual([{ other_value: '"2"' }]);
  expect(south.app.db.rows(conflicts, id)).toEqual([{ other_value: '"2"' }]);
});

test('[sync 5] a refused change waits with what builds on it, and goes when it is mended', async () => {
  const [north, south] = await enrolTwo();
  write(north, 'customers.create', { name: '同名公司' });
  await north.sync();
  const { id } = write(south, 'customers.create', { name: '同名公司' });
  write(south, 'contacts.create', { customerId: id, name: '张伟' });

  await south.sync();
  const held = listHeld(south.device.parts(), 0, 10).rows;
  expect(held.map((item) => [item.procedure, item.dependsOn])).toEqual([
    ['customers.create', null],
    ['contacts.create', held[0]!.commandId],
  ]);
  expect(held[0]!.refusal.code).toBe('CUSTOMER_DUPLICATE');

  const edited = { ...(held[0]!.input as object), name: '同名公司二店' };
  const { actor } = south.session();
  const result = resendHeld(south.device.parts(), south.device.attempts, actor, held[0]!.commandId, edited);
  await south.sync();
  await north.sync();

  expect(result.ok && result.value.commandIds).toEqual(held.map((item) => item.commandId));
  expect(listHeld(south.device.parts(), 0, 10).total).toBe(0);
  expect(north.app.db.rows('SELECT name FROM contacts WHERE customer_id = ?', id)).toEqual([{ name: '张伟' }]);
});

test('[sync 10.2] a connected device hears within a second that something of its own moved', async () => {
  const [north, south] = await enrolTwo();
  const { promise: heard, resolve: hear } = Promise.withResolvers<void>();
  const { promise: moved, resolve: move } = Promise.withResolvers<void>();
  const live = listenLive(south.client, move, hear);
  await heard;

  write(north, 'customers.create', { name: '听见公司' });
  const started = performance.now();
  await north.sync();
  await moved;
  live.stop();

  expect(performance.now() - started).toBeLessThan(1_000);
});

test('the scheduler sends an edit by itself and tells its state', async () => {
  const [north] = await enrolTwo();
  const scheduler = startScheduler({
    device: north.device,
    client: north.client,
    clock: north.app.ports.clock,
    onChange: () => {},
  });
  await scheduler.now();
  write(north, 'customers.create', { name: '自行发送公司' });
  scheduler.wake();

  await expect.poll(() => listWaiting(north.device.parts(), 0, 10).total, { timeout: 5_000 }).toBe(0);
  await expect.poll(() => scheduler.state().state, { timeout: 5_000 }).toBe('online');
  await scheduler.stop();
});

test('[sync 10.3] a company that began on one computer joins a server and loses nothing', async () => {
  const [north] = await enrolTwo();
  people += 1;
  const account = `founder${people}`;
  const userId = await addSyncedPerson(server, account);
  const alone = await enrolSyncDevice(server, account, userId);
  opened.push(alone);
  alone.device.state.set('member', '0');
  const localUserId = '01900000-0000-7000-8000-00000000aaaa';
  const founding = {
    branchId: alone.app.ports.ids.next(),
    userId: localUserId,
    branchName: '本地',
    userName: '我',
    account,
  };
  expect(alone.app.ledger.execute('company.found', founding, founder).ok).toBe(true);
  const customer = { name: '单机时代的客户', phone: '027-9' };
  const made = alone.app.ledger.execute('customers.create', customer, findActor(alone.app.db, localUserId)!);
  if (!made.ok) throw new Error(made.error.code);
  const { id } = made.value as { id: string };

  const user = { id: userId, account, name: account, branchId: null, deptId: null };
  const adopted = adoptLocalData(alone.device.parts(), { localUserId, user }, alone.app.ports.ids.next);
  await alone.sync();
  await north.sync();

  expect(adopted.rows).toBeGreaterThanOrEqual(1);
  expect(listHeld(alone.device.parts(), 0, 10).total).toBe(0);
  expect(phoneOf(north, id)).toBe('027-9');
  const ids = (device: { app: TestSyncDevice['app'] }) => device.app.db.rows('SELECT id FROM users ORDER BY id');
  expect(ids(alone)).toEqual(ids(north));
});

test('[S-SYNC-1] malformed, oversized and foreign requests are refused with a reason and noted', async () => {
  const [north] = await enrolTwo();
  const handshake = await north.transport.handshake({ protocol: 1, schema: 1, incarnation: 'hostile', epoch: null });
  const command = (by: string) => ({
    epoch: handshake.epoch,
    incarnation: 'hostile',
    by,
    commands: [[north.app.ports.ids.next(), 1, 'customers.create', { name: 'x' }, 1, 1, '', 0, 0]],
  });
  const send = async (body: { type: string; bytes: Buffer }) => {
    const init = { method: 'POST', headers: { 'content-type': body.type }, body: body.bytes };
    const answer = await north.client.request(syncPaths.push, init);
    return [answer.status, ((await answer.json()) as { code?: string }).code];
  };

  expect(await send({ type: plainType, bytes: Buffer.from('{"epoch":') })).toEqual([400, 'MALFORMED']);
  expect(await send({ type: packedType, bytes: Buffer.from('no zstd') })).toEqual([400, 'MALFORMED']);
  expect(await send(await encodeBody({ epoch: 1 }))).toEqual([400, 'MALFORMED']);
  expect(await send({ type: plainType, bytes: Buffer.alloc(5_000_000, 32) })).toEqual([413, 'TOO_LARGE']);
  const foreign = await north.transport.push(command(server.adminId) as never);
  expect(foreign.results[0]).toEqual([expect.any(String), 'refused', { code: 'FOREIGN_ACTOR' }]);
  const gap = { ...command(north.userId), commands: [[north.app.ports.ids.next(), 9, 'x.y', {}, 1, 1, '', 0, 0]] };
  await expect(north.transport.push(gap as never)).rejects.toMatchObject({ code: 'SEQUENCE_GAP' });
  const kinds = server.core.app.db
    .rows<{ kind: string }>('SELECT DISTINCT kind FROM sync_incidents')
    .map((row) => row.kind);
  expect(kinds).toEqual(expect.arrayContaining(['malformed', 'oversized', 'foreignActor', 'sequenceGap']));
});

test('[S-SYNC-1] replayed, reordered, foreign and unauthorised operations change nothing twice and nothing at all', async () => {
  const [north, south] = await enrolTwo();
  const handshake = await north.transport.handshake({ protocol: 1, schema: 1, incarnation: 'replay', epoch: null });
  const { epoch } = handshake;
  const id = () => north.app.ports.ids.next();
  const make = (seq: number, commandId: string, procedure: string, input: object) =>
    [commandId, seq, procedure, input, Date.now(), 1, '', 0, 0] as const;
  const send = (device: TestSyncDevice, incarnation: string, ...commands: ReturnType<typeof make>[]) =>
    device.transport.push({ epoch, incarnation, by: device.userId, commands } as never);
  const count = () =>
    server.core.app.db.row<{ n: number }>("SELECT count(*) AS n FROM customers WHERE name = '只来一次'")!.n;
  const first = make(1, id(), 'customers.create', { id: id(), name: '只来一次' });

  await send(north, 'replay', first);
  const replayed = await send(north, 'replay', first);
  const elsewhere = await send(south, 'foreign', first);
  expect([replayed.results[0]![1], elsewhere.results[0]![1], count()]).toEqual(['duplicate', 'duplicate', 1]);

  const later = make(3, id(), 'customers.create', { id: id(), name: '后来的' });
  await expect(send(north, 'replay', later)).rejects.toMatchObject({ code: 'SEQUENCE_GAP' });
  const forged = make(1, id(), 'customers.create', { id: id(), name: '冒充的' });
  await expect(send(north, 'replay', forged)).rejects.toMatchObject({ code: 'FORKED' });

  const customer = server.core.app.db.row<{ id: string }>("SELECT id FROM customers WHERE name = '只来一次'")!;
  const bad = [
    make(2, id(), 'customers.edit', { id: customer.id, changes: { createdBy: { from: null, to: server.adminId } } }),
    make(3, id(), 'customers.edit', { id: customer.id, changes: { revision: { from: 1, to: 99 } } }),
    make(4, id(), 'company.found', {}),
    make(5, id(), 'no.such', {}),
    make(6, id(), 'customers.create', { name: 'x', ownerId: server.adminId, deletedAt: 1, id: customer.id }),
  ];
  const answered = await send(north, 'replay', ...bad);
  const image = (await server.core.app.db.row(
    'SELECT created_by, deleted_at, name FROM customers WHERE id = ?',
    customer.id,
  ))!;

  expect(answered.results.map(([, status]) => status).slice(0, 4)).toEqual([
    'refused',
    'refused',
    'refused',
    'refused',
  ]);
  expect(image).toMatchObject({ created_by: north.userId, deleted_at: null, name: '只来一次' });
  const kinds = server.core.app.db
    .rows<{ kind: string }>('SELECT DISTINCT kind FROM audit_records WHERE device_id = ?', north.deviceId)
    .map((row) => row.kind);
  expect(kinds).toEqual(expect.arrayContaining(['sync.sequenceGap', 'sync.forked']));
});

test('[sync 3.8] a bucket taken away leaves the device, and a revoked device is cut off', async () => {
  const [north, south] = await enrolTwo();
  write(north, 'customers.create', { name: '将要离开的客户' });
  await north.sync();
  await south.sync();
  expect(south.app.db.rows("SELECT 1 FROM customers WHERE name = '将要离开的客户'")).toHaveLength(1);

  const { id } = server.core.app.db.row<{ id: string }>("SELECT id FROM customers WHERE name = '将要离开的客户'")!;
  const actor = { ...north.session().actor };
  server.core.app.ledger.execute('customers.assign', { ids: [id], ownerId: server.adminId }, actor);
  const row = server.core.app.db.row<{ role_ids: string }>('SELECT role_ids FROM users WHERE id = ?', south.userId)!;
  server.core.app.sqlite
    .prepare("UPDATE roles SET data_scope = 'own' WHERE id IN (SELECT value FROM json_each(?))")
    .run(row.role_ids);
  await south.sync();
  server.core.app.sqlite
    .prepare("UPDATE roles SET data_scope = 'all' WHERE id IN (SELECT value FROM json_each(?))")
    .run(row.role_ids);

  expect(south.app.db.rows("SELECT 1 FROM customers WHERE name = '将要离开的客户'")).toHaveLength(0);
  revokeDevice(server.core.ports, server.adminId, south.deviceId);
  await expect(south.sync()).rejects.toMatchObject({ code: 'DEVICE_REVOKED' });
});
