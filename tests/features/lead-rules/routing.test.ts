import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runDaily } from '#shared/app/run-daily.ts';
import { leadRulesRouter } from '#shared/features/lead-rules/lead-rules.router.ts';
import { scoreOf } from '#shared/features/lead-rules/lead-score.model.ts';
import { afterMinutes, defaultLeadSettings } from '#shared/features/lead-rules/lead-settings.model.ts';
import { companyCalendar } from '#shared/features/lead-rules/work-time.repository.ts';
import { leadsRouter } from '#shared/features/leads/leads.router.ts';
import { users } from '#shared/features/people/people.tables.ts';
import { poolsRouter } from '#shared/features/pools/pools.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';
import { givenPool, poolId } from '../pools/pool-world.ts';

let host: TestHost;
let boss: { context: ReturnType<TestHost['as']> };
const reps = [1, 2, 3, 4].map((number) => `01900000-0000-7000-8000-0000000000e${number}`);
const run = () => runDaily(host.app, host.as(company.manager, { dataScope: 'all', actions: ['*'] }).actor);
const rule = {
  name: '华北线索',
  enabled: true,
  sort: 0,
  conditions: [],
  method: 'weighted' as const,
  targets: reps.map((id, place) => ({ kind: 'user' as const, id, weight: 4 - place })),
  perDayCap: null,
  minIntervalMin: 0,
  workHoursOnly: false,
  fallback: 'wait' as const,
  fallbackId: null,
};
const arrive = (more: object = {}) =>
  call(leadsRouter.create, { name: `来访公司${Math.random()}`, ownerId: null, ...more }, boss);
const ownersOf = () =>
  host.app.db
    .rows<{ ownerId: string | null; n: number }>(
      'SELECT owner_id AS "ownerId", count(*) AS n FROM leads GROUP BY owner_id ORDER BY n DESC, owner_id',
    )
    .map(({ ownerId, n }) => [ownerId, n]);

beforeEach(() => {
  host = testHost({ host: 'server' });
  host.time = Date.parse('2026-01-06T10:00:00+08:00');
  boss = { context: host.as(company.manager, { dataScope: 'all', actions: ['*'] }) };
  host.given(
    users,
    reps.map((id, place) => ({
      id,
      account: `rep${place}`,
      name: `销售${place}`,
      roleIds: [company.role],
      status: 'active',
      branchId: company.north,
      deptId: company.northSales,
      superiorId: company.manager,
    })),
  );
});
afterEach(() => host.close());

