import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answerReminder, startReminding } from '#main/core/remind.ts';
import { createTopic } from '#main/core/topic.ts';
import { coreRouter } from '#shared/app/router.ts';
import type { Notice } from '#shared/features/desktop/desktop.model.ts';
import type { NewEvent } from '#shared/features/schedule/event.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
let host: TestHost;
let stop = () => {};
let heard: Notice[] = [];
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  host = testHost();
  heard = [];
});
afterEach(() => {
  stop();
  host.close();
  vi.useRealTimers();
});

const session = () => host.as(company.mei);
const create = (event: Partial<NewEvent>) =>
  call(
    coreRouter.schedule.create,
    { title: '拜访甲公司', startAt: host.time + 2 * hour, endAt: host.time + 3 * hour, ...event },
    { context: session() },
  );

/** The program runs in the tray: a shell listens, no window is open, no network is asked. */
async function start(): Promise<void> {
  const notices = createTopic<Notice>();
  notices.subscribe((notice) => heard.push(notice));
  const log = { info: () => {}, warn: () => {}, error: (event: string) => expect.fail(event) };
  stop = startReminding({ session, notices, language: () => 'zh-CN', log });
  await settled();
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Time passes in steps of ten seconds, as the program would live through it. */
async function pass(duration: number): Promise<void> {
  for (let passed = 0; passed < duration; passed += 10 * second) {
    host.time += 10 * second;
    vi.advanceTimersByTime(10 * second);
    await settled();
  }
}

test('[T-4.1d] each reminder of an event is told within 60 seconds of its time; put off, it is told again', async () => {
  const { id } = await create({ reminders: [60, 15] });
  await start();

  await pass(hour - 30 * second);
  expect(heard).toEqual([]);
  await pass(minute);
  expect(heard).toMatchObject([
    { title: '拜访甲公司', reminder: true, link: expect.stringContaining(`/schedule/events/${id}`) },
  ]);
  await answerReminder(session(), heard[0]!.id, 'snooze');
  await pass(11 * minute);
  expect(heard).toHaveLength(2);
  await answerReminder(session(), heard[1]!.id, 'done');

  await pass(35 * minute + 30 * second);
  expect(heard).toHaveLength(3);
});

test('[T-4.1d] a series reminds of each of its times, but not of one that was taken out', async () => {
  const { id } = await create({ reminders: [0], recurrence: { frequency: 'daily', interval: 1, count: 3 } });
  const second = host.time + 2 * hour + day;
  await call(
    coreRouter.schedule.removeOccurrence,
    { id, originalStart: second, scope: 'this' },
    { context: session() },
  );
  await start();

  for (let looks = 0; looks < 4; looks += 1) {
    host.time += looks === 0 ? 2 * hour : day;
    await pass(20 * 1000);
  }

  expect(heard).toHaveLength(2);
});

test('[T-4.1d] what was missed while the program was closed is told at the next start as missed', async () => {
  await create({ reminders: [15] });
  host.time += 5 * hour;

  await start();
  await pass(minute);

  expect(heard.map(({ title }) => title)).toEqual(['已错过：拜访甲公司']);
});

test('a moved event reminds at its new time, a cancelled or closed one not at all', async () => {
  const { id } = await create({ reminders: [15] });
  const cancelled = await create({ reminders: [15], title: '取消的' });
  await call(coreRouter.schedule.cancel, { id: cancelled.id }, { context: session() });
  const from = host.time + 2 * hour;
  await call(
    coreRouter.schedule.edit,
    {
      id,
      changes: {
        startAt: { from, to: from + day },
        endAt: { from: from + hour, to: from + hour + day },
      },
    },
    { context: session() },
  );
  await start();
  host.time += 3 * hour;
  await pass(minute);
  expect(heard).toEqual([]);

  host.time += day;
  await pass(minute);

  expect(heard).toHaveLength(1);
});

test('a participant is reminded of an event that is private to the two of them', async () => {
  await call(
    coreRouter.schedule.create,
    {
      title: '面谈',
      startAt: host.time + hour,
      endAt: host.time + 2 * hour,
      visibility: 'private',
      participantIds: [company.mei],
      reminders: [0],
    },
    { context: host.as(company.manager) },
  );
  await start();
  host.time += hour;
  await pass(minute);

  expect(heard.map(({ title }) => title)).toEqual(['面谈']);
});
