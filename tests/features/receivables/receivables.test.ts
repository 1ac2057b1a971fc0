import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import type { PlanTerm } from '#shared/features/receivables/plan.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let manager: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei, { actions: [...templateContents.marketing.actions] }) };
  manager = { context: host.as(company.manager) };
  customerId = (await call(router.customers.create, { name: '甲公司' }, mei)).id;
});
afterEach(() => host.close());

/** An order that is confirmed, of so many fen. */
async function ordered(price: string) {
  const lines = [{ name: '注塑机', qty: '1', price, taxRate: '0.13' }];
  const { id } = await call(router.orders.create, { customerId, lines }, mei);
  await call(router.orders.submit, { id }, mei);
  return id;
}
const planned = async (orderId: string, terms: PlanTerm[]) =>
  (await call(router.receivables.create, { orderId, terms }, mei)).ids;
const part = (percent: string, more: Partial<PlanTerm> = {}): PlanTerm => ({
  percent,
  condition: 'signing',
  termDays: 30,
  ...more,
});
const get = (id: string) => call(router.receivables.get, { id }, mei);
const order = (id: string) => call(router.orders.get, { id }, mei);
const receipt = (id: string) => call(router.receipts.get, { id }, mei);
const paid = (amount: number, more: object = {}) =>
  call(router.receipts.create, { customerId, amount, method: 'wire', ...more }, mei);
async function confirmed(amount: number, more: object = {}) {
  const { id } = await paid(amount, more);
  await call(router.receipts.submit, { id }, mei);
  await call(router.receipts.confirm, { id }, manager);
  return id;
}

test('terms of payment become periods that add up to the order to the fen', async () => {
  const orderId = await ordered('100.01');
  const ids = await planned(orderId, [part('0.3'), part('0.3'), part('0.4')]);

  const plans = await Promise.all(ids.map(get));
  expect(plans.map(({ amount }) => amount)).toEqual([3000, 3000, 4001]);
  expect(plans.map(({ period, status }) => [period, status])).toEqual([
    [1, 'open'],
    [2, 'open'],
    [3, 'open'],
  ]);
});

test('periods never ask for more than the order leaves to ask for', async () => {
  const orderId = await ordered('100');
  await planned(orderId, [part('0.6')]);

  await expect(planned(orderId, [part('0.5')])).rejects.toMatchObject({
    code: 'PLAN_OVER_DOCUMENT',
    data: { left: 4000 },
  });
  await expect(planned(orderId, [part('0.6'), part('0.6')])).rejects.toMatchObject({ code: 'PLAN_OVER_DOCUMENT' });
});

test('a period is due so many days after its condition came true, and waits until then', async () => {
  const orderId = await ordered('100');
  const [delivery, accepted, warranty, fixed] = await planned(orderId, [
    part('0.25', { condition: 'delivery', termDays: 10 }),
    part('0.25', { condition: 'acceptance', termDays: 0 }),
    part('0.25', { condition: 'warranty' }),
    part('0.25', { condition: 'fixedDay', dueDate: '2030-01-31' }),
  ]);
  expect([(await get(delivery!)).status, (await get(delivery!)).dueDate]).toEqual(['waiting', null]);
  expect(await get(fixed!)).toMatchObject({ status: 'open', dueDate: '2030-01-31' });

  const { lines } = await order(orderId);
  const shipped = await call(
    router.orders.planDelivery,
    { orderId, shipDate: '2026-03-02', lines: [{ orderLineId: lines[0]!.id, qty: '1' }] },
    mei,
  );
  await call(router.orders.ship, { id: shipped.id }, mei);
  expect(await get(delivery!)).toMatchObject({ status: 'open', conditionDate: '2026-03-02', dueDate: '2026-03-12' });
  expect((await get(accepted!)).status).toBe('waiting');

  await call(router.orders.sign, { id: shipped.id, signedBy: '李工', signedOn: '2026-03-05' }, mei);
  expect(await get(accepted!)).toMatchObject({ status: 'open', dueDate: '2026-03-05' });
  await call(router.receivables.mark, { id: warranty!, conditionDate: '2027-03-05' }, mei);
  expect((await get(warranty!)).dueDate).toBe('2027-04-04');
});

test('late is told when it is read, by the day it is', async () => {
  const [id] = await planned(await ordered('100'), [part('1', { condition: 'fixedDay', dueDate: '2020-01-01' })]);
  const row = await get(id!);

  expect(row.overdueDays).toBeGreaterThan(1000);
  expect((await call(router.receivables.list, { overdue: true }, mei)).total).toBe(1);
  expect(await call(router.receivables.sums, {}, mei)).toMatchObject({ remainder: 10_000, overdue: 10_000 });
});

