import { call } from '@orpc/server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { defaultSettings } from '#shared/features/flows/flow.model.ts';
import { isProvisional } from '#shared/features/numbers/number.model.ts';
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

/** Who submits and who approves; each sees only what is theirs. */
async function pair(): Promise<[TestSyncDevice, TestSyncDevice]> {
  const devices: TestSyncDevice[] = [];
  for (const name of ['submitter', 'approver']) {
    people += 1;
    const userId = await addSyncedPerson(server, `${name}${people}`, 'own');
    const device = await enrolSyncDevice(server, `${name}${people}`, userId);
    opened.push(device);
    devices.push(device);
    await device.sync();
  }
  const [mine, theirs] = devices as [TestSyncDevice, TestSyncDevice];
  const approver = { kind: 'people' as const, ids: [theirs.userId] };
  const node = { id: '一', name: '一', conditions: [], approver, mode: 'all' as const, timeoutHours: null };
  await call(
    router.flows.save,
    {
      docType: 'customer',
      name: '客户审批',
      conditions: [{ fact: 'submitter', operator: 'is', value: mine.userId }],
      nodes: [{ ...node, timeoutAction: 'remind' }],
      settings: defaultSettings,
      enabled: true,
      sort: 0,
    },
    { context: mine.session() },
  );
  await mine.sync();
  return [mine, theirs];
}

const as = (device: TestSyncDevice) => ({ context: device.session() });
const todo = async (device: TestSyncDevice) => (await call(router.flows.box, { box: 'todo' }, as(device))).rows;
const stateOf = async (device: TestSyncDevice, recordId: string) =>
  (await call(router.flows.ofRecord, { docType: 'customer', recordId }, as(device)))[0]?.state;
const held = (device: TestSyncDevice) =>
  device.app.db
    .rows<{ refusal: string }>('SELECT refusal FROM held_commands')
    .map((row) => JSON.parse(row.refusal).code);

async function submitted(mine: TestSyncDevice): Promise<string> {
  const { id } = await call(router.customers.create, { name: `甲公司${people}`, level: 'A' }, as(mine));
  await call(router.flows.submit, { docType: 'customer', recordId: id }, as(mine));
  await mine.sync();
  return id;
}

test('[M17] whoever approves gets the document on their device while the task is theirs, decides without a line, and it leaves', async () => {
  const [mine, theirs] = await pair();
  const id = await submitted(mine);
  await theirs.sync();

  const [task] = await todo(theirs);
  const seen = await call(router.customers.get, { id }, as(theirs));
  await call(router.flows.agree, { taskId: task!.taskId!, hash: task!.hash, comment: '同意' }, as(theirs));
  await theirs.sync();
  await mine.sync();
  await theirs.sync();

  expect(seen.level).toBe('A');
  expect(await stateOf(mine, id)).toBe('passed');
  expect(theirs.app.db.rows('SELECT id FROM customers WHERE id = ?', id)).toEqual([]);
  expect((await call(router.flows.box, { box: 'done' }, as(theirs))).total).toBe(1);
});

test('[M17] an approval of content that was changed meanwhile comes back, and the task is the approver’s still', async () => {
  const [mine, theirs] = await pair();
  const id = await submitted(mine);
  await theirs.sync();
  const [old] = await todo(theirs);
  const [flow] = await call(router.flows.ofRecord, { docType: 'customer', recordId: id }, as(mine));
  await call(router.flows.withdraw, { instanceId: flow!.id }, as(mine));
  await call(router.customers.edit, { id, changes: { level: { from: 'A', to: 'B' } } }, as(mine));
  await call(router.flows.submit, { docType: 'customer', recordId: id }, as(mine));
  await mine.sync();

  await call(router.flows.agree, { taskId: old!.taskId!, hash: old!.hash }, as(theirs));
  await theirs.sync();
  await theirs.sync();

  expect(held(theirs)).toEqual(['FLOW_CONTENT_CHANGED']);
  const [now] = await todo(theirs);
  expect(now!.hash).not.toBe(old!.hash);
  expect(await stateOf(mine, id)).toBe('pending');
});

test('[M17] an edit made elsewhere before one knew of the approval is held back with its reason', async () => {
  const [mine] = await pair();
  const second = await enrolSyncDevice(server, `submitter${people - 1}`, mine.userId);
  opened.push(second);
  const { id } = await call(router.customers.create, { name: '乙公司', level: 'A' }, as(mine));
  await mine.sync();
  await second.sync();
  await call(router.flows.submit, { docType: 'customer', recordId: id }, as(mine));
  await mine.sync();

  await call(router.customers.edit, { id, changes: { level: { from: 'A', to: 'C' } } }, as(second));
  await second.sync();

  expect(held(second)).toEqual(['DOCUMENT_IN_APPROVAL']);
  expect((await call(router.customers.get, { id }, as(second))).level).toBe('A');
});

test('[M0] a device is lent numbers when it is on the line, and they are its own', async () => {
  const [mine, theirs] = await pair();
  await theirs.sync();
  const lent = (device: TestSyncDevice) =>
    device.app.db.rows<{ first: number }>(
      "SELECT first FROM number_blocks WHERE device_id = ? AND doc_type = 'order' ORDER BY first",
      device.deviceId,
    );

  expect(lent(mine).length).toBeGreaterThan(0);
  expect(lent(theirs).length).toBeGreaterThan(0);
  expect(lent(mine)[0]!.first).not.toBe(lent(theirs)[0]!.first);
  expect(isProvisional('SO-00-202611-0001')).toBe(false);
});
