import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { runDaily } from '#shared/app/run-daily.ts';
import { contacts } from '#shared/features/contacts/contacts.tables.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import type { RecycleRule } from '#shared/features/pools/pool.model.ts';
import { poolsRouter } from '#shared/features/pools/pools.router.ts';
import { type RecycleSubject, recycleDueOf } from '#shared/features/pools/recycle.model.ts';
import { tasks } from '#shared/features/tasks/tasks.tables.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';
import { day, givenCustomer, givenPool, otherPoolId, poolId } from './pool-world.ts';

const rule: RecycleRule = {
  basis: 'noFollowUp',
  days: 10,
  perLevel: {},
  excludeDeal: true,
  excludeOpenOpportunity: false,
  excludeOpenQuote: false,
  workdaysOnly: false,
  targetPoolId: null,
};
const start = Date.parse('2026-01-05T10:00:00+08:00');
const at = (date: string) => Date.parse(`${date}T10:00:00+08:00`);
const subject: RecycleSubject = {
  level: 'B',
  isKey: false,
  isLocked: false,
  isDeal: false,
  hasOpenOpportunity: false,
  hasOpenQuote: false,
  receivedAt: start,
  lastAt: {},
};
const count = {
  dateOf: (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10),
  addDays: (date: string, days: number) => new Date(Date.parse(date) + days * day).toISOString().slice(0, 10),
  addWorkDays: (date: string, days: number) => `${date}+${days}`,
};

describe('[T-4.2b] when a record is due', () => {
  const cases: readonly (readonly [string, Partial<RecycleSubject>, Partial<RecycleRule>, string | undefined])[] = [
    ['days after it was received', {}, {}, '2026-01-15'],
    ['days after the last event, where that is later', { lastAt: { noFollowUp: at('2026-01-08') } }, {}, '2026-01-18'],
    ['an event before it was received does not count', { lastAt: { noFollowUp: at('2025-12-01') } }, {}, '2026-01-15'],
    [
      'another basis has its own events',
      { lastAt: { noFollowUp: at('2026-01-08') } },
      { basis: 'noDeal' },
      '2026-01-15',
    ],
    ['the level has its own days', { level: 'A' }, { perLevel: { A: 30 } }, '2026-02-04'],
    ['other levels keep the usual ones', { level: 'C' }, { perLevel: { A: 30 } }, '2026-01-15'],
    ['working days are counted as such', {}, { workdaysOnly: true }, '2026-01-05+10'],
    ['a locked one is never due', { isLocked: true }, {}, undefined],
    ['a key customer is never due', { isKey: true }, {}, undefined],
    ['a deal is excluded', { isDeal: true }, {}, undefined],
    ['a deal is not excluded where the rule says so', { isDeal: true }, { excludeDeal: false }, '2026-01-15'],
    ['an open opportunity holds it', { hasOpenOpportunity: true }, { excludeOpenOpportunity: true }, undefined],
    ['an open quote holds it', { hasOpenQuote: true }, { excludeOpenQuote: true }, undefined],
    [
      'contacted since it was received',
      { lastAt: { notContacted: at('2026-01-06') } },
      { basis: 'notContacted' },
      undefined,
    ],
    ['never contacted since', { lastAt: { notContacted: at('2026-01-01') } }, { basis: 'notContacted' }, '2026-01-15'],
    ['no contract has ended', {}, { basis: 'contractEnded' }, undefined],
    ['its contract ended', { lastAt: { contractEnded: at('2026-03-01') } }, { basis: 'contractEnded' }, '2026-03-11'],
  ];
  test.each(cases)('%s', (_, more, ruleMore, expected) => {
    const due = recycleDueOf({ ...subject, ...more }, { excludeKey: true, rules: [{ ...rule, ...ruleMore }] }, count);

    expect(due?.date).toBe(expected);
  });

  test('of several rules the earliest counts', () => {
    const due = recycleDueOf(
      subject,
      { excludeKey: true, rules: [rule, { ...rule, basis: 'noDeal', days: 3 }] },
      count,
    );

    expect(due).toMatchObject({ date: '2026-01-08', rule: { basis: 'noDeal' } });
  });
});

