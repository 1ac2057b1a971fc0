import { call } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { leadsRouter } from '#shared/features/leads/leads.router.ts';
import { poolsRouter } from '#shared/features/pools/pools.router.ts';
import { poolCapacities, poolClaims } from '#shared/features/pools/pools.tables.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';
import { day, givenCustomer, givenLead, givenPool, givenPooled, otherPoolId, poolId } from './pool-world.ts';

let host: TestHost;
const as = (userId: string) => ({ context: { ...host.as(userId), actor: findActor(host.app.db, userId, host.time)! } });
const claim = (id: string, userId: string = company.mei) => call(customersRouter.claim, { ids: [id] }, as(userId));

beforeEach(() => {
  host = testHost({ host: 'server' });
});
afterEach(() => host.close());

describe('[T-4.2b] claiming', () => {
  test('a member takes a customer out of the pool with its history, and it is theirs', async () => {
    givenPool(host);
    const id = givenPooled(host);

    await claim(id);

    expect(await call(customersRouter.get, { id }, as(company.mei))).toMatchObject({
      ownerId: company.mei,
      deptId: company.northSales,
      poolId: null,
      receiveKind: 'claimed',
      receivedAt: host.time,
    });
    const { changes } = await call(poolsRouter.standing, { kind: 'customer', recordId: id }, as(company.mei));
    expect(changes).toMatchObject([{ kind: 'claimed', toOwnerName: '李梅', fromPoolName: '公司公海' }]);
  });

  test('only members claim; a pool that is switched off gives nothing', async () => {
    givenPool(host, { members: [{ kind: 'branch', id: company.south }], admins: [] });
    const id = givenPooled(host);

    await expect(claim(id)).rejects.toMatchObject({ code: 'CLAIM_NOT_MEMBER' });
    await claim(id, company.lin);
  });

  test('of two who claim the same customer the second is told so, and it costs them no claim', async () => {
    givenPool(host, { claimDailyLimit: 1 });
    const [first, second] = [givenPooled(host), givenPooled(host)];

    await claim(first, company.lin);

    await expect(claim(first)).rejects.toMatchObject({ code: 'CLAIM_TAKEN' });
    await claim(second);
  });

  test('the capacity counts what one owns; the nearest one counts', async () => {
    givenPool(host);
    const limit = { kind: 'customer', countsDeal: false, countsKey: true, maxLocked: null };
    host.given(poolCapacities, [
      { ...limit, id: '01900000-0000-7000-8000-0000000000b1', scope: 'everyone', targetId: null, maxOwned: 9 },
      { ...limit, id: '01900000-0000-7000-8000-0000000000b2', scope: 'user', targetId: company.mei, maxOwned: 1 },
    ]);
    givenCustomer(host, { lifecycle: 'won' });
    const [first, second] = [givenPooled(host), givenPooled(host)];

    await claim(first);

    await expect(claim(second)).rejects.toMatchObject({ code: 'CLAIM_CAPACITY', data: { limit: 1 } });
    await expect(
      call(customersRouter.assign, { ids: [second], ownerId: company.mei }, as(company.manager)),
    ).rejects.toMatchObject({ code: 'CAPACITY_FULL', data: { ownerName: '李梅', limit: 1, count: 1 } });
  });

  test('the daily limit counts the claim log only, not what was made or assigned; the next day is a new one', async () => {
    givenPool(host, { claimDailyLimit: 2 });
    for (let made = 0; made < 5; made++) givenCustomer(host, { receivedAt: host.time });
    const ids = [0, 1, 2].map(() => givenPooled(host));

    await claim(ids[0]!);
    await claim(ids[1]!);
    await expect(claim(ids[2]!)).rejects.toMatchObject({ code: 'CLAIM_DAILY_LIMIT', data: { limit: 2 } });

    host.time += day;
    await claim(ids[2]!);
  });

  test('between two claims passes the interval of the pool', async () => {
    givenPool(host, { minIntervalMin: 30 });
    const ids = [givenPooled(host), givenPooled(host)];
    await claim(ids[0]!);

    host.time += 29 * 60_000;
    await expect(claim(ids[1]!)).rejects.toMatchObject({ code: 'CLAIM_TOO_SOON' });
    host.time += 60_000;
    await claim(ids[1]!);
  });

  test('whoever had it before waits; a colleague does not', async () => {
    givenPool(host, { prevOwnerCooldownDays: 7 });
    const id = givenPooled(host, { prevOwnerId: company.mei });
    host.time += 7 * day - 1;

    await expect(claim(id)).rejects.toMatchObject({
      code: 'CLAIM_COOLDOWN',
      data: { until: '2026-01-12 09:00', recordId: id },
    });
    await claim(id, company.lin);
  });

  test('new entries are protected from the moment they entered; an edit does not begin it anew', async () => {
    givenPool(host, { newProtectDays: 3 });
    const id = givenPooled(host);
    host.time += 3 * day - 1;
    await call(
      customersRouter.edit,
      { id, changes: { remark: { from: null, to: '看过' } } },
      { context: host.as(company.manager, { actions: ['*'], dataScope: 'all' }) },
    );

    await expect(claim(id)).rejects.toMatchObject({ code: 'CLAIM_PROTECTED' });
    host.time += 1;
    await claim(id);
  });

  test('who has bought is assigned by an administrator, never claimed; a company that somebody owns neither', async () => {
    givenPool(host);
    const deal = givenPooled(host, { lifecycle: 'repeat' });
    const twin = givenPooled(host, { nameNorm: '甲公司' });
    givenCustomer(host, { nameNorm: '甲公司', ownerId: company.lin });

    await expect(claim(deal)).rejects.toMatchObject({ code: 'CLAIM_DEAL' });
    await expect(claim(twin)).rejects.toMatchObject({ code: 'CLAIM_DUPLICATE' });
    await call(customersRouter.assign, { ids: [deal], ownerId: company.mei }, as(company.manager));
  });

  test('the guards are asked in their order: the first one that refuses answers', async () => {
    givenPool(host, { claimDailyLimit: 1, minIntervalMin: 60, prevOwnerCooldownDays: 7, newProtectDays: 3 });
    host.given(poolClaims, [
      {
        id: '01900000-0000-7000-8000-0000000000c1',
        ownerId: company.mei,
        poolId,
        kind: 'customer',
        recordId: otherPoolId,
        at: host.time,
      },
    ]);
    const id = givenPooled(host, { prevOwnerId: company.mei, lifecycle: 'won' });
    const refusal = async () => ((await claim(id).catch((error: unknown) => error)) as { code: string }).code;
    const codes = [await refusal()];
    host.time = Date.parse('2026-01-06T00:00:00+08:00');
    host.app.sqlite.exec(`UPDATE pool_claims SET at = ${host.time - 1}`);
    codes.push(await refusal());
    host.time += 3_600_000;
    codes.push(await refusal());
    host.app.sqlite.exec('UPDATE customers SET prev_owner_id = NULL WHERE pool_id IS NOT NULL');
    codes.push(await refusal());
    host.time += 3 * day;
    codes.push(await refusal());

    expect(codes).toEqual(['CLAIM_DAILY_LIMIT', 'CLAIM_TOO_SOON', 'CLAIM_COOLDOWN', 'CLAIM_PROTECTED', 'CLAIM_DEAL']);
  });

  test('leads keep to the same guards, and go to the pool that was chosen', async () => {
    givenPool(host, { kind: 'lead', claimDailyLimit: 1 });
    givenPool(host, { id: otherPoolId, kind: 'lead', name: '海外线索池', sort: 1 });
    const ids = [0, 1].map(() => givenLead(host, { deptId: poolId, poolId, enteredPoolAt: host.time }));

    await call(leadsRouter.claim, { ids: [ids[0]!] }, as(company.mei));
    await expect(call(leadsRouter.claim, { ids: [ids[1]!] }, as(company.mei))).rejects.toMatchObject({
      code: 'CLAIM_DAILY_LIMIT',
    });
    await call(
      leadsRouter.returnToPool,
      { ids: [ids[0]!], reason: 'notMyRegion', poolId: otherPoolId },
      as(company.mei),
    );

    expect(await call(leadsRouter.get, { id: ids[0]! }, as(company.lin))).toMatchObject({
      status: 'unassigned',
      poolId: otherPoolId,
      ownerId: null,
      deptName: '海外线索池',
    });
  });
});
