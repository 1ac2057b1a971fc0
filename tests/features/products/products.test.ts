import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findActor } from '#shared/app/find-actor.ts';
import { coreRouter as router } from '#shared/app/router.ts';
import type { NewProduct } from '#shared/features/products/product.model.ts';
import { quoteLines, quotes } from '#shared/features/quotes/quotes.tables.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let as: { context: ReturnType<TestHost['as']> };

beforeEach(() => {
  host = testHost();
  as = { context: host.as(company.manager) };
});
afterEach(() => host.close());

const make = (fields: NewProduct) => call(router.products.create, fields, as);
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { code: string; data: unknown }) => ({ code: error.code, ...(error.data as object) }),
  );

test('a price with tax gives the price without it by the rate of the day, and keeps every price it had', async () => {
  const { id } = await call(router.products.create, { code: 'A1', name: '水泵', price: '113', cost: '60' }, as);
  host.time += 1000;
  await call(router.products.setPrice, { id, taxMode: 'excluded', price: '120', reason: '涨价' }, as);

  expect(await call(router.products.get, { id }, as)).toMatchObject({
    taxRate: '0.13',
    taxMode: 'excluded',
    priceIncl: '135.6',
    priceExcl: '120',
    priceChangedAt: host.time,
  });
  const prices = await call(router.products.prices, { id }, as);
  expect(prices.map(({ priceExcl, reason, cost }) => [priceExcl, reason, cost])).toEqual([
    ['120', '涨价', '60'],
    ['100', null, '60'],
  ]);
});

test('tax that is left out comes from the nearest category that says it', async () => {
  const top = await call(router.categories.create, { name: '图书', taxRateCode: 'V9', taxClassShort: '印刷品' }, as);
  const below = await call(router.categories.create, { name: '教材', parentId: top.id }, as);
  const { id } = await call(
    router.products.create,
    { code: 'B1', name: '课本', categoryId: below.id, price: '109' },
    as,
  );

  expect(await call(router.products.get, { id }, as)).toMatchObject({
    taxRateCode: 'V9',
    taxClassShort: '印刷品',
    priceExcl: '100',
    categoryName: '教材',
  });
});

test('the tree of categories has five levels and no circles; products below count for those above', async () => {
  const ids: string[] = [];
  for (const name of ['一', '二', '三', '四', '五']) {
    const made = await call(router.categories.create, { name, ...(ids.at(-1) ? { parentId: ids.at(-1)! } : {}) }, as);
    ids.push(made.id);
  }
  await call(router.products.create, { code: 'C1', name: '深处的产品', categoryId: ids[4]! }, as);

  expect(await refusal(call(router.categories.create, { name: '六', parentId: ids[4]! }, as))).toMatchObject({
    field: 'parentId',
    rule: 'categoryTooDeep',
  });
  const circle = call(router.categories.edit, { id: ids[0]!, changes: { parentId: { from: null, to: ids[2]! } } }, as);
  expect(await refusal(circle)).toMatchObject({ rule: 'categoryLoop' });
  const { rows } = await call(router.categories.list, { limit: 500 }, as);
  expect(rows.find(({ id }) => id === ids[0])).toMatchObject({ productCount: 1, depth: 1 });
  expect(rows.find(({ id }) => id === ids[4])).toMatchObject({ path: ['一', '二', '三', '四', '五'] });
  expect(await call(router.products.list, { categoryId: ids[1]! }, as)).toMatchObject({ total: 1 });
});

test('a product goes draft, on sale, off sale, discontinued, archived, and no other way', async () => {
  const { id } = await make({ code: 'D1', name: '阀门' });
  expect(await refusal(call(router.products.archive, { ids: [id] }, as))).toMatchObject({
    code: 'PRODUCT_STATE_REFUSED',
    status: 'draft',
    action: 'archive',
  });
  const states: unknown[] = [];
  for (const step of ['publish', 'withdraw', 'publish', 'discontinue', 'archive'] as const) {
    await call(router.products[step], { ids: [id] }, as);
    states.push((await call(router.products.get, { id }, as)).status);
  }

  expect(states).toEqual(['onSale', 'offSale', 'onSale', 'discontinued', 'archived']);
  expect(await call(router.products.get, { id }, as)).toMatchObject({ stockFlag: 'ended' });
});

test('a code belongs to one product; one in the bin gives it free and cannot come back to a taken one', async () => {
  const { id } = await make({ code: 'E1', name: '轴承' });
  expect(await refusal(make({ code: 'E1', name: '另一个' }))).toEqual({
    code: 'PRODUCT_CODE_TAKEN',
    productCode: 'E1',
  });
  await call(router.products.remove, { ids: [id] }, as);
  await make({ code: 'E1', name: '新轴承' });

  expect(await refusal(call(router.products.restore, { ids: [id] }, as))).toMatchObject({ code: 'PRODUCT_CODE_TAKEN' });
});