describe('[T-4.2b] the daily job', () => {
  let host: TestHost;
  const as = (userId: string) => ({
    context: { ...host.as(userId), actor: findActor(host.app.db, userId, host.time)! },
  });
  const run = () => runDaily(host.app, host.as(company.manager, { dataScope: 'all', actions: ['*'] }).actor);
  beforeEach(() => {
    host = testHost({ host: 'server' });
    host.time = start;
  });
  afterEach(() => host.close());

  test('releases what is due with its contacts, cancels plans, tells whom it concerns, and leaves the rest', async () => {
    givenPool(host, { recycleRules: [rule] });
    const [due, fresh] = [givenCustomer(host, { receivedAt: start - 10 * day }), givenCustomer(host)];
    const home = { branchId: company.north, deptId: company.northSales, ownerId: company.mei };
    host.given(contacts, [
      {
        ...home,
        id: otherPoolId,
        customerId: due,
        name: '张伟',
        nameNorm: '',
        namePinyin: '',
        nameInitials: '',
        tags: [],
        formerCustomerIds: [],
        optOut: [],
        isPrimary: true,
        birthdayLunar: false,
        isDecisionMaker: false,
        doNotCall: false,
        status: 'active',
      },
    ]);
    const task = {
      ...home,
      priority: 'normal',
      watcherIds: [],
      checklist: [],
      status: 'notStarted',
      relatedType: 'customer',
      relatedId: due,
    };
    host.given(tasks, [
      { ...task, id: '01900000-0000-7000-8000-0000000000d1', kind: 'followUp', title: '再打电话' },
      { ...task, id: '01900000-0000-7000-8000-0000000000d2', kind: 'todo', title: '整理资料' },
    ]);

    run();

    expect(await call(customersRouter.get, { id: due }, as(company.lin))).toMatchObject({
      ownerId: null,
      poolId,
      prevOwnerId: company.mei,
      returnReason: 'noFollowUp',
    });
    expect(await call(customersRouter.get, { id: fresh }, as(company.mei))).toMatchObject({ ownerId: company.mei });
    expect(host.app.db.row('SELECT owner_id AS "ownerId", dept_id AS "deptId" FROM contacts')).toEqual({
      ownerId: null,
      deptId: poolId,
    });
    expect(host.app.db.rows('SELECT kind, status FROM tasks ORDER BY kind')).toEqual([
      { kind: 'followUp', status: 'cancelled' },
      { kind: 'todo', status: 'notStarted' },
    ]);
    expect(await call(poolsRouter.notices, {}, as(company.mei))).toMatchObject([{ kind: 'recycled', recordId: due }]);
    expect(await call(poolsRouter.notices, {}, as(company.manager))).toMatchObject([
      { kind: 'entered', recordId: due },
    ]);
  });

  test('runs once a day from half past midnight, and makes up for days that were missed', async () => {
    givenPool(host, { recycleRules: [rule] });
    run();
    const id = givenCustomer(host, { receivedAt: start - 10 * day });
    run();
    expect(await call(customersRouter.get, { id }, as(company.mei))).toMatchObject({ ownerId: company.mei });

    host.time = Date.parse('2026-01-09T00:29:00+08:00');
    host.app.sqlite.exec(
      "INSERT INTO pool_runs (id, day, kind, finished_at, looked, released, created_at, updated_at) VALUES ('r', '2026-01-08', 'customer', 1, 0, 0, 0, 0)",
    );
    run();
    expect(await call(customersRouter.get, { id }, as(company.mei))).toMatchObject({ ownerId: company.mei });
    host.time += 60_000;
    run();
    expect(await call(customersRouter.get, { id }, as(company.mei))).toMatchObject({ poolId });
  });

  test('an owner of several pools loses a record to exactly one: the first whose rules there are', async () => {
    givenPool(host, { sort: 5, recycleRules: [rule] });
    givenPool(host, { id: otherPoolId, sort: 1, name: '北方公海', recycleRules: [{ ...rule, days: 5 }] });
    const id = givenCustomer(host, { receivedAt: start - 6 * day });

    run();

    expect(await call(customersRouter.get, { id }, as(company.mei))).toMatchObject({ poolId: otherPoolId });
    expect(host.app.db.row('SELECT count(*) AS total FROM owner_changes')).toEqual({ total: 1 });
  });

  test('changed rules count from the next day, and the preview says how many go tomorrow', async () => {
    givenPool(host, {});
    const id = givenCustomer(host, { receivedAt: start - 20 * day });
    await call(
      poolsRouter.edit,
      { id: poolId, changes: { recycleRules: { from: [], to: [rule] } } },
      as(company.manager),
    );
    run();

    expect(await call(customersRouter.get, { id }, as(company.mei))).toMatchObject({ ownerId: company.mei });
    expect(await call(poolsRouter.preview, { poolId }, as(company.manager))).toMatchObject({
      date: '2026-01-06',
      total: 1,
      rows: [{ recordId: id, ownerName: '李梅' }],
    });
    host.time += day;
    run();
    expect(await call(customersRouter.get, { id }, as(company.mei))).toMatchObject({ poolId });
  });

  test('an owner is warned in time: the prediction is the job’s own', async () => {
    givenPool(host, { recycleRules: [rule], warnDays: 3 });
    const id = givenCustomer(host, { receivedAt: start - 8 * day });
    givenCustomer(host, { receivedAt: start - 6 * day });

    expect(await call(poolsRouter.upcoming, { kind: 'customer' }, as(company.mei))).toEqual({
      total: 1,
      rows: [
        {
          recordId: id,
          name: expect.any(String) as string,
          ownerName: '李梅',
          dueOn: '2026-01-07',
          daysLeft: 2,
          basis: 'noFollowUp',
          poolName: '公司公海',
        },
      ],
    });
  });

  test('a locked customer stays; locks have a quota', async () => {
    givenPool(host, { recycleRules: [rule] });
    host.app.sqlite.exec(
      "INSERT INTO pool_capacities (id, kind, scope, counts_deal, counts_key, max_locked, created_at, updated_at) VALUES ('c', 'customer', 'everyone', 1, 1, 1, 0, 0)",
    );
    const ids = [0, 1].map(() => givenCustomer(host, { receivedAt: start - 30 * day }));
    await call(customersRouter.lock, { ids: [ids[0]!], locked: true }, as(company.mei));
    await expect(call(customersRouter.lock, { ids: [ids[1]!], locked: true }, as(company.mei))).rejects.toMatchObject({
      code: 'LOCK_QUOTA_FULL',
    });

    run();

    expect(host.app.db.rows('SELECT pool_id AS "poolId" FROM customers ORDER BY id')).toEqual([
      { poolId: null },
      { poolId },
    ]);
  });
});
