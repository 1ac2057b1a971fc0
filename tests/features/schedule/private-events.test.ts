import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import type { Visibility } from '#shared/features/schedule/event.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const hour = 3_600_000;
let host: TestHost;
beforeEach(() => {
  host = testHost({ host: 'server' });
});
afterEach(() => host.close());

const as = (userId: string) => ({ context: host.as(userId, { dataScope: 'all', actions: ['*'] }) });
const secret = '面试竞争对手的总监';
const create = (visibility: Visibility) =>
  call(
    router.schedule.create,
    {
      title: secret,
      remark: secret,
      location: secret,
      visibility,
      startAt: host.time + hour,
      endAt: host.time + 2 * hour,
    },
    as(company.mei),
  );

/** Every question that a colleague can ask about events. */
async function askAll(id: string): Promise<unknown[]> {
  const by = as(company.manager);
  const span = { from: host.time, until: host.time + 24 * hour };
  return [
    await call(router.schedule.list, {}, by),
    await call(router.schedule.list, { filters: [{ field: 'title', operator: 'contains', value: secret }] }, by),
    await call(router.schedule.list, { text: secret }, by),
    await call(router.schedule.calendar, { ...span, userIds: [company.mei] }, by),
    await call(router.schedule.busy, { ...span, userIds: [company.mei] }, by),
    await call(router.schedule.get, { id }, by).catch((error) => error.code),
    await call(router.history.ofRecord, { table: 'events', id }, by).catch((error) => error.code),
    await call(router.schedule.writeIcs, span, by),
    await call(router.search.quick, { text: secret }, by).catch((error) => error.code),
    await call(router.bin.list, { room: 'schedule' }, by),
    await call(router.audit.list, {}, by),
  ];
}

test('the title of an event that is not public leaves by no exit but to its owner and participants', async () => {
  for (const visibility of ['busy', 'private'] as const) {
    const { id } = await create(visibility);
    await call(router.schedule.edit, { id, changes: { remark: { from: secret, to: `${secret}！` } } }, as(company.mei));

    expect(JSON.stringify(await askAll(id))).not.toContain(secret);
    expect((await call(router.schedule.get, { id }, as(company.mei))).title).toBe(secret);
    await call(router.schedule.remove, { ids: [id] }, as(company.mei));
    expect(JSON.stringify(await askAll(id))).not.toContain(secret);
  }
});

test('of a busy time others see that it is taken; of a private one nothing', async () => {
  const busy = await create('busy');
  await create('private');
  const span = { from: host.time, until: host.time + 24 * hour, userIds: [company.mei] };

  const { items } = await call(router.schedule.calendar, span, as(company.manager));

  expect(items).toMatchObject([{ eventId: busy.id, title: '', covered: true, mayEdit: false }]);
  const edit = call(
    router.schedule.edit,
    { id: busy.id, changes: { allDay: { from: false, to: true } } },
    as(company.manager),
  );
  await expect(edit).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
});

test('an event made private after it was public is covered from then on, and open again when it is public', async () => {
  const { id } = await create('public');

  await call(router.schedule.edit, { id, changes: { visibility: { from: 'public', to: 'private' } } }, as(company.mei));
  expect(JSON.stringify(await askAll(id))).not.toContain(secret);
  expect((await call(router.schedule.get, { id }, as(company.mei))).title).toBe(secret);

  await call(router.schedule.edit, { id, changes: { visibility: { from: 'private', to: 'public' } } }, as(company.mei));
  expect((await call(router.schedule.get, { id }, as(company.manager))).title).toBe(secret);
});

test('who is invited knows all of it; who is not any more knows nothing', async () => {
  const { id } = await create('private');
  const invite = (from: string[], to: string[]) =>
    call(router.schedule.edit, { id, changes: { participantIds: { from, to } } }, as(company.mei));

  await invite([], [company.manager]);
  expect((await call(router.schedule.get, { id }, as(company.manager))).title).toBe(secret);
  await invite([company.manager], []);

  await expect(call(router.schedule.get, { id }, as(company.manager))).rejects.toMatchObject({
    code: 'EVENT_NOT_FOUND',
  });
});
