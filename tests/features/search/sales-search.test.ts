import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const hour = 3_600_000;
let host: TestHost;
let customerId: string;
let orderId: string;
let quoteId: string;

const as = (userId: string, rights = {}) => ({ context: host.as(userId, rights) });
const quick = async (text: string, userId: string = company.mei, rights = {}) =>
  (await call(router.search.quick, { text }, as(userId, rights))).map((hit) => [hit.kind, hit.title]);

beforeEach(async () => {
  host = testHost({ host: 'server' });
  const mei = as(company.mei);
  customerId = (await call(router.customers.create, { name: '合江机电有限公司' }, mei)).id;
  const lines = [{ name: '注塑机', qty: '1', price: '113', taxRate: '0.13' }];
  orderId = (await call(router.orders.create, { customerId, lines }, mei)).id;
  quoteId = (await call(router.quotes.create, { customerId, name: '二期扩建', lines }, mei)).id;
  await call(
    router.products.create,
    { code: 'ZB-900', name: '离心水泵', spec: 'DN80', price: '113' },
    as(company.manager),
  );
  const span = { startAt: host.time + hour, endAt: host.time + 2 * hour };
  await call(router.schedule.create, { title: '厂房验收会', ...span }, mei);
  await call(router.schedule.create, { title: '体检', visibility: 'private', ...span }, mei);
});
afterEach(() => host.close());

test.each(['tables', 'indexes'])('one search reaches products, quotes, orders and events: by the %s', async (by) => {
  if (by === 'indexes') await host.app.search.ready();
  const { no } = await call(router.orders.get, { id: orderId }, as(company.mei));

  expect(await quick(no!)).toEqual([['order', no]]);
  expect(await quick('ZB-900')).toEqual([['product', '离心水泵']]);
  expect(await quick('dn80')).toEqual([['product', '离心水泵']]);
  expect((await quick('二期扩建')).map(([kind]) => kind)).toEqual(['quote']);
  expect(await quick('厂房')).toEqual([['event', '厂房验收会']]);
});

test('names of products, quotes and events are found by their initials', async () => {
  await host.app.search.ready();

  expect(await quick('lxsb')).toEqual([['product', '离心水泵']]);
  expect((await quick('eqkj')).map(([kind]) => kind)).toEqual(['quote']);
  expect(await quick('cfysh')).toEqual([['event', '厂房验收会']]);
});

test('a customer that was meant brings its latest quotes and orders along', async () => {
  await host.app.search.ready();

  expect((await quick('合江')).map(([kind]) => kind)).toEqual(['customer', 'quote', 'order']);
  await call(router.quotes.remove, { ids: [quoteId] }, as(company.mei));
  expect((await quick('合江')).map(([kind]) => kind)).toEqual(['customer', 'order']);
});

test('what a person may not see is found by no search', async () => {
  await host.app.search.ready();
  const { no } = await call(router.orders.get, { id: orderId }, as(company.mei));

  expect(await quick(no!, company.lin, { dataScope: 'own' })).toEqual([]);
  expect(await quick(no!, company.mei, { actions: ['customer.view'] })).toEqual([]);
  expect(await quick('离心', company.mei, { actions: ['customer.view'] })).toEqual([]);
  expect(await quick('离心', company.lin, { dataScope: 'own', actions: ['product.view'] })).toEqual([
    ['product', '离心水泵'],
  ]);
});

test('a private event is found by its own people only', async () => {
  await host.app.search.ready();

  expect(await quick('体检')).toEqual([['event', '体检']]);
  expect(await quick('体检', company.manager)).toEqual([]);
});

test('the list of products answers by the same index, best first, with the total', async () => {
  await host.app.search.ready();
  const list = (text: string, more = {}) =>
    call(
      router.products.list,
      { scene: 'all', text, filters: [], offset: 0, limit: 10, ...more },
      as(company.lin, { dataScope: 'own' }),
    );

  expect((await list('lxsb')).rows.map((row) => row.code)).toEqual(['ZB-900']);
  expect(await list('离心', { sellable: true })).toEqual({ rows: [], total: 0 });
  expect(await list('无此产品')).toEqual({ rows: [], total: 0 });
});
