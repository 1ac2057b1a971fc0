import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let quoteId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  const { id: customerId } = await call(router.customers.create, { name: '甲公司' }, mei);
  const lines = [
    { name: '注塑机', qty: '10', price: '113', taxRate: '0.13', discountAmount: 3000 },
    { name: '模具', qty: '2', price: '50', taxRate: '0.13' },
  ];
  quoteId = (await call(router.quotes.create, { customerId, lines }, mei)).id;
});
afterEach(() => host.close());

const accept = async () => {
  await call(router.quotes.submit, { id: quoteId }, mei);
  await call(router.quotes.accept, { id: quoteId }, mei);
};
const quote = () => call(router.quotes.get, { id: quoteId }, mei);

test('an accepted quote becomes an order with the same figures, whole', async () => {
  await expect(call(router.orders.createFromQuote, { quoteId }, mei)).rejects.toMatchObject({
    code: 'QUOTE_STATE_REFUSED',
  });
  await accept();
  const { id } = await call(router.orders.createFromQuote, { quoteId }, mei);

  const [made, from] = [await call(router.orders.get, { id }, mei), await quote()];
  expect([made.amountExcl, made.taxTotal, made.amountIncl]).toEqual([from.amountExcl, from.taxTotal, from.amountIncl]);
  expect(made.lines.map((line) => line.netPrice)).toEqual(from.lines.map((line) => line.netPrice));
  expect(from.status).toBe('ordered');
  expect((await call(router.orders.list, { quoteId }, mei)).total).toBe(1);
});

test('in parts it never gives more than was offered, and what was cancelled can be ordered again', async () => {
  await accept();
  const { lines } = await quote();
  const part = (qty: string) =>
    call(router.orders.createFromQuote, { quoteId, lines: [{ quoteLineId: lines[0]!.id, qty }] }, mei);
  const first = await part('6');
  expect((await quote()).status).toBe('partlyOrdered');
  await expect(part('5')).rejects.toMatchObject({ code: 'QUANTITY_EXCEEDED', data: { left: '4' } });

  await call(router.orders.cancel, { id: first.id, reason: '改型号' }, mei);
  expect((await quote()).status).toBe('accepted');
  await part('10');
  expect((await quote()).lines[0]!.orderedQty).toBe('10');
});
