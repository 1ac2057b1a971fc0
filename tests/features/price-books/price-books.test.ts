import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let as: { context: ReturnType<TestHost['as']> };
let productId: string;
const year = { validFrom: '2026-01-01', validTo: '2026-12-31' };

beforeEach(async () => {
  host = testHost();
  as = { context: host.as(company.manager) };
  ({ id: productId } = await call(router.products.create, { code: 'P1', name: '水泵', price: '113' }, as));
});
afterEach(() => host.close());

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: { code: string; data: unknown }) => ({ code: error.code, ...(error.data as object) }),
  );

test('a book prices nobody before it is active, and an empty one cannot be', async () => {
  const { id } = await call(router.priceBooks.create, { name: '2026 通用', ...year }, as);
  expect(await refusal(call(router.priceBooks.activate, { ids: [id] }, as))).toMatchObject({ field: 'entries' });
  await call(router.priceBooks.setEntries, { id, put: [{ productId, price: '99', minQty: '10' }] }, as);
  const ask = { productId, qty: '10' };
  expect(await call(router.priceBooks.resolve, ask, as)).toMatchObject({ bookId: null, price: '113' });

  await call(router.priceBooks.activate, { ids: [id] }, as);

  expect(await call(router.priceBooks.resolve, ask, as)).toMatchObject({
    bookId: id,
    price: '99',
    taxMode: 'included',
  });
  expect(await call(router.priceBooks.resolve, { ...ask, qty: '9' }, as)).toMatchObject({ bookId: null });
  expect(await call(router.priceBooks.resolve, { ...ask, day: '2027-01-01' }, as)).toMatchObject({
    bookId: null,
    expiredBookId: id,
  });
});

test('a customer’s level and branch choose the book', async () => {
  const { id: customerId } = await call(router.customers.create, { name: '甲公司', level: 'A' }, as);
  const books: Record<string, string> = {};
  for (const [scope, value] of [
    ['branch', company.north],
    ['level', 'A'],
  ] as const) {
    const { id } = await call(router.priceBooks.create, { name: scope, scope, scopeValues: [value], ...year }, as);
    await call(router.priceBooks.setEntries, { id, put: [{ productId, price: '90' }] }, as);
    await call(router.priceBooks.activate, { ids: [id] }, as);
    books[scope] = id;
  }

  expect(await call(router.priceBooks.resolve, { productId, qty: '1' }, as)).toMatchObject({ bookId: books.branch });
  expect(await call(router.priceBooks.resolve, { productId, qty: '1', customerId }, as)).toMatchObject({
    bookId: books.level,
  });
});

test('a pasted line replaces the one of the same product and quantity; two such lines cannot be', async () => {
  const { id } = await call(router.priceBooks.create, { name: '价', ...year }, as);
  const put = [
    { productId, price: '90' },
    { productId, price: '80', minQty: '10' },
  ];
  await call(router.priceBooks.setEntries, { id, put }, as);
  await call(router.priceBooks.setEntries, { id, put: [{ productId, price: '79', minQty: '10.0' }] }, as);
  const { rows } = await call(router.priceBooks.entries, { id }, as);
  expect(rows.map(({ minQty, price, productCode, listPrice }) => [minQty, price, productCode, listPrice])).toEqual([
    ['1', '90', 'P1', '113'],
    ['10', '79', 'P1', '113'],
  ]);

  const clash = call(
    router.priceBooks.setEntries,
    { id, put: [{ id: rows[0]!.id, productId, price: '1', minQty: '10' }] },
    as,
  );

  expect(await refusal(clash)).toMatchObject({ code: 'PRICE_ENTRY_TWICE', minQty: '10' });
});

test('a copy is a draft with the same prices and days of its own', async () => {
  const { id } = await call(router.priceBooks.create, { name: '2026', ...year }, as);
  await call(router.priceBooks.setEntries, { id, put: [{ productId, price: '90', discountFloor: '0.85' }] }, as);

  const next = { name: '2027', validFrom: '2027-01-01', validTo: '2027-12-31' };
  const copy = await call(router.priceBooks.copy, { sourceId: id, ...next }, as);

  expect(await call(router.priceBooks.get, { id: copy.id }, as)).toMatchObject({
    ...next,
    state: 'draft',
    entryCount: 1,
  });
  expect((await call(router.priceBooks.entries, { id: copy.id }, as)).rows[0]).toMatchObject({ discountFloor: '0.85' });
});

test('a general book is for all, a special one names for whom, and its days are in order', async () => {
  const make = (rest: object) => call(router.priceBooks.create, { name: '价', ...year, ...rest }, as);

  expect(await refusal(make({ scope: 'level' }))).toMatchObject({ field: 'scopeValues', rule: 'required' });
  expect(await refusal(make({ scopeValues: ['A'] }))).toMatchObject({ rule: 'generalIsForAll' });
  expect(await refusal(make({ validTo: '2025-12-31' }))).toMatchObject({ field: 'validTo' });
});
