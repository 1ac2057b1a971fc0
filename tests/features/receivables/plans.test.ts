import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { part, type ReceivableWorld, receivableWorld } from '../../support/receivable-world.ts';

let world: ReceivableWorld;

beforeEach(async () => {
  world = await receivableWorld();
});
afterEach(() => world.host.close());

test('terms of payment become periods that add up to the order to the fen', async () => {
  const { ordered, planned, plan } = world;
  const orderId = await ordered('100.01');
  const ids = await planned(orderId, [part('0.3'), part('0.3'), part('0.4')]);

  const plans = await Promise.all(ids.map(plan));
  expect(plans.map(({ amount }) => amount)).toEqual([3000, 3000, 4001]);
  expect(plans.map(({ period, status }) => [period, status])).toEqual([
    [1, 'open'],
    [2, 'open'],
    [3, 'open'],
  ]);
});

test('periods never ask for more than the order leaves to ask for', async () => {
  const { ordered, planned } = world;
  const orderId = await ordered('100');
  await planned(orderId, [part('0.6')]);

  await expect(planned(orderId, [part('0.5')])).rejects.toMatchObject({
    code: 'PLAN_OVER_DOCUMENT',
    data: { left: 4000 },
  });
  await expect(planned(orderId, [part('0.6'), part('0.6')])).rejects.toMatchObject({ code: 'PLAN_OVER_DOCUMENT' });
});

test('a period is due so many days after its condition came true, and waits until then', async () => {
  const { mei, ordered, planned, plan, order } = world;
  const orderId = await ordered('100');
  const [delivery, accepted, warranty, fixed] = await planned(orderId, [
    part('0.25', { condition: 'delivery', termDays: 10 }),
    part('0.25', { condition: 'acceptance', termDays: 0 }),
    part('0.25', { condition: 'warranty' }),
    part('0.25', { condition: 'fixedDay', dueDate: '2030-01-31' }),
  ]);
  expect([(await plan(delivery!)).status, (await plan(delivery!)).dueDate]).toEqual(['waiting', null]);
  expect(await plan(fixed!)).toMatchObject({ status: 'open', dueDate: '2030-01-31' });

  const { lines } = await order(orderId);
  const shipped = await call(
    router.orders.planDelivery,
    { orderId, shipDate: '2026-03-02', lines: [{ orderLineId: lines[0]!.id, qty: '1' }] },
    mei,
  );
  await call(router.orders.ship, { id: shipped.id }, mei);
  expect(await plan(delivery!)).toMatchObject({ status: 'open', conditionDate: '2026-03-02', dueDate: '2026-03-12' });
  expect((await plan(accepted!)).status).toBe('waiting');

  await call(router.orders.sign, { id: shipped.id, signedBy: '李工', signedOn: '2026-03-05' }, mei);
  expect(await plan(accepted!)).toMatchObject({ status: 'open', dueDate: '2026-03-05' });
  await call(router.receivables.mark, { id: warranty!, conditionDate: '2027-03-05' }, mei);
  expect((await plan(warranty!)).dueDate).toBe('2027-04-04');
});

test('late is told when it is read, by the day it is', async () => {
  const { mei, ordered, planned, plan } = world;
  const [id] = await planned(await ordered('100'), [part('1', { condition: 'fixedDay', dueDate: '2020-01-01' })]);
  const row = await plan(id!);

  expect(row.overdueDays).toBeGreaterThan(1000);
  expect((await call(router.receivables.list, { overdue: true }, mei)).total).toBe(1);
  expect(await call(router.receivables.sums, {}, mei)).toMatchObject({ remainder: 10_000, overdue: 10_000 });
});

test('a period is given up with a reason, by whoever may; one that has money is no longer void', async () => {
  const { mei, manager, ordered, planned, confirmed } = world;
  const orderId = await ordered('100');
  const [first, second] = await planned(orderId, [part('0.5'), part('0.5')]);
  await confirmed(1000, { allocations: [{ planId: first!, amount: 1000 }] });

  await expect(call(router.receivables.void, { id: first!, reason: '错' }, manager)).rejects.toMatchObject({
    code: 'PLAN_STATE_REFUSED',
  });
  await expect(call(router.receivables.writeOff, { id: first!, reason: '破产' }, mei)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
  expect(await call(router.receivables.writeOff, { id: first!, reason: '破产' }, manager)).toMatchObject({
    status: 'bad',
  });
  expect(await call(router.receivables.void, { id: second!, reason: '重开' }, manager)).toMatchObject({
    status: 'void',
  });
  expect(await call(router.receivables.sums, {}, mei)).toMatchObject({ remainder: 0 });
});

test('an order that is cancelled expects nothing', async () => {
  const { manager, ordered, planned, plan } = world;
  const orderId = await ordered('100');
  const [id] = await planned(orderId, [part('1')]);
  await call(router.orders.cancel, { id: orderId, reason: '不要了' }, manager);

  expect(await plan(id!)).toMatchObject({ status: 'void', reason: '不要了', remainder: 0 });
});
