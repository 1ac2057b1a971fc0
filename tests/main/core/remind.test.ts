import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerReminder, startReminding } from '#main/core/remind.ts';
import { createTopic } from '#main/core/topic.ts';
import { coreRouter } from '#shared/app/router.ts';
import type { Notice } from '#shared/features/desktop/desktop.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const minute = 60_000;
let host: TestHost;
let stops: (() => void)[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  host = testHost();
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  host.close();
  vi.useRealTimers();
});

const session = () => host.as(company.mei);
const mei = () => ({ context: session() });
const remindIn = (minutes: number, title = '拜访客户') =>
  call(coreRouter.tasks.create, { title, dueAt: host.time + minutes * minute, reminders: [0] }, mei());
const open = () => call(coreRouter.tasks.dueReminders, { until: host.time, which: 'open' }, mei());

/** The program starts; a shell hears what it tells. */
async function start(notices = createTopic<Notice>()) {
  const log = { info: () => {}, warn: () => {}, error: (event: string) => expect.fail(event) };
  const stop = startReminding({ session, notices, language: () => 'zh-CN', log });
  stops.push(stop);
  await settled();
  return stop;
}

function heardBy(notices: ReturnType<typeof createTopic<Notice>>): Notice[] {
  const heard: Notice[] = [];
  notices.subscribe((notice) => heard.push(notice));
  return heard;
}

/** A look asks the core a few times in a row, none of which waits for anything but its turn. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function pass(minutes: number): Promise<void> {
  host.time += minutes * minute;
  vi.advanceTimersByTime(20_000);
  await settled();
}

test('[T-4.1d] a reminder is told when its time has come by the clock, once, and stays open until it is settled', async () => {
  await remindIn(30);
  const notices = createTopic<Notice>();
  const heard = heardBy(notices);
  await start(notices);

  await pass(29);
  expect(heard).toEqual([]);
  await pass(1);
  await pass(1);

  expect(heard).toMatchObject([{ title: '拜访客户', reminder: true }]);
  expect(await open()).toMatchObject([{ id: heard[0]!.id, state: 'reminded', missed: false }]);
  await answerReminder(session(), heard[0]!.id, 'done');
  expect(await open()).toEqual([]);
});

test('what was missed while the program was closed is told at the next start, and not at the one after', async () => {
  await remindIn(5);
  host.time += 600 * minute;
  const notices = createTopic<Notice>();
  const heard = heardBy(notices);

  const stop = await start(notices);
  await pass(1);
  stop();
  await start(notices);
  await pass(1);

  expect(heard.map(({ title }) => title)).toEqual(['已错过：拜访客户']);
});

test('put off, a reminder is told again ten minutes later', async () => {
  await remindIn(1);
  const notices = createTopic<Notice>();
  const heard = heardBy(notices);
  await start(notices);
  await pass(1);

  await answerReminder(session(), heard[0]!.id, 'snooze');
  await pass(9);
  expect(heard).toHaveLength(1);
  await pass(1);

  expect(heard).toHaveLength(2);
});

test('while no shell listens reminders wait; many at once are told as one', async () => {
  for (const title of ['一', '二', '三', '四']) await remindIn(1, title);
  const notices = createTopic<Notice>();
  await start(notices);
  await pass(30);
  const heard = heardBy(notices);

  await pass(0);

  expect(heard).toMatchObject([
    { title: '4 个提醒', body: '其中 4 个在程序关闭时已错过', link: '/tasks', reminder: false },
  ]);
});
