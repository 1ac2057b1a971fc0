import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { quotesRouter } from '#shared/features/quotes/quotes.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let id: string;
let productId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  const customer = await call(router.customers.create, { name: '甲公司' }, mei);
  const product = {
    code: 'P-1',
    name: '水泵',
    unit: '台',
    taxRateCode: 'V13',
    price: '100',
    taxMode: 'excluded' as const,
    cost: '60',
    moq: '5',
    isImported: true,
    leadTimeDays: 30,
    status: 'onSale' as const,
  };
  productId = (await call(router.products.create, product, mei)).id;
  id = (await call(quotesRouter.create, { customerId: customer.id, taxMode: 'included' }, mei)).id;
});
afterEach(() => host.close());

test('[M8] a product comes as a line with its price on the quote’s side of the tax, its terms and its cost', async () => {
  const [proposed] = await call(quotesRouter.propose, { id, items: [{ productId }] }, mei);
  expect(proposed).toMatchObject({
    line: { name: '水泵', unit: '台', qty: '5', price: '113', listPrice: '113', taxRate: '0.13', isImported: true },
    choices: [],
    isExpired: false,
  });

  const line = { ...proposed!.line, id: '01900000-0000-7000-8000-0000000000aa' };
  await call(quotesRouter.edit, { id, lines: [{ act: 'add', line }] }, mei);
  expect(await call(quotesRouter.get, { id }, mei)).toMatchObject({
    amountIncl: 56_500,
    costTotal: 30_000,
    margin: 20_000,
    lines: [{ cost: '60', moq: '5', leadTimeDays: 30 }],
  });
});

test('[M8] a price that changes while a quote is open marks its line until the new list price is taken', async () => {
  const [proposed] = await call(quotesRouter.propose, { id, items: [{ productId }] }, mei);
  const line = { ...proposed!.line, id: '01900000-0000-7000-8000-0000000000aa' };
  await call(quotesRouter.edit, { id, lines: [{ act: 'add', line }] }, mei);
  expect((await call(quotesRouter.get, { id }, mei)).priceChanged).toBe(false);

  host.time += 60_000;
  await call(router.products.setPrice, { id: productId, taxMode: 'excluded', price: '120' }, mei);
  expect(await call(quotesRouter.get, { id }, mei)).toMatchObject({
    priceChanged: true,
    lines: [{ priceChanged: true }],
  });
  expect((await call(quotesRouter.list, {}, mei)).rows).toMatchObject([{ priceChanged: true }]);

  host.time += 60_000;
  const changes = { listPrice: { from: '113', to: '135.6' } };
  await call(quotesRouter.edit, { id, lines: [{ act: 'change', id: line.id, changes }] }, mei);
  expect(await call(quotesRouter.get, { id }, mei)).toMatchObject({ priceChanged: false, lines: [{ price: '113' }] });
});
