import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { taskActions, taskStatuses, taskTransitions } from '#shared/features/tasks/task.model.ts';
import { tasksRouter } from '#shared/features/tasks/tasks.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const hour = 3_600_000;
const day = 24 * hour;
let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };

beforeEach(() => {
  host = testHost();
  mei = { context: host.as(company.mei) };
});
afterEach(() => host.close());

test('a task is its maker’s unless given to a colleague, and lives where the colleague lives', async () => {
  const own = await call(tasksRouter.create, { title: '准备报价' }, mei);
  const given = await call(tasksRouter.create, { title: '回访', ownerId: company.lin }, mei);

  expect(await call(tasksRouter.get, { id: own.id }, mei)).toMatchObject({ ownerName: '李梅', status: 'notStarted' });
  expect(await call(tasksRouter.get, { id: given.id }, mei)).toMatchObject({
    ownerName: '林强',
    branchId: company.south,
    createdByName: '李梅',
  });
  await expect(
    call(
      tasksRouter.create,
      { title: '回访', ownerId: company.lin },
      { context: host.as(company.mei, { actions: ['task.create'] }) },
    ),
  ).rejects.toMatchObject({ code: 'NOT_ALLOWED', data: { action: 'task.assign' } });
});

test('several reminders fire at their times, and one that was missed says so at the next start', async () => {
  const dueAt = host.time + 2 * day;
  const { id } = await call(tasksRouter.create, { title: '拜访', dueAt, reminders: [0, 60, 1440] }, mei);

  expect(await call(tasksRouter.dueReminders, { until: dueAt - day - 1 }, mei)).toEqual([]);
  const first = await call(tasksRouter.dueReminders, { until: dueAt - day }, mei);
  expect(first).toMatchObject([{ taskId: id, title: '拜访', offsetMin: 1440, missed: false }]);

  const later = await call(tasksRouter.dueReminders, { until: dueAt + hour }, mei);
  expect(later.map(({ offsetMin, missed }) => [offsetMin, missed])).toEqual([
    [1440, true],
    [60, true],
    [0, true],
  ]);
  await call(tasksRouter.markReminded, { ids: later.map((each) => each.id) }, mei);
  expect(await call(tasksRouter.dueReminders, { until: dueAt + hour }, mei)).toEqual([]);
});

test('a snoozed reminder fires again, a dismissed one never, and a colleague can do neither', async () => {
  const dueAt = host.time + hour;
  await call(tasksRouter.create, { title: '电话', dueAt, reminders: [0] }, mei);
  const [reminder] = await call(tasksRouter.dueReminders, { until: dueAt }, mei);

  await expect(
    call(tasksRouter.snoozeReminder, { id: reminder!.id, until: dueAt + hour }, { context: host.as(company.lin) }),
  ).rejects.toMatchObject({ code: 'REMINDER_NOT_FOUND' });
  await call(tasksRouter.snoozeReminder, { id: reminder!.id, until: dueAt + hour }, mei);
  expect(await call(tasksRouter.dueReminders, { until: dueAt + 1 }, mei)).toEqual([]);
  expect(await call(tasksRouter.dueReminders, { until: dueAt + hour }, mei)).toHaveLength(1);

  await call(tasksRouter.dismissReminder, { id: reminder!.id }, mei);
  expect(await call(tasksRouter.dueReminders, { until: dueAt + day }, mei)).toEqual([]);
});

test('a new due time moves the reminders, completion settles them, reopening wakes them', async () => {
  const dueAt = host.time + day;
  const { id } = await call(tasksRouter.create, { title: '签约', dueAt, reminders: [30] }, mei);

  await call(tasksRouter.edit, { id, changes: { dueAt: { from: dueAt, to: dueAt + day } } }, mei);
  expect((await call(tasksRouter.get, { id }, mei)).reminders).toMatchObject([{ at: dueAt + day - 30 * 60_000 }]);

  await call(tasksRouter.complete, { ids: [id] }, mei);
  expect(await call(tasksRouter.dueReminders, { until: dueAt + 3 * day }, mei)).toEqual([]);
  expect(await call(tasksRouter.get, { id }, mei)).toMatchObject({ status: 'done', doneAt: host.time });

  await call(tasksRouter.reopen, { ids: [id] }, mei);
  expect(await call(tasksRouter.dueReminders, { until: dueAt + 3 * day }, mei)).toHaveLength(1);
});

test('reminders are replaced by those wanted now, and need a due time', async () => {
  const { id } = await call(tasksRouter.create, { title: '签约', dueAt: host.time + day, reminders: [0, 30] }, mei);
  await call(tasksRouter.setReminders, { id, offsets: [30, 120] }, mei);

  const { reminders } = await call(tasksRouter.get, { id }, mei);
  expect(reminders.map((each) => each.offsetMin)).toEqual([120, 30]);
  await expect(call(tasksRouter.create, { title: '无期', reminders: [0] }, mei)).rejects.toMatchObject({
    code: 'TASK_WITHOUT_DUE_TIME',
  });
});

