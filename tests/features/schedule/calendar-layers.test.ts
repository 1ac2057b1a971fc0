import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { calendarLayers } from '#shared/app/calendar-layers.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import { birthdaysIn } from '#shared/features/schedule/calendar-layers.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const hour = 3_600_000;
const day = 24 * hour;
let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const mei = () => ({ context: host.as(company.mei) });
const layers = calendarLayers.map((layer) => layer.id);
const shown = async (by = mei(), days = 400) =>
  (await call(router.schedule.calendar, { from: host.time, until: host.time + days * day, layers }, by)).layers;

test('tasks, planned contacts and birthdays stand in the calendar; what is done does not', async () => {
  const { id } = await call(router.customers.create, { name: '甲公司' }, mei());
  await call(router.tasks.create, { title: '寄样品', dueAt: host.time + hour }, mei());
  const done = await call(router.tasks.create, { title: '做完的', dueAt: host.time + hour }, mei());
  await call(router.tasks.complete, { ids: [done.id] }, mei());
  await call(
    router.followUps.create,
    {
      targetType: 'customer',
      targetId: id,
      method: 'phone',
      content: '电话沟通采购计划',
      nextContactAt: host.time + day,
    },
    mei(),
  );
  await call(
    router.contacts.create,
    { customerId: id, name: '张伟', birthday: '1980-02-29', birthdayLunar: false },
    mei(),
  );

  const found = await shown();

  expect(found.map((item) => item.layer).toSorted()).toEqual(['birthdays', 'customerContacts', 'plans', 'tasks']);
  expect(found.find((item) => item.layer === 'birthdays')).toMatchObject({ title: '张伟', allDay: true });
});

test('a layer needs the right to see its records, and asks nothing without being chosen', async () => {
  await call(router.tasks.create, { title: '寄样品', dueAt: host.time + hour }, mei());
  const limited = { context: host.as(company.mei, { actions: ['event.view'] }) };

  expect(await shown(limited)).toEqual([]);
  expect(await call(router.schedule.layers, undefined, limited)).toEqual([]);
  const { layers: none } = await call(router.schedule.calendar, { from: host.time, until: host.time + day }, mei());
  expect(none).toEqual([]);
});

test('birthdays come every year: on the lunar day where they are lunar, on the 28th where there is no 29th', () => {
  expect(birthdaysIn('1980-02-29', '2026-01-01', '2027-01-01', false)).toEqual(['2026-02-28']);
  expect(birthdaysIn('1979-10-05', '2026-01-01', '2027-01-01', true)).toEqual(['2026-09-25']);
  expect(birthdaysIn('2026-06-01', '2026-01-01', '2026-05-01', false)).toEqual([]);
});
