import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { hasDocument } from '#shared/features/opportunities/opportunities.repository.ts';
import { addDays, chinaDate } from '#shared/kernel/china/dates.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let manager: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  manager = { context: host.as(company.manager) };
  customerId = (await call(router.customers.create, { name: '甲公司' }, mei)).id;
});
afterEach(() => host.close());

const lines = [
  { name: '注塑机', qty: '10', price: '113', taxRate: '0.13' },
  { name: '模具', qty: '2', price: '50', taxRate: '0.13' },
];
const get = (id: string) => call(router.contracts.get, { id }, mei);
const order = (id: string) => call(router.orders.get, { id }, mei);
const bind = async (id: string) => {
  await call(router.contracts.submit, { id }, mei);
  const signedOn = chinaDate(host.time);
  await call(router.contracts.sign, { id, side: 'customer', signer: '王总', signedOn }, mei);
  await call(router.contracts.sign, { id, side: 'company', signer: '梅', signedOn }, mei);
  return id;
};
const signed = async (more: object = {}) =>
  bind((await call(router.contracts.create, { customerId, name: '年度供货', lines, ...more }, mei)).id);
const framework = (agreedAmount: number) =>
  signed({ kind: 'framework', agreedAmount, endDate: addDays(chinaDate(host.time), 300) });

test('[T-4.5] quote → contract → orders in parts: the same prices and terms, and nothing is ordered twice', async () => {
  const quote = await call(router.quotes.create, { customerId, lines, personalTerms: ['送货到三楼'] }, mei);
  await expect(call(router.contracts.createFromQuote, { quoteId: quote.id }, mei)).rejects.toMatchObject({
    code: 'QUOTE_STATE_REFUSED',
  });
  await call(router.quotes.submit, { id: quote.id }, mei);
  await call(router.quotes.accept, { id: quote.id }, mei);
  const { id } = await call(router.contracts.createFromQuote, { quoteId: quote.id }, mei);
  expect(await get(id)).toMatchObject({
    quoteId: quote.id,
    amountIncl: 123_000,
    clauses: [{ kind: 'other', text: '送货到三楼' }],
  });
  await bind(id);

  const first = (await get(id)).lines[0]!;
  const part = (qty: string) =>
    call(router.orders.createFromContract, { contractId: id, lines: [{ contractLineId: first.id, qty }] }, mei);
  const made = await part('6');
  expect(await order(made.id)).toMatchObject({
    contractId: id,
    quoteId: quote.id,
    personalTerms: [{ kind: 'other', text: '送货到三楼' }],
    lines: [{ qty: '6', price: '113' }],
  });
  await expect(part('5')).rejects.toMatchObject({ code: 'QUANTITY_EXCEEDED', data: { left: '4' } });
  expect(await call(router.quotes.get, { id: quote.id }, mei)).toMatchObject({ status: 'partlyOrdered' });

  await call(router.orders.submit, { id: made.id }, mei);
  expect(await get(id)).toMatchObject({ status: 'executing', orderedAmount: 67_800, lines: [{ orderedQty: '6' }, {}] });
  const rest = await call(router.orders.createFromContract, { contractId: id }, mei);
  expect((await order(rest.id)).lines.map(({ qty }) => qty)).toEqual(['4', '2']);
});

test('orders of a framework come to no more than its limit, however they are made', async () => {
  const id = await framework(200_000);
  const { id: first } = await call(router.orders.createFromContract, { contractId: id }, mei);
  await call(router.orders.submit, { id: first }, mei);
  const { id: second } = await call(router.orders.create, { customerId, contractId: id, lines }, mei);
  await expect(call(router.orders.submit, { id: second }, mei)).rejects.toMatchObject({
    code: 'CONTRACT_LIMIT_EXCEEDED',
    data: { limit: 200_000, ordered: 123_000, order: 123_000 },
  });

  await call(router.orders.cancel, { id: first, reason: '不要了' }, manager);
  await call(router.orders.submit, { id: second }, mei);
  expect(await get(id)).toMatchObject({ orderedAmount: 123_000, status: 'executing' });
});