describe('a state goes only where the table says', () => {
  const pairs = taskStatuses.flatMap((from) => taskActions.map((action) => [from, action] as const));

  test.each(pairs)('%s, %s', async (from, action) => {
    const { id } = await call(tasksRouter.create, { title: '任务' }, mei);
    const path = { notStarted: [], inProgress: ['start'], done: ['complete'], cancelled: ['cancel'] } as const;
    for (const step of path[from]) await call(tasksRouter[step], { ids: [id] }, mei);

    const step = taskTransitions.find((each) => each.from === from && each.action === action);
    const attempt = call(tasksRouter[action], { ids: [id] }, mei);

    if (step) await attempt;
    else await expect(attempt).rejects.toMatchObject({ code: 'TASK_STATE_REFUSED', data: { status: from, action } });
    expect((await call(tasksRouter.get, { id }, mei)).status).toBe(step ? step.to : from);
  });
});

test('[T-4.1c] the counts of today and overdue equal the filtered lists', async () => {
  host.time = Date.UTC(2026, 0, 5, 1);
  const endOfToday = Date.UTC(2026, 0, 5, 16);
  for (const dueAt of [host.time - 1, host.time, endOfToday - 1, endOfToday, endOfToday + 8 * day, null]) {
    await call(tasksRouter.create, { title: '任务', dueAt }, mei);
  }
  const done = await call(tasksRouter.create, { title: '已做', dueAt: host.time - day }, mei);
  await call(tasksRouter.complete, { ids: [done.id] }, mei);

  expect(await call(tasksRouter.counts, undefined, mei)).toEqual({
    overdue: 1,
    today: 2,
    week: 1,
    later: 1,
    undated: 1,
  });
  const today = { scene: 'mine' as const, open: true, dueFrom: host.time, dueUntil: endOfToday - 1 };
  expect((await call(tasksRouter.list, today, mei)).total).toBe(2);
  const all = await call(tasksRouter.list, { open: true }, mei);
  expect(all.rows.map((row) => row.overdue)).toEqual([true, false, false, false, false, false]);
  expect(all.rows.at(-1)!.dueAt).toBeNull();
});

test('a task belongs to a record its maker may see, and shows its name', async () => {
  const customer = await call(customersRouter.create, { name: '甲公司' }, mei);
  const { id } = await call(
    tasksRouter.create,
    { title: '拜访', relatedType: 'customer', relatedId: customer.id },
    mei,
  );
  const stranger = { context: host.as(company.lin, { dataScope: 'own' }) };

  expect(await call(tasksRouter.get, { id }, mei)).toMatchObject({ relatedName: '甲公司' });
  expect((await call(tasksRouter.list, { relatedId: customer.id }, mei)).total).toBe(1);
  await expect(
    call(tasksRouter.create, { title: '偷看', relatedType: 'customer', relatedId: customer.id }, stranger),
  ).rejects.toMatchObject({ code: 'RELATED_NOT_FOUND' });
  expect((await call(tasksRouter.list, {}, stranger)).total).toBe(0);
});

test('a customer given to a colleague takes along the tasks of its owner, not those of others', async () => {
  const customer = await call(customersRouter.create, { name: '甲公司' }, mei);
  const related = { relatedType: 'customer' as const, relatedId: customer.id };
  const own = await call(
    tasksRouter.create,
    { title: '拜访', dueAt: host.time + day, reminders: [0], ...related },
    mei,
  );
  const other = await call(tasksRouter.create, { title: '审核', ownerId: company.manager, ...related }, mei);

  await call(customersRouter.assign, { ids: [customer.id], ownerId: company.lin }, mei);

  expect(await call(tasksRouter.get, { id: own.id }, mei)).toMatchObject({ ownerId: company.lin });
  expect(await call(tasksRouter.get, { id: other.id }, mei)).toMatchObject({ ownerId: company.manager });
  const lin = { context: host.as(company.lin) };
  expect(await call(tasksRouter.dueReminders, { until: host.time + day }, lin)).toHaveLength(1);
});

test('removed tasks wait in the bin with their reminders', async () => {
  const { id } = await call(tasksRouter.create, { title: '拜访', dueAt: host.time, reminders: [0] }, mei);

  await call(tasksRouter.remove, { ids: [id] }, mei);
  expect(await call(tasksRouter.dueReminders, { until: host.time }, mei)).toEqual([]);
  await call(tasksRouter.restore, { ids: [id] }, mei);
  expect(await call(tasksRouter.dueReminders, { until: host.time }, mei)).toHaveLength(1);
});
