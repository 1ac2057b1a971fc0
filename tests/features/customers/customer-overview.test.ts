import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { addDays, chinaDate } from '#shared/kernel/china/dates.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let manager: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost();
  manager = { context: host.as(company.manager) };
  customerId = (await call(router.customers.create, { name: '甲公司', level: 'A' }, manager)).id;
});
afterEach(() => host.close());

const today = () => chinaDate(host.time);
const overview = (actor = manager) => call(router.customers.overview, { id: customerId }, actor);

/** A confirmed order of 100 yuan with two lines of one product, promised yesterday and due ten days ago. */
async function ordered() {
  const productId = host.app.ports.ids.next();
  const line = { productId, name: '注塑机', unit: '台', qty: '1', price: '25', taxRate: '0.13' };
  const { id } = await call(
    router.orders.create,
    {
      customerId,
      orderDate: addDays(today(), -40),
      promiseDate: addDays(today(), -1),
      paymentTermDays: 30,
      lines: [line, { ...line, qty: '3' }],
    },
    manager,
  );
  await call(router.orders.submit, { id }, manager);
  await call(router.customers.edit, { id: customerId, changes: { creditLimit: { from: null, to: 5000 } } }, manager);
  return { id, productId };
}

test('the page counts deals and documents, and says what is owed and what asks for somebody', async () => {
  const { id } = await ordered();
  await call(
    router.opportunities.create,
    { customerId, name: '二期', amount: 100_000, expectedCloseOn: addDays(today(), 30) },
    manager,
  );
  await call(
    router.receivables.create,
    { orderId: id, terms: [{ percent: '0.5', condition: 'acceptance', termDays: 30 }] },
    manager,
  );
  host.time += 15 * 86_400_000;

  const page = await overview();

  expect(page.counts).toMatchObject({
    opportunities: 1,
    orders: 1,
    purchases: 1,
    quotes: 0,
    receivables: 1,
    receipts: 0,
  });
  expect(page.balance).toEqual({ receivable: 10_000, overdue: 5000, prepaid: 0, owed: 10_000 });
  expect(page.warnings).toEqual([
    { code: 'overdue', value: 5000, allowed: null },
    { code: 'overCredit', value: 10_000, allowed: 5000 },
    { code: 'ordersLate', value: 1, allowed: null },
    { code: 'silent', value: 15, allowed: 14 },
  ]);
});

test('each product that was bought is told once, with its last price', async () => {
  const { id, productId } = await ordered();

  const bought = await call(router.customers.purchases, { id: customerId }, manager);

  expect(bought).toMatchObject([
    { productId, name: '注塑机', unit: '台', times: 2, quantity: '4', lastPrice: '25', orderId: id },
  ]);
});

test('who may not see a kind of record learns neither how many there are nor what they come to', async () => {
  await ordered();
  const onlyCustomers = { context: host.as(company.mei, { dataScope: 'all', actions: ['customer.view'] }) };

  const page = await overview(onlyCustomers);

  expect(new Set(Object.values(page.counts))).toEqual(new Set([0]));
  expect(page.balance).toEqual({ receivable: null, overdue: null, prepaid: null, owed: null });
  expect(page.warnings).toEqual([]);
  expect(await call(router.customers.purchases, { id: customerId }, onlyCustomers)).toEqual([]);
});

test('orders of others are neither counted nor told as bought', async () => {
  await ordered();
  const actions = ['customer.view', 'order.view', 'receivable.view'];
  const own = { context: host.as(company.mei, { dataScope: 'own', actions }) };
  await call(router.customers.assign, { ids: [customerId], ownerId: company.mei }, manager);
  host.app.statements('UPDATE orders SET owner_id = ?').run(company.manager);

  const page = await overview(own);

  expect([page.counts.orders, page.counts.purchases, page.balance.receivable]).toEqual([0, 0, 0]);
});