test('an order under a contract is of the same customer, and the contract is in force', async () => {
  const other = await call(router.customers.create, { name: '乙公司' }, mei);
  const id = await signed();
  await expect(call(router.orders.create, { customerId: other.id, contractId: id, lines }, mei)).rejects.toMatchObject({
    code: 'FIELD_INVALID',
    data: { field: 'contractId', rule: 'otherCustomer' },
  });
  const { id: draft } = await call(router.contracts.create, { customerId, name: '草稿', lines }, mei);
  await expect(call(router.orders.create, { customerId, contractId: draft, lines }, mei)).rejects.toMatchObject({
    code: 'CONTRACT_STATE_REFUSED',
    data: { status: 'draft', action: 'order' },
  });
});

test('money for a contract pays its orders, also what came before there was one, and goes back the same way', async () => {
  const id = await signed({ paymentPlan: [{ percent: '1', condition: 'signing' }] });
  const pay = async (amount: number) => {
    const receipt = await call(router.receipts.create, { customerId, amount, method: 'cash' }, mei);
    await call(router.receipts.submit, { id: receipt.id }, mei);
    await call(router.receipts.confirm, { id: receipt.id }, manager);
    return receipt.id;
  };
  await pay(50_000);
  const made = await call(router.orders.createFromContract, { contractId: id }, mei);
  await call(router.orders.submit, { id: made.id }, mei);
  expect(await order(made.id)).toMatchObject({ receivedAmount: 50_000, receiptState: 'part' });

  const last = await pay(73_000);
  expect(await order(made.id)).toMatchObject({ receivedAmount: 123_000, receiptState: 'full' });
  expect(await get(id)).toMatchObject({ orderedAmount: 123_000, receivedAmount: 123_000 });
  await call(router.contracts.complete, { id }, mei);

  await call(router.receipts.reverse, { receiptId: last, reason: '重复' }, manager);
  expect(await order(made.id)).toMatchObject({ receivedAmount: 50_000, receiptState: 'part' });
});

test('a pipeline that asks for a document takes a signed contract', async () => {
  const deal = await call(
    router.opportunities.create,
    { customerId, name: '年度采购', expectedCloseOn: '2026-03-01' },
    mei,
  );
  const of = { customerId, opportunityId: deal.id, name: '年度供货', lines };
  const { id } = await call(router.contracts.create, of, mei);
  expect(hasDocument(host.app.db, deal.id)).toBe(false);
  await bind(id);
  expect(hasDocument(host.app.db, deal.id)).toBe(true);
  expect((await call(router.contracts.list, { opportunityId: deal.id }, mei)).total).toBe(1);
});

test('it is found by number and name, leaves as a file, and stands in the calendar on its last day', async () => {
  const endDate = addDays(chinaDate(host.time), 10);
  const id = await signed({ endDate });
  const { no } = await get(id);
  for (const text of [no!, '年度供货']) {
    const hits = await call(router.search.quick, { text, kinds: ['contract'] }, mei);
    expect(hits.map((hit) => hit.id)).toContain(id);
  }
  const sums = await call(router.contracts.sums, {}, mei);
  expect(sums).toMatchObject({ count: 1, amountIncl: 123_000, orderedAmount: 0 });
});

test('[sync 4] two who change the same field of a draft meet in a conflict that its owner sees', async () => {
  const { id } = await call(router.contracts.create, { customerId, name: '年度供货', lines }, mei);
  const put = (to: string) => ({ id, changes: { notes: { from: null, to } } });
  await call(router.contracts.edit, put('送货上门'), manager);
  host.time += 60_000;
  const { conflicts } = await call(router.contracts.edit, put('自提'), mei);

  expect(conflicts).toEqual(['notes']);
  expect(await get(id)).toMatchObject({ notes: '自提' });
  const { rows } = await call(router.sync.conflicts.list, {}, mei);
  expect(rows.map(({ recordId, field }) => [recordId, field])).toEqual([[id, 'notes']]);
});
