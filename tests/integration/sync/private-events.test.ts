import { call } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import type { NewEvent } from '#shared/features/schedule/event.model.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';
import { addSyncedPerson, enrolSyncDevice, type TestSyncDevice } from '../../support/sync-devices.ts';

const hour = 3_600_000;
const day = 24 * hour;
const secret = '和猎头面谈';
let server: TestRunningServer;
/** The owner of events, the boss who sees everything, and a colleague who sees only what is theirs. */
let mei: TestSyncDevice;
let boss: TestSyncDevice;
let lin: TestSyncDevice;
let start: number;

beforeAll(async () => {
  server = await runServer({ requestsPerMinute: 1_000_000 });
  mei = await enrolSyncDevice(server, 'mei', await addSyncedPerson(server, 'mei'));
  boss = await enrolSyncDevice(server, 'boss', await addSyncedPerson(server, 'boss'));
  lin = await enrolSyncDevice(server, 'lin', await addSyncedPerson(server, 'lin', 'own'));
  start = Math.ceil(Date.now() / day) * day + hour;
  await everybody();
}, 120_000);
afterAll(async () => {
  for (const device of [mei, boss, lin]) await device?.close();
  await server?.close();
});

const at = (device: TestSyncDevice) => ({ context: device.session() });
const create = (event: Partial<NewEvent>) =>
  call(router.schedule.create, { title: secret, startAt: start, endAt: start + hour, ...event }, at(mei));
const items = async (device: TestSyncDevice) =>
  (
    await call(
      router.schedule.calendar,
      { from: start - day, until: start + 20 * day, userIds: [mei.userId] },
      at(device),
    )
  ).items;

async function everybody(): Promise<void> {
  for (let round = 0; round < 2; round += 1) for (const device of [mei, boss, lin]) await device.sync();
}

/** Every value of every table on a device. */
function everythingOn({ app }: TestSyncDevice): string {
  const tables = app.db.rows<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'");
  return tables.map(({ name }) => JSON.stringify(app.db.rows(`SELECT * FROM "${name}"`))).join();
}

test('[sync 3.9] the content of a private event never reaches the device of anybody but its owner and participants', async () => {
  const { id } = await create({ visibility: 'private', remark: secret, reminders: [15] });
  await everybody();

  expect(everythingOn(mei)).toContain(secret);
  expect(everythingOn(boss)).not.toContain(secret);
  expect(everythingOn(lin)).not.toContain(secret);
  expect(await items(boss)).toEqual([]);

  const invite = { participantIds: { from: [], to: [lin.userId] } };
  await call(router.schedule.edit, { id, changes: invite }, at(mei));
  await everybody();
  expect(await items(lin)).toMatchObject([{ title: secret, response: 'none' }]);
  expect(everythingOn(boss)).not.toContain(secret);

  await call(router.schedule.respond, { id, response: 'accepted' }, at(lin));
  await everybody();
  const page = await call(router.schedule.get, { id }, at(mei));
  expect(page.participants).toMatchObject([{ userId: lin.userId, response: 'accepted' }]);

  const take = { participantIds: { from: [lin.userId], to: [] } };
  await call(router.schedule.edit, { id, changes: take }, at(mei));
  await everybody();
  expect(await items(lin)).toEqual([]);
});

test('[sync 4] two devices change a series offline: one time moved here, another deleted there, both hold everywhere', async () => {
  const { id } = await create({ title: '周会', recurrence: { frequency: 'daily', interval: 1, count: 5 } });
  await everybody();
  const second = start + day;
  const fourth = start + 3 * day;

  await call(
    router.schedule.edit,
    {
      id,
      originalStart: second,
      scope: 'this',
      changes: { startAt: { from: second, to: second + hour }, endAt: { from: second + hour, to: second + 2 * hour } },
    },
    at(mei),
  );
  await call(router.schedule.removeOccurrence, { id, originalStart: fourth, scope: 'this' }, at(boss));
  await call(router.schedule.edit, { id, changes: { location: { from: null, to: '三楼' } } }, at(boss));
  await everybody();

  const expected = [start, second + hour, start + 2 * day, start + 4 * day];
  for (const device of [mei, boss]) {
    const meetings = (await items(device)).filter((item) => item.title === '周会');
    expect(meetings.map((item) => item.startAt)).toEqual(expected);
    expect(meetings[0]!.location).toBe('三楼');
  }
});

test('[sync 4] a series that was split elsewhere takes an edit of one of its later times where it is now', async () => {
  const { id } = await create({ title: '晨会', recurrence: { frequency: 'daily', interval: 1, count: 6 } });
  await everybody();
  const third = start + 2 * day;
  const fifth = start + 4 * day;
  const rename = (to: string) => ({ title: { from: '晨会', to } });

  await call(router.schedule.edit, { id, originalStart: third, scope: 'following', changes: rename('站会') }, at(mei));
  await call(router.schedule.edit, { id, originalStart: fifth, scope: 'this', changes: rename('总结') }, at(boss));
  await everybody();

  for (const device of [mei, boss]) {
    const titles = (await items(device))
      .map((item) => item.title)
      .filter((title) => title !== '周会' && title !== secret);
    expect(titles).toEqual(['晨会', '晨会', '站会', '站会', '总结', '站会']);
  }
});