test('money counts once it is confirmed: period and order follow in the same step, the oldest due first', async () => {
  const orderId = await ordered('100');
  const [later, sooner] = await planned(orderId, [
    part('0.5', { condition: 'fixedDay', dueDate: '2030-02-01' }),
    part('0.5', { condition: 'fixedDay', dueDate: '2030-01-01' }),
  ]);
  const { id } = await paid(7000);
  expect((await get(sooner!)).receivedAmount).toBe(0);
  await call(router.receipts.submit, { id }, mei);
  await call(router.receipts.confirm, { id }, manager);

  expect(await get(sooner!)).toMatchObject({ receivedAmount: 5000, status: 'paid', remainder: 0 });
  expect(await get(later!)).toMatchObject({ receivedAmount: 2000, status: 'part', remainder: 3000 });
  expect(await order(orderId)).toMatchObject({ receivedAmount: 7000, receiptState: 'part' });
  expect(await receipt(id)).toMatchObject({
    allocated: 7000,
    unallocated: 0,
    allocations: [{ amount: 5000 }, { amount: 2000 }],
  });
});

test('what is left over is paid in advance, and is put to what becomes due later', async () => {
  const id = await confirmed(10_000);
  expect(await receipt(id)).toMatchObject({ allocated: 0, unallocated: 10_000 });

  const orderId = await ordered('60');
  await call(router.receipts.allocate, { id }, mei);
  expect(await order(orderId)).toMatchObject({ receivedAmount: 6000, receiptState: 'full' });
  expect(await receipt(id)).toMatchObject({ allocated: 6000, unallocated: 4000 });
});

test('two receipts for the same period: what the second brings too much is paid in advance', async () => {
  const orderId = await ordered('100');
  const first = await paid(10_000);
  const second = await paid(10_000);
  for (const { id } of [first, second]) {
    await call(router.receipts.submit, { id }, mei);
    await call(router.receipts.confirm, { id }, manager);
  }
  expect(await order(orderId)).toMatchObject({ receivedAmount: 10_000, receiptState: 'full' });
  expect(await receipt(second.id)).toMatchObject({ allocated: 0, unallocated: 10_000 });
});

test('parts add up to no more than the receipt, and go to documents of its customer only', async () => {
  const orderId = await ordered('100');
  const other = await call(router.customers.create, { name: '乙公司' }, mei);

  await expect(paid(5000, { allocations: [{ orderId, amount: 5001 }] })).rejects.toMatchObject({
    code: 'ALLOCATION_EXCEEDED',
    data: { available: 5000 },
  });
  await expect(paid(5000, { customerId: other.id, allocations: [{ orderId, amount: 5000 }] })).rejects.toMatchObject({
    code: 'ALLOCATION_REFUSED',
  });
});

test('an allowance settles what was not paid; the fee is a part of what was', async () => {
  const orderId = await ordered('100');
  await confirmed(9990, { discount: 10, fee: 500 });

  expect(await order(orderId)).toMatchObject({ receivedAmount: 10_000, receiptState: 'full' });
  await expect(paid(100, { fee: 101 })).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'fee' } });
});

test('somebody else pays only with a reason', async () => {
  await expect(paid(100, { payerName: '丙公司' })).rejects.toMatchObject({ code: 'THIRD_PARTY_UNEXPLAINED' });
  await expect(paid(100, { payerName: '丙公司', thirdPartyReason: '集团代付' })).resolves.toBeDefined();
});

test('a bank’s reference stands once per account, until its receipt is reversed', async () => {
  const account = (await call(router.receipts.saveAccount, { name: '基本户' }, manager)).id;
  const bank = { bankAccountId: account, bankRef: 'B-1' };
  const id = await confirmed(100, bank);

  await expect(paid(100, bank)).rejects.toMatchObject({ code: 'BANK_REFERENCE_TAKEN' });
  await call(router.receipts.reverse, { receiptId: id, reason: '记错' }, manager);
  await expect(paid(100, bank)).resolves.toBeDefined();
});

test('a confirmed receipt is never edited, withdrawn or deleted; a red one takes back all it brought', async () => {
  const orderId = await ordered('100');
  const [planId] = await planned(orderId, [part('1')]);
  const id = await confirmed(12_000);

  const changes = { notes: { from: null, to: '改' } };
  await expect(call(router.receipts.edit, { id, changes }, mei)).rejects.toMatchObject({
    code: 'RECEIPT_STATE_REFUSED',
  });
  await expect(call(router.receipts.withdraw, { id }, mei)).rejects.toMatchObject({ code: 'RECEIPT_STATE_REFUSED' });
  await expect(call(router.receipts.remove, { ids: [id] }, manager)).rejects.toMatchObject({
    code: 'RECEIPT_STATE_REFUSED',
  });
  const red = await call(router.receipts.reverse, { receiptId: id, reason: '退票' }, manager);

  expect(await order(orderId)).toMatchObject({ receivedAmount: 0, receiptState: 'none' });
  expect(await get(planId!)).toMatchObject({ receivedAmount: 0, status: 'open' });
  expect(await receipt(id)).toMatchObject({ status: 'reversed', reversedBy: { id: red.id } });
  expect(await receipt(red.id)).toMatchObject({
    kind: 'reversal',
    amount: -12_000,
    allocated: -10_000,
    unallocated: -2000,
  });
  expect((await call(router.receipts.expected, { customerId }, mei)).prepaid).toBe(0);
  await expect(call(router.receipts.reverse, { receiptId: id, reason: '再' }, manager)).rejects.toMatchObject({
    code: 'RECEIPT_STATE_REFUSED',
  });
});

