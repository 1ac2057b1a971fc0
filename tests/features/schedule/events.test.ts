import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import type { NewEvent } from '#shared/features/schedule/event.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
let host: TestHost;
beforeEach(() => {
  host = testHost();
});
afterEach(() => host.close());

const as = (userId: string) => ({ context: host.as(userId) });
const mei = () => as(company.mei);
const create = (event: Partial<NewEvent> = {}, by = mei()) =>
  call(
    router.schedule.create,
    { title: '拜访甲公司', startAt: host.time + hour, endAt: host.time + 2 * hour, ...event },
    by,
  );
const calendar = async (by = mei(), days = 7, userIds?: string[]) =>
  (
    await call(
      router.schedule.calendar,
      { from: host.time, until: host.time + days * day, ...(userIds ? { userIds } : {}) },
      by,
    )
  ).items;
const daily = { frequency: 'daily', interval: 1, count: 5 } as const;

test('an event stands in the calendar of its owner and of those who take part, and in the list', async () => {
  const { id } = await create({ participantIds: [company.lin] });

  expect(await calendar()).toMatchObject([{ eventId: id, title: '拜访甲公司', response: null, mayEdit: true }]);
  expect(await calendar(as(company.lin))).toMatchObject([{ eventId: id, title: '拜访甲公司', response: 'none' }]);
  const { rows, total } = await call(router.schedule.list, { text: '甲公司' }, mei());
  expect([rows[0]!.id, total]).toEqual([id, 1]);
  await call(router.schedule.respond, { id, response: 'accepted' }, as(company.lin));
  const page = await call(router.schedule.get, { id }, mei());
  expect(page.participants).toMatchObject([{ userId: company.lin, name: '林强', response: 'accepted' }]);
});

test('nothing ends before it begins', async () => {
  await expect(create({ endAt: host.time })).rejects.toMatchObject({ code: 'FIELD_INVALID' });
});

test('a series is shown time by time; one time is moved, one deleted, and the rest stays', async () => {
  const { id } = await create({ recurrence: daily });
  const [first, second, third] = await calendar();

  await call(
    router.schedule.edit,
    {
      id,
      originalStart: second!.originalStart!,
      scope: 'this',
      changes: {
        startAt: { from: second!.startAt, to: second!.startAt + hour },
        endAt: { from: second!.endAt, to: second!.endAt + hour },
      },
    },
    mei(),
  );
  await call(router.schedule.removeOccurrence, { id, originalStart: third!.originalStart!, scope: 'this' }, mei());

  const items = await calendar();
  expect(items.map((item) => item.startAt - first!.startAt)).toEqual([0, day + hour, 3 * day, 4 * day]);
  expect(items[1]).toMatchObject({ recurring: true, originalStart: null });
});

test('this and all later times go their own way; the earlier ones stay as they are', async () => {
  const { id } = await create({ recurrence: daily });
  const third = (await calendar())[2]!;

  await call(
    router.schedule.edit,
    {
      id,
      originalStart: third.originalStart!,
      scope: 'following',
      changes: { title: { from: '拜访甲公司', to: '电话' } },
    },
    mei(),
  );

  expect((await calendar()).map((item) => item.title)).toEqual(['拜访甲公司', '拜访甲公司', '电话', '电话', '电话']);
});

test('all times move together, with those that were taken out of the series', async () => {
  const { id } = await create({ recurrence: daily });
  const [, second, third] = await calendar();
  await call(router.schedule.removeOccurrence, { id, originalStart: second!.originalStart!, scope: 'this' }, mei());

  await call(
    router.schedule.edit,
    {
      id,
      originalStart: third!.originalStart!,
      scope: 'all',
      changes: {
        startAt: { from: third!.startAt, to: third!.startAt + hour },
        endAt: { from: third!.endAt, to: third!.endAt + hour },
      },
    },
    mei(),
  );

  const items = await calendar();
  expect(items).toHaveLength(4);
  expect(items.find((item) => item.startAt === third!.startAt + hour)).toBeDefined();
});

