import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { levelOf } from '#shared/features/customer-reviews/customer-review.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';
import { day, givenCustomer } from '../pools/pool-world.ts';

const selling = ['customer.view', 'customer.edit', 'contact.view'];
let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let manager: { context: ReturnType<TestHost['as']> };
beforeEach(() => {
  host = testHost();
  mei = { context: host.as(company.mei, { actions: selling }) };
  manager = { context: host.as(company.manager, { dataScope: 'branch', actions: [...selling, 'customer.approve'] }) };
});
afterEach(() => host.close());

test('[M4] who sells proposes a key customer, a manager agrees, and both are on record', async () => {
  const customerId = givenCustomer(host);
  const asked = await call(
    router.customerReviews.propose,
    { customerId, kind: 'keyEnter', reason: '年采购五百万' },
    mei,
  );

  await expect(call(router.customerReviews.decideReview, { id: asked.id, approved: true }, mei)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await call(router.customerReviews.decideReview, { id: asked.id, approved: true, note: '同意' }, manager);

  expect(await call(router.customers.get, { id: customerId }, mei)).toMatchObject({
    isKey: true,
    keyReason: '年采购五百万',
  });
  expect(await call(router.customerReviews.list, { customerId }, mei)).toMatchObject([
    { state: 'approved', proposedByName: '李梅', decidedByName: '王经理', decisionNote: '同意' },
  ]);
  expect(await call(router.pools.notices, {}, mei)).toMatchObject([{ kind: 'reviewDecided', recordId: customerId }]);
});

test('[M4] nobody makes a key customer alone: not by an edit, not by deciding one’s own proposal, not twice', async () => {
  const customerId = givenCustomer(host);
  const edit = { id: customerId, changes: { isKey: { from: false, to: true } } };
  await expect(call(router.customers.edit, edit, mei)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  const asked = await call(router.customerReviews.propose, { customerId, kind: 'keyEnter', reason: '战略' }, manager);

  await expect(
    call(router.customerReviews.decideReview, { id: asked.id, approved: true }, manager),
  ).rejects.toMatchObject({ code: 'REVIEW_OWN' });
  await expect(
    call(router.customerReviews.propose, { customerId, kind: 'keyEnter', reason: '再提' }, mei),
  ).rejects.toMatchObject({ code: 'REVIEW_NEEDLESS' });
});

test('[M4] the review of levels proposes what a year’s amount gives, and changes nothing by itself', async () => {
  const customerId = givenCustomer(host, { level: 'B' });
  givenCustomer(host, { level: 'D' });

  const { proposed } = await call(
    router.customerReviews.proposeLevels,
    { thresholds: { A: 50_000_000, B: 10_000_000, C: 100 } },
    manager,
  );

  expect(proposed).toBe(1);
  expect(await call(router.customerReviews.list, { state: 'open' }, manager)).toMatchObject([
    { customerId, fromLevel: 'B', toLevel: 'D' },
  ]);
  expect(await call(router.customers.get, { id: customerId }, mei)).toMatchObject({ level: 'B' });
  expect([levelOf(60, { A: 60, B: 30, C: 1 }), levelOf(59, { A: 60, B: 30, C: 1 })]).toEqual(['A', 'B']);
});

test('[M4] key customers stand by risk: days without contact against what their level allows', async () => {
  const calm = givenCustomer(host, { isKey: true, level: 'C', lastFollowAt: host.time - 20 * day });
  const late = givenCustomer(host, { isKey: true, level: 'A', lastFollowAt: host.time - 20 * day });
  givenCustomer(host, { level: 'A' });
  const person = { birthday: '1980-01-20', isDecisionMaker: true };
  await call(router.contacts.create, { customerId: late, name: '张总', ...person }, { context: host.as(company.mei) });

  const rows = await call(router.customerReviews.keyCustomers, undefined, mei);

  expect(rows).toMatchObject([
    {
      id: late,
      risk: 1.43,
      daysWithoutContact: 20,
      allowedDays: 14,
      decisionMakers: 1,
      birthdays: [{ name: '张总', on: '2026-01-20' }],
    },
    { id: calm, risk: 0.33, decisionMakers: 0 },
  ]);
});