describe('[T-4.2c] giving leads out', () => {
  test('100 leads to four people with weights 4:3:2:1 are 40, 30, 20 and 10', async () => {
    await call(leadRulesRouter.saveAssign, rule, boss);
    for (let made = 0; made < 100; made++) await arrive();

    run();

    expect(ownersOf()).toEqual(reps.map((id, place) => [id, 40 - place * 10]));
  });

  test('a trial shares like the real thing and writes nothing', async () => {
    const { id } = await call(leadRulesRouter.saveAssign, rule, boss);
    await arrive();

    const trial = await call(leadRulesRouter.simulate, { ruleId: id, count: 100 }, boss);

    expect(trial.shares.map(({ count }) => count)).toEqual([40, 30, 20, 10]);
    expect(trial.waiting).toMatchObject([{ ruleName: '华北线索', target: '销售0' }]);
    expect(ownersOf()).toEqual([[null, 1]]);
  });

  test('the first rule whose conditions are met decides; a lead that fits none waits', async () => {
    const region = { field: 'region' as const, operator: 'is' as const, values: ['湖北省'] };
    await call(
      leadRulesRouter.saveAssign,
      { ...rule, sort: 2, conditions: [{ ...region, field: 'source', values: ['referral'] }] },
      boss,
    );
    await call(
      leadRulesRouter.saveAssign,
      { ...rule, sort: 1, conditions: [region], targets: [{ kind: 'user', id: company.lin, weight: 1 }] },
      boss,
    );
    await arrive({ region: '湖北省武汉市', source: 'referral' });
    await arrive({ region: '广东省', source: 'referral' });
    await arrive({ region: '广东省' });

    run();

    expect(ownersOf().toSorted()).toEqual(
      [
        [company.lin, 1],
        [reps[0], 1],
        [null, 1],
      ].toSorted(),
    );
  });

  test('a person’s daily cap and the fallback are kept', async () => {
    givenPool(host, { kind: 'lead', name: '线索池' });
    const targets = [{ kind: 'user' as const, id: reps[0]!, weight: 1 }];
    await call(
      leadRulesRouter.saveAssign,
      { ...rule, targets, perDayCap: 2, fallback: 'pool', fallbackId: poolId },
      boss,
    );
    for (let made = 0; made < 3; made++) await arrive();

    run();

    expect(ownersOf()).toEqual([
      [reps[0], 2],
      [null, 1],
    ]);
    expect(host.app.db.row('SELECT pool_id AS "poolId" FROM leads WHERE owner_id IS NULL')).toEqual({ poolId });
  });

  test('outside working hours a lead waits for the next morning', async () => {
    await call(leadRulesRouter.saveAssign, { ...rule, workHoursOnly: true }, boss);
    host.time = Date.parse('2026-01-06T20:00:00+08:00');
    await arrive();
    run();
    expect(ownersOf()).toEqual([[null, 1]]);

    host.time = Date.parse('2026-01-07T09:00:00+08:00');
    run();
    expect(ownersOf()).toEqual([[reps[0], 1]]);
  });

  test('a lead that is not answered in time goes to somebody else, and those it concerns are told', async () => {
    await call(leadRulesRouter.saveAssign, rule, boss);
    await call(
      leadRulesRouter.saveSettings,
      { ...defaultLeadSettings, firstAnswerMin: 30, escalation: 'reassign' },
      boss,
    );
    const { id } = await arrive();
    run();
    host.time += 31 * 60_000;

    run();

    expect(await call(leadsRouter.get, { id }, boss)).toMatchObject({
      ownerId: reps[1],
      status: 'pending',
      slaDueAt: host.time + 30 * 60_000,
    });
    const told = async (userId: string) =>
      (await call(poolsRouter.notices, {}, { context: host.as(userId) })).map(({ kind }) => kind).toSorted();
    expect([await told(reps[0]!), await told(reps[1]!)]).toEqual([['leadGiven', 'leadLate'], ['leadGiven']]);
  });
});

describe('[4.2] working time and scores', () => {
  test('minutes are counted over nights, weekends and make-up days', () => {
    const at = (text: string) => Date.parse(`${text}:00+08:00`);
    const settings = { ...defaultLeadSettings, firstAnswerMin: 60 };

    expect(afterMinutes(at('2026-01-06T17:30'), 60, settings, companyCalendar())).toBe(at('2026-01-07T09:30'));
    expect(afterMinutes(at('2026-01-09T17:30'), 60, settings, companyCalendar())).toBe(at('2026-01-12T09:30'));
    expect(afterMinutes(at('2026-02-13T17:30'), 60, settings, companyCalendar())).toBe(at('2026-02-14T09:30'));
  });

  test('points add up, each fades by its own rate and is listed with its reason', () => {
    const condition = { field: 'mobile' as const, operator: 'filled' as const, values: [] };
    const base = { id: reps[0]!, enabled: true, sort: 0, updatedAt: 0, condition };
    const rules = [
      { ...base, name: '有手机', points: 20, decayPerDay: 0 },
      {
        ...base,
        name: '预算充足',
        points: 30,
        decayPerDay: 4,
        condition: { field: 'budget' as const, operator: 'atLeast' as const, values: ['100000'] },
      },
      { ...base, name: '停用的', points: 99, decayPerDay: 0, enabled: false },
    ];
    const lead = { mobile: '13800138000', budget: 500_000 } as never;

    expect(scoreOf(lead, 0, rules, 5 * 86_400_000)).toEqual({
      score: 30,
      reasons: [
        { name: '有手机', points: 20, full: 20 },
        { name: '预算充足', points: 10, full: 30 },
      ],
    });
  });
});
