import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, connect } from '../../src-renderer/api/client.ts';
import { queryClient } from '../../src-renderer/api/query-client.ts';
import type { DayCardSpec } from '../../src-renderer/features/workbench/day-card-spec.ts';
import { dayCards } from '../../src-renderer/features/workbench/day-cards.ts';
import { dayScenes } from '../../src-renderer/features/workbench/day-lists.ts';
import { languages, setLanguage, startTexts } from '../../src-renderer/ui/texts.ts';
import { coreRouter } from '../../src-shared/app/router.ts';
import { givenPool, otherPoolId } from '../features/pools/pool-world.ts';
import { company, type TestHost, testHost } from '../support/test-host.ts';

const minute = 60_000;
const hour = 60 * minute;
const open = { excludeDeal: false, excludeOpenOpportunity: false, excludeOpenQuote: false };
let host: TestHost;
let api: Api;
const today = () => ({ now: host.time, end: Date.UTC(2026, 0, 5, 15, 59, 59, 999) });

beforeAll(async () => {
  host = testHost();
  const of = (userId: string) => createRouterClient(coreRouter, { context: host.as(userId) }) as unknown as Api;
  api = of(company.mei);
  connect(api);
  await startTexts();
  const rule = {
    basis: 'noFollowUp' as const,
    days: 5,
    perLevel: {},
    ...open,
    workdaysOnly: false,
    targetPoolId: null,
  };
  givenPool(host, { recycleRules: [rule], previousRules: [rule] });
  givenPool(host, { id: otherPoolId, kind: 'lead', recycleRules: [rule], previousRules: [rule] });
  await seed(of(company.mei), host.time);
  await seed(of(company.manager), host.time);
});
afterAll(() => {
  queryClient.clear();
  host.close();
});

/** A day of one person: something in each state that a card looks for, and beside it what it must not count. */
async function seed(mine: Api, now: number): Promise<void> {
  for (const dueAt of [now - hour, now - 30 * hour, now + hour, now + 40 * hour]) {
    await mine.tasks.create({ title: `任务 ${dueAt}`, dueAt });
  }
  const done = await mine.tasks.create({ title: '做完的', dueAt: now - hour });
  await mine.tasks.complete({ ids: [done.id] });
  for (const nextContactAt of [now + hour, now + 50 * hour]) {
    const { id } = await mine.customers.create({ name: `客户 ${nextContactAt} ${Math.random()}` });
    await mine.followUps.create({
      targetType: 'customer',
      targetId: id,
      method: 'phone',
      content: '电话沟通了采购计划',
      nextContactAt,
    });
  }
  await mine.leads.create({ name: `线索 ${Math.random()}` });
  for (const startAt of [now - 3 * hour, now + hour, now + 60 * hour]) {
    await mine.schedule.create({ title: '会议', startAt, endAt: startAt + hour });
  }
  const past = await mine.schedule.create({ title: '有结果的', startAt: now - 6 * hour, endAt: now - 5 * hour });
  await mine.schedule.close({ id: past.id, result: 'held' });
}

/** As many rows as the card's own list has, counted one by one. */
async function answerOf(card: DayCardSpec, scene: (typeof dayScenes)[number], limit: number) {
  const query = card.ask(today(), scene, limit);
  const raw = await queryClient.fetchQuery({ queryKey: [...query.queryKey, limit], queryFn: query.queryFn });
  return query.read(raw);
}

const cases = dayCards.flatMap((card) => dayScenes.map((scene) => [card.id, scene, card] as const));

test.each(cases)('[T-4.1c] the count of %s (%s) equals the list it opens', async (_id, scene, card) => {
  const short = await answerOf(card, scene, 1);
  const whole = await answerOf(card, scene, 200);

  expect(short.total).toBe(whole.rows.length);
  expect(short.rows.length).toBe(Math.min(1, whole.rows.length));
  expect(card.room === undefined).toBe(card.list === undefined);
});

/** What one person's day holds, counted by hand from the seed. */
const byHand: Readonly<Record<string, number>> = {
  todayEvents: 3,
  // The follow-ups of the seed plan contacts: one falls into today.
  overdueTasks: 2,
  todayTasks: 2,
  overdueEvents: 1,
  customers: 1,
  newLeads: 1,
  recyclingCustomers: 2,
  recyclingLeads: 1,
};

test.each(Object.entries(byHand))('[T-4.1c] %s counts what the day holds: %i', async (id, expected) => {
  const card = dayCards.find((each) => each.id === id)!;

  const { total } = await answerOf(card, 'mine', 6);

  expect(total).toBe(expected);
});

test('one click settles a task or puts it off by a day, and the counts follow', async () => {
  const overdue = dayCards.find((each) => each.id === 'overdueTasks')!;
  const count = async () => {
    queryClient.clear();
    return (await answerOf(overdue, 'mine', 6)).total;
  };
  const { rows } = await answerOf(overdue, 'mine', 6);

  await rows[0]!.postpone!();
  expect(await count()).toBe(1);
  await rows[1]!.done!();
  expect(await count()).toBe(0);
});

test.each(languages)('every card has its words in %s', async (language) => {
  await setLanguage(language);

  for (const card of dayCards) {
    expect(card.title()).not.toBe(card.id);
    expect(card.empty()).not.toBe(`${card.id}Empty`);
  }
});