test('a bundle is of single products that exist', async () => {
  const part = await make({ code: 'F1', name: '螺丝', kind: 'part' });
  const bundle = await call(
    router.products.create,
    { code: 'F2', name: '套装', kind: 'bundle', bundleItems: [{ productId: part.id, qty: '4' }] },
    as,
  );
  const nested = make({
    code: 'F3',
    name: '套中套',
    kind: 'bundle',
    bundleItems: [{ productId: bundle.id, qty: '1' }],
  });

  expect(await refusal(nested)).toMatchObject({ field: 'bundleItems', rule: 'nestedBundle' });
  expect((await call(router.products.get, { id: bundle.id }, as)).bundle).toEqual([
    { productId: part.id, code: 'F1', name: '螺丝', unit: '件', status: 'draft', qty: '4' },
  ]);
});

test('a product is found by its name, pinyin, initials, code, model and barcode', async () => {
  await make({ code: 'WB-75', name: '离心水泵', spec: 'IS65-40', barcode: '6901234567892' });
  await make({ code: 'X-1', name: '阀门' });
  const found = async (text: string) => (await call(router.products.list, { text }, as)).rows.map(({ code }) => code);

  for (const text of ['水泵', 'lixin', 'lxsb', 'wb-7', 'is65', '6901234567892'])
    expect(await found(text)).toEqual(['WB-75']);
});

test('[S-PI] the cost is for those with the right to it: hidden on the page, in the list, in its history and from edits', async () => {
  const { id } = await make({ code: 'G1', name: '电机', cost: '88', price: '113' });
  const actions = JSON.stringify(['product.view', 'product.edit']);
  host.app.statements('UPDATE roles SET actions = ? WHERE id = ?').run(actions, company.role);
  const seller = { context: { app: host.app, actor: findActor(host.app.db, company.mei)!, deviceId: null } };

  expect(await call(router.products.get, { id }, seller)).toMatchObject({ cost: null, priceIncl: '113' });
  expect((await call(router.products.list, {}, seller)).rows[0]).toMatchObject({ cost: null });
  expect((await call(router.products.prices, { id }, seller))[0]).toMatchObject({ cost: null });
  const raise = call(router.products.edit, { id, changes: { cost: { from: null, to: '99' } } }, seller);
  expect(await refusal(raise)).toMatchObject({ code: 'NOT_ALLOWED', field: 'cost' });
});

test('prices of a hundred thousand places sort as numbers', async () => {
  for (const [code, price] of [
    ['1', '9'],
    ['2', '100'],
    ['3', '20.5'],
  ] as const) {
    await make({ code, name: code, price });
  }
  const sort = { field: 'priceIncl', descending: true };

  const { rows } = await call(
    router.products.list,
    { sort, filters: [{ field: 'priceIncl', operator: 'greater', value: 9.5 }] },
    as,
  );

  expect(rows.map(({ priceIncl }) => priceIncl)).toEqual(['100', '20.5']);
});

test('a product in a quote that is still open is neither archived nor deleted', async () => {
  const { id } = await make({ code: 'H1', name: '泵', status: 'onSale' });
  await call(router.products.discontinue, { ids: [id] }, as);
  const quote = {
    id: 'q',
    version: 1,
    rootId: 'q',
    customerId: 'c',
    status: 'sent',
    currency: 'CNY',
    taxMode: 'included',
  };
  const figures = { amountExcl: 0, taxTotal: 0, amountIncl: 0, lineDiscount: 0, headerDiscount: 0, lineCount: 1 };
  const dates = { quoteDate: '2026-01-05', validUntil: '2026-02-05', deliveryDays: 'calendar' };
  host.given(quotes, [{ ...quote, ...figures, ...dates, personalTerms: [], belowMoq: false, tags: [] }]);
  const line = { id: 'l', quoteId: 'q', position: 1, kind: 'product', productId: id, name: '泵', qty: '1', price: '1' };
  const amounts = { taxRate: '0.13', amountExcl: 0, tax: 0, amountIncl: 0, netPrice: '0', orderedQty: '0' };
  host.given(quoteLines, [{ ...line, ...amounts, isImported: false, pricedAt: 0 }]);
  const inQuote = { code: 'PRODUCT_IN_OPEN_QUOTE', productId: id, quotes: 1 };

  expect(await refusal(call(router.products.archive, { ids: [id] }, as))).toEqual(inQuote);
  expect(await refusal(call(router.products.remove, { ids: [id] }, as))).toEqual(inQuote);

  host.app.statements("UPDATE quotes SET status = 'declined'").run();
  await call(router.products.archive, { ids: [id] }, as);
});