test('deleted and brought back, an event has its people and reminders again', async () => {
  const { id } = await create({ reminders: [10], participantIds: [company.lin] });

  await call(router.schedule.remove, { ids: [id] }, mei());
  expect(await calendar(as(company.lin))).toEqual([]);
  await call(router.schedule.restore, { ids: [id] }, mei());

  expect(await calendar(as(company.lin))).toHaveLength(1);
});

test('[T-4.1b] closing asks for the result and writes exactly one entry on each linked record; then it is evidence', async () => {
  const customer = await call(router.customers.create, { name: '甲公司' }, mei());
  const other = await call(router.customers.create, { name: '乙公司' }, mei());
  const contact = await call(router.contacts.create, { customerId: other.id, name: '张伟' }, mei());
  const same = await call(router.contacts.create, { customerId: customer.id, name: '刘洋' }, mei());
  const { id } = await create({
    kind: 'visit',
    relatedType: 'customer',
    relatedId: customer.id,
    contactIds: [contact.id, same.id],
  });
  host.time += 3 * hour;

  await call(router.schedule.close, { id, result: 'held', note: '谈妥了交期' }, mei());

  for (const targetId of [customer.id, other.id]) {
    const { rows } = await call(router.followUps.list, { targetType: 'customer', targetId }, mei());
    expect(rows).toMatchObject([{ method: 'visit', content: '拜访甲公司：已举行\n谈妥了交期', durationMin: 60 }]);
  }
  const again = call(router.schedule.close, { id, result: 'notHeld' }, mei());
  await expect(again).rejects.toMatchObject({ code: 'EVENT_STATE_REFUSED' });
  const edit = call(router.schedule.edit, { id, changes: { title: { from: '拜访甲公司', to: '别的' } } }, mei());
  await expect(edit).rejects.toMatchObject({ code: 'EVENT_STATE_REFUSED' });
});

test('[T-4.1b] a lead that somebody met is followed; one time of a series is closed alone', async () => {
  const lead = await call(router.leads.create, { name: '丙公司', contactName: '李雷', mobile: '13900139000' }, mei());
  const { id } = await create({ recurrence: daily, relatedType: 'lead', relatedId: lead.id });
  const second = (await calendar())[1]!;

  await call(router.schedule.close, { id, originalStart: second.originalStart!, result: 'notHeld', note: null }, mei());

  const { total } = await call(router.followUps.list, { targetType: 'lead', targetId: lead.id }, mei());
  expect(total).toBe(1);
  expect((await calendar()).map((item) => item.status)).toEqual([
    'planned',
    'notHeld',
    'planned',
    'planned',
    'planned',
  ]);
});

test('a postponed event stays with its old time and goes on as a new one', async () => {
  const { id } = await create();
  const without = call(router.schedule.close, { id, result: 'postponed' }, mei());
  await expect(without).rejects.toMatchObject({ code: 'NEW_TIME_MISSING' });

  await call(router.schedule.close, { id, result: 'postponed', newStartAt: host.time + day }, mei());

  expect((await calendar()).map(({ status, startAt }) => [status, startAt - host.time])).toEqual([
    ['postponed', hour],
    ['planned', day],
  ]);
});

test('what is cancelled can be taken back; free time is known without a title, declined invitations leave it free', async () => {
  const { id } = await create({ participantIds: [company.lin], visibility: 'private' });
  const span = { userIds: [company.mei, company.lin], from: host.time, until: host.time + day };
  const busy = () => call(router.schedule.busy, span, as(company.manager));

  expect((await busy()).map((time) => Object.keys(time))).toEqual([
    ['userId', 'startAt', 'endAt'],
    ['userId', 'startAt', 'endAt'],
  ]);
  await call(router.schedule.respond, { id, response: 'declined' }, as(company.lin));
  expect(await busy()).toHaveLength(1);
  await call(router.schedule.cancel, { id }, mei());
  expect(await busy()).toEqual([]);
  await call(router.schedule.reopen, { id }, mei());
  expect(await busy()).toHaveLength(1);
});
