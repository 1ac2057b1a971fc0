import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { givenFlow, node, people, todoOf } from '../../support/flow-company.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let lin: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  lin = { context: host.as(company.lin) };
  const wishes = { prefPackaging: '木箱，防潮', prefTaboo: '不用泡沫' };
  customerId = (await call(router.customers.create, { name: '甲公司', ...wishes }, mei)).id;
});
afterEach(() => host.close());

const made = async () => {
  const lines = [{ name: '注塑机', qty: '10', price: '113', taxRate: '0.13' }];
  return (await call(router.orders.create, { customerId, lines }, mei)).id;
};
const get = (id: string) => call(router.orders.get, { id }, mei);

test('[T-4.5] a new order begins with the wishes of the customer’s profile', async () => {
  const { personalTerms } = await get(await made());

  expect(personalTerms.map(({ kind, text }) => [kind, text])).toEqual([
    ['packing', '木箱，防潮'],
    ['taboo', '不用泡沫'],
  ]);
});

test('an order that a flow speaks of waits for it, and counts when it passes', async () => {
  await givenFlow(host, [node('财务', { approver: people(company.lin) })], { docType: 'order', name: '订单审批' });
  const id = await made();

  expect(await call(router.orders.submit, { id }, mei)).toMatchObject({ status: 'pending' });
  await expect(call(router.orders.withdraw, { id }, mei)).rejects.toMatchObject({ code: 'ORDER_STATE_REFUSED' });
  const [task] = await todoOf(host, company.lin);
  await call(router.flows.agree, { taskId: task!.taskId, hash: task!.hash }, lin);

  expect(await get(id)).toMatchObject({ status: 'confirmed', confirmedAt: expect.any(Number) });
});

test('an order that a flow sends back is a draft again, exactly as it was', async () => {
  await givenFlow(host, [node('财务', { approver: people(company.lin) })], { docType: 'order', name: '订单审批' });
  const id = await made();
  const { amountIncl, personalTerms, lines } = await get(id);
  await call(router.orders.submit, { id }, mei);
  const [task] = await todoOf(host, company.lin);
  await call(router.flows.reject, { taskId: task!.taskId, hash: task!.hash, comment: '价格不对' }, lin);

  expect(await get(id)).toMatchObject({ status: 'draft', amountIncl, personalTerms, lines: [{ id: lines[0]!.id }] });
});