test('a receipt that was sent back is mended and submitted again', async () => {
  const { id } = await paid(100);
  await call(router.receipts.submit, { id }, mei);
  await call(router.receipts.reject, { id, reason: '金额不符' }, manager);
  expect(await receipt(id)).toMatchObject({ status: 'rejected', reason: '金额不符' });

  await call(router.receipts.edit, { id, changes: { amount: { from: 100, to: 120 } } }, mei);
  expect(await receipt(id)).toMatchObject({ status: 'draft', amount: 120, unallocated: 120 });
  await expect(call(router.receipts.confirm, { id }, manager)).rejects.toMatchObject({ code: 'RECEIPT_STATE_REFUSED' });
});

test('money goes back only as far as it came', async () => {
  const orderId = await ordered('100');
  await confirmed(10_000);
  const back = { customerId, method: 'wire' as const, reason: '退货' };

  await expect(call(router.receipts.refund, { ...back, amount: 1 }, mei)).rejects.toMatchObject({
    code: 'ALLOCATION_EXCEEDED',
    data: { available: 0 },
  });
  const { id } = await call(router.receipts.refund, { ...back, amount: 4000, orderId }, mei);
  await call(router.receipts.submit, { id }, mei);
  await call(router.receipts.confirm, { id }, manager);
  expect(await order(orderId)).toMatchObject({ receivedAmount: 6000, receiptState: 'part' });
});

test('a period is given up with a reason, by whoever may; one that has money is no longer void', async () => {
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

test('who owes what since when adds up, orders without periods too', async () => {
  const orderId = await ordered('100');
  await planned(orderId, [part('0.5', { condition: 'fixedDay', dueDate: '2025-12-01' })]);
  const { rows, totals } = await call(router.receivables.ageing, { asOf: '2026-02-15' }, mei);

  expect(rows).toMatchObject([{ customerId, customerName: '甲公司', upTo90: 5000, total: 10_000 }]);
  expect(totals.total).toBe(10_000);
});

test('a month’s statement begins with what was owed and ends with what is', async () => {
  await ordered('100');
  const id = await confirmed(3000, { discount: 100 });
  const { receivedOn } = await receipt(id);
  const found = await call(router.receivables.statement, { customerId, month: receivedOn.slice(0, 7) }, mei);

  expect(found).toMatchObject({ opening: 0, debits: 10_000, credits: 3100, closing: 6900 });
  expect(found.rows.at(-1)!.balance).toBe(6900);
});

test('lines of a bank statement find whom they are from, and are never counted twice', async () => {
  const account = (await call(router.receipts.saveAccount, { name: '基本户' }, manager)).id;
  const orderId = await ordered('100');
  await confirmed(50, { bankAccountId: account, bankRef: 'B-9' });
  const { no } = await order(orderId);
  const lines = [
    { date: '2026-03-01', amount: 9950, payerName: '甲公司', bankRef: 'B-10' },
    { date: '2026-03-01', amount: 1, payerName: '某人', bankRef: `货款 ${no}` },
    { date: '2026-03-01', amount: 50, payerName: '甲公司', bankRef: 'B-9' },
  ];
  const found = await call(router.receipts.match, { bankAccountId: account, lines }, mei);

  expect(found[0]!.suggestions[0]).toMatchObject({ orderId, remainder: 9950, reasons: ['name', 'amount'] });
  expect(found[1]!.suggestions[0]).toMatchObject({ orderId, reasons: ['reference'] });
  expect(found[2]!.knownAs).toMatchObject({ status: 'confirmed' });
});

test('an order that is cancelled expects nothing', async () => {
  const orderId = await ordered('100');
  const [id] = await planned(orderId, [part('1')]);
  await call(router.orders.cancel, { id: orderId, reason: '不要了' }, manager);

  expect(await get(id!)).toMatchObject({ status: 'void', reason: '不要了', remainder: 0 });
});

test('a statement leaves as a workbook or on paper, and that is written down', async () => {
  await ordered('100');
  const id = await confirmed(3000);
  const month = (await receipt(id)).receivedOn.slice(0, 7);
  const files = { pdf: '%PDF', xlsx: 'PK' } as const;
  for (const format of ['pdf', 'xlsx'] as const) {
    const file = await call(router.receivables.statementFile, { customerId, month, format }, manager);
    expect(file.name).toBe(`客户对账单-甲公司-${month}.${format}`);
    expect(await file.slice(0, files[format].length).text()).toBe(files[format]);
  }
  expect(templateContents.finance.actions).toContain('receivable.print');
});
