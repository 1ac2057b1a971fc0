import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { part, type ReceivableWorld, receivableWorld } from '../../support/receivable-world.ts';

let world: ReceivableWorld;

beforeEach(async () => {
  world = await receivableWorld();
});
afterEach(() => world.host.close());

test('money counts once it is confirmed: period and order follow in the same step, the oldest due first', async () => {
  const { mei, manager, ordered, planned, plan, order, receipt, paid } = world;
  const orderId = await ordered('100');
  const [later, sooner] = await planned(orderId, [
    part('0.5', { condition: 'fixedDay', dueDate: '2030-02-01' }),
    part('0.5', { condition: 'fixedDay', dueDate: '2030-01-01' }),
  ]);
  const { id } = await paid(7000);
  expect((await plan(sooner!)).receivedAmount).toBe(0);
  await call(router.receipts.submit, { id }, mei);
  await call(router.receipts.confirm, { id }, manager);

  expect(await plan(sooner!)).toMatchObject({ receivedAmount: 5000, status: 'paid', remainder: 0 });
  expect(await plan(later!)).toMatchObject({ receivedAmount: 2000, status: 'part', remainder: 3000 });
  expect(await order(orderId)).toMatchObject({ receivedAmount: 7000, receiptState: 'part' });
  expect(await receipt(id)).toMatchObject({
    allocated: 7000,
    unallocated: 0,
    allocations: [{ amount: 5000 }, { amount: 2000 }],
  });
});

test('what is left over is paid in advance, and is put to what becomes due later', async () => {
  const { mei, ordered, order, receipt, confirmed } = world;
  const id = await confirmed(10_000);
  expect(await receipt(id)).toMatchObject({ allocated: 0, unallocated: 10_000 });

  const orderId = await ordered('60');
  await call(router.receipts.allocate, { id }, mei);
  expect(await order(orderId)).toMatchObject({ receivedAmount: 6000, receiptState: 'full' });
  expect(await receipt(id)).toMatchObject({ allocated: 6000, unallocated: 4000 });
});

test('two receipts for the same period: what the second brings too much is paid in advance', async () => {
  const { mei, manager, ordered, order, receipt, paid } = world;
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
  const { mei, ordered, paid } = world;
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
  const { ordered, order, paid, confirmed } = world;
  const orderId = await ordered('100');
  await confirmed(9990, { discount: 10, fee: 500 });

  expect(await order(orderId)).toMatchObject({ receivedAmount: 10_000, receiptState: 'full' });
  await expect(paid(100, { fee: 101 })).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { field: 'fee' } });
});

test('somebody else pays only with a reason', async () => {
  const { paid } = world;
  await expect(paid(100, { payerName: '丙公司' })).rejects.toMatchObject({ code: 'THIRD_PARTY_UNEXPLAINED' });
  await expect(paid(100, { payerName: '丙公司', thirdPartyReason: '集团代付' })).resolves.toBeDefined();
});

test('a bank’s reference stands once per account, until its receipt is reversed', async () => {
  const { manager, paid, confirmed } = world;
  const account = (await call(router.receipts.saveAccount, { name: '基本户' }, manager)).id;
  const bank = { bankAccountId: account, bankRef: 'B-1' };
  const id = await confirmed(100, bank);

  await expect(paid(100, bank)).rejects.toMatchObject({ code: 'BANK_REFERENCE_TAKEN' });
  await call(router.receipts.reverse, { receiptId: id, reason: '记错' }, manager);
  await expect(paid(100, bank)).resolves.toBeDefined();
});

test('a confirmed receipt is never edited, withdrawn or deleted; a red one takes back all it brought', async () => {
  const { mei, manager, customerId, ordered, planned, plan, order, receipt, confirmed } = world;
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
  expect(await plan(planId!)).toMatchObject({ receivedAmount: 0, status: 'open' });
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
  const { mei, manager, receipt, paid } = world;
  const { id } = await paid(100);
  await call(router.receipts.submit, { id }, mei);
  await call(router.receipts.reject, { id, reason: '金额不符' }, manager);
  expect(await receipt(id)).toMatchObject({ status: 'rejected', reason: '金额不符' });

  await call(router.receipts.edit, { id, changes: { amount: { from: 100, to: 120 } } }, mei);
  expect(await receipt(id)).toMatchObject({ status: 'draft', amount: 120, unallocated: 120 });
  await expect(call(router.receipts.confirm, { id }, manager)).rejects.toMatchObject({ code: 'RECEIPT_STATE_REFUSED' });
});

test('money goes back only as far as it came', async () => {
  const { mei, manager, customerId, ordered, order, confirmed } = world;
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

test('[T-4.5] who takes back a confirmation has the money unallocated again, and plan and order expect it', async () => {
  const { mei, manager, ordered, planned, plan, order, receipt, paid } = world;
  const orderId = await ordered('100');
  const [planId] = await planned(orderId, [part('1')]);
  const { id } = await paid(4000);
  await call(router.receipts.submit, { id }, mei);
  const { commandId } = await call(router.receipts.confirm, { id }, manager);
  expect(await plan(planId!)).toMatchObject({ receivedAmount: 4000, status: 'part', remainder: 6000 });

  await call(router.history.undo, { commandId }, manager);
  expect(await plan(planId!)).toMatchObject({ receivedAmount: 0, status: 'open', remainder: 10_000 });
  expect(await order(orderId)).toMatchObject({ receivedAmount: 0, receiptState: 'none' });
  expect(await receipt(id)).toMatchObject({ status: 'waiting', confirmedAt: null });

  await call(router.receipts.confirm, { id }, manager);
  expect(await plan(planId!)).toMatchObject({ receivedAmount: 4000, status: 'part' });
});

test('[T-4.5] who takes back the use of a prepayment has it as a prepayment again', async () => {
  const { mei, ordered, order, receipt, confirmed } = world;
  const id = await confirmed(10_000);
  const orderId = await ordered('60');
  const { commandId } = await call(router.receipts.allocate, { id }, mei);

  await call(router.history.undo, { commandId }, mei);
  expect(await order(orderId)).toMatchObject({ receivedAmount: 0, receiptState: 'none' });
  expect(await receipt(id)).toMatchObject({ allocated: 0, unallocated: 10_000, allocations: [] });
});
