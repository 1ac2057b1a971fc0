import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { orderActions, orderStatuses, orderTransitions } from '#shared/features/orders/order-states.model.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import { joinFieldRights } from '#shared/kernel/rights/field-rights.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let manager: { context: ReturnType<TestHost['as']> };
let customerId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei, { actions: [...templateContents.marketing.actions, 'order.cancel'] }) };
  manager = { context: host.as(company.manager) };
  customerId = (await call(router.customers.create, { name: '甲公司', address: '沈阳市和平区' }, mei)).id;
});
afterEach(() => host.close());

const line = (more: object = {}) => ({ name: '注塑机', qty: '10', price: '113', taxRate: '0.13', ...more });
const made = async (more: object = {}) =>
  (await call(router.orders.create, { customerId, lines: [line()], ...more }, mei)).id;
const get = (id: string, by = mei) => call(router.orders.get, { id }, by);
const submitted = async (more: object = {}) => {
  const id = await made(more);
  await call(router.orders.submit, { id }, mei);
  return id;
};
const plan = async (id: string, ...quantities: string[]) => {
  const { lines } = await get(id);
  const wanted = quantities.map((qty, index) => ({ orderLineId: lines[index]!.id, qty }));
  return (await call(router.orders.planDelivery, { orderId: id, lines: wanted }, mei)).id;
};
const ship = async (id: string, ...quantities: string[]) => {
  const delivery = await plan(id, ...quantities);
  await call(router.orders.ship, { id: delivery }, mei);
  return delivery;
};

test('a new order takes the customer’s place and terms, has a number, and adds up line by line to the fen', async () => {
  const id = await made({ freight: 500, lines: [line(), line({ qty: '1', price: '0.05' })] });

  expect(await get(id)).toMatchObject({
    no: expect.stringMatching(/^SO/),
    status: 'draft',
    shipTo: { address: '沈阳市和平区' },
    amountExcl: 100_000 + 4,
    taxTotal: 13_000 + 1,
    amountIncl: 113_005,
    totalDue: 113_505,
    exactNet: 1_130_050_000,
    customerName: '甲公司',
    lines: [{ amountIncl: 113_000 }, { amountIncl: 5, tax: 1 }],
  });
});

test('a confirmed order stamps the customer’s last deal: a pool leaves such a customer to its administrator', async () => {
  const id = await made();
  expect(await call(router.customers.get, { id: customerId }, mei)).toMatchObject({ lastDealAt: null });

  await call(router.orders.submit, { id }, mei);

  const { confirmedAt } = await get(id);
  expect(await call(router.customers.get, { id: customerId }, mei)).toMatchObject({ lastDealAt: confirmedAt });
});

test('the exact worth of lines is kept beside the rounded amounts, and lists add up both', async () => {
  await made({ taxMode: 'excluded', lines: [line({ price: '7.75', qty: '3', discountRate: '0.05', taxRate: '0' })] });
  await made({ taxMode: 'excluded', lines: [line({ price: '0.015', qty: '1', taxRate: '0' })] });

  expect(await call(router.orders.sums, {}, mei)).toMatchObject({
    count: 2,
    amountIncl: 2209 + 2,
    exactGross: '23.265',
    exactNet: '22.1025',
    quantity: '4',
  });
});

test('every step that the table does not have is refused, and leaves the order as it was', async () => {
  const id = await made();
  const calls = {
    approve: () => call(router.orders.approve, { id }, manager),
    withdraw: () => call(router.orders.withdraw, { id }, mei),
    start: () => call(router.orders.start, { id }, mei),
    suspend: () => call(router.orders.suspend, { id, reason: '等' }, mei),
    resume: () => call(router.orders.resume, { id }, mei),
    complete: () => call(router.orders.complete, { id, reason: '早' }, mei),
    beginChange: () => call(router.orders.beginChange, { id, reason: '改' }, mei),
    applyChange: () => call(router.orders.applyChange, { id }, mei),
    dropChange: () => call(router.orders.dropChange, { id }, mei),
    closeRest: () => call(router.orders.closeRest, { id, reason: '停' }, mei),
    cancel: () => call(router.orders.cancel, { id, reason: '不要了' }, mei),
  };
  for (const [action, run] of Object.entries(calls)) {
    if (orderTransitions.some((step) => step.from === 'draft' && step.action === action)) continue;
    await expect(run(), action).rejects.toMatchObject({
      code: 'ORDER_STATE_REFUSED',
      data: { status: 'draft', action },
    });
  }
  expect((await get(id)).status).toBe('draft');
  const known = new Set<string>(orderActions);
  expect(orderTransitions.every((step) => known.has(step.action) && orderStatuses.includes(step.from))).toBe(true);
});

test('an order without lines and one below its least quantity are not confirmed', async () => {
  const empty = await made({ lines: [] });
  await expect(call(router.orders.submit, { id: empty }, mei)).rejects.toMatchObject({ code: 'FIELD_INVALID' });

  const low = await made({ lines: [line(), line({ name: '模具', qty: '12', moq: '10', orderMultiple: '5' })] });
  await expect(call(router.orders.submit, { id: low }, mei)).rejects.toMatchObject({
    code: 'ORDER_BELOW_MOQ',
    data: { lines: [{ line: 2, name: '模具', moq: '10' }] },
  });
});

test('above the credit limit it waits for somebody else who may let it pass', async () => {
  const limit = { creditLimit: { from: null, to: 200_000 } };
  await call(router.customers.edit, { id: customerId, changes: limit }, manager);
  await submitted();
  const second = await made();
  await expect(call(router.orders.submit, { id: second }, mei)).rejects.toMatchObject({
    code: 'ORDER_OVER_CREDIT',
    data: { limit: 200_000, owed: 113_000, order: 113_000 },
  });

  await call(router.orders.submit, { id: second, overCreditReason: '老客户' }, mei);
  expect(await get(second)).toMatchObject({ status: 'pending', reason: '老客户' });
  await expect(
    call(router.orders.edit, { id: second, changes: { freight: { from: 0, to: 1 } } }, mei),
  ).rejects.toMatchObject({ code: 'ORDER_LOCKED' });
  await expect(call(router.orders.approve, { id: second }, mei)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await call(router.orders.reject, { id: second, reason: '先收款' }, manager);
  expect(await get(second)).toMatchObject({ status: 'draft', reason: '先收款' });
  await call(router.orders.submit, { id: second, overCreditReason: '已付一半' }, mei);
  await call(router.orders.approve, { id: second }, manager);
  expect((await get(second)).status).toBe('confirmed');
  expect(await call(router.orders.credit, { customerId }, mei)).toEqual({ limit: 200_000, owed: 226_000 });
});

test('it is delivered in parts, never more than ordered, and refused goods are still to be delivered', async () => {
  const id = await submitted();
  const first = await ship(id, '4');
  expect(await get(id)).toMatchObject({ status: 'executing', deliveryState: 'part', lines: [{ deliveredQty: '4' }] });

  await plan(id, '5');
  await expect(plan(id, '2')).rejects.toMatchObject({ code: 'QUANTITY_EXCEEDED', data: { left: '1' } });
  await call(router.orders.refuseDelivery, { id: first, reason: '外箱破损' }, mei);
  expect(await get(id)).toMatchObject({ deliveryState: 'none', lines: [{ deliveredQty: '0' }] });
  const second = await ship(id, '5');
  await call(router.orders.sign, { id: second, signedBy: '王收' }, mei);
  await expect(call(router.orders.sign, { id: second, signedBy: '王收' }, mei)).rejects.toMatchObject({
    code: 'DELIVERY_STATE_REFUSED',
  });
});

test('goods leave when each of the customer’s wishes is ticked (T-4.5)', async () => {
  const wish = { id: crypto.randomUUID(), kind: 'packing' as const, text: '木箱，朝上' };
  const id = await submitted({ personalTerms: [wish] });
  const delivery = await plan(id, '10');

  await expect(call(router.orders.ship, { id: delivery }, mei)).rejects.toMatchObject({
    code: 'TERMS_UNCHECKED',
    data: { terms: ['木箱，朝上'] },
  });
  await call(router.orders.ship, { id: delivery, termsChecked: [wish.id] }, mei);
  expect(await get(id)).toMatchObject({ deliveryState: 'full', deliveries: [{ termsChecked: [wish.id] }] });
});

test('what comes back for a refund is not owed, and no more comes back than went out', async () => {
  const id = await submitted();
  await ship(id, '10');
  const { lines } = await get(id);
  const ask = (qty: string) =>
    call(
      router.orders.requestReturn,
      { orderId: id, reason: '尺寸不符', disposition: 'refund', lines: [{ orderLineId: lines[0]!.id, qty }] },
      mei,
    );
  await expect(ask('11')).rejects.toMatchObject({ code: 'QUANTITY_EXCEEDED', data: { left: '10' } });
  const back = await ask('3');
  await expect(call(router.orders.receiveReturn, { id: back.id }, mei)).rejects.toMatchObject({
    code: 'DELIVERY_STATE_REFUSED',
  });
  await call(router.orders.approveReturn, { id: back.id }, manager);
  await call(router.orders.receiveReturn, { id: back.id }, mei);

  expect(await get(id)).toMatchObject({ totalDue: 79_100, amountIncl: 113_000, lines: [{ returnedQty: '3' }] });
});

test('a change can be dropped, and then the order is exactly what it was; applied, it is the next version', async () => {
  const id = await submitted();
  const before = await get(id);
  const change = async () => {
    await call(router.orders.beginChange, { id, reason: '加两台' }, mei);
    const [first] = (await get(id)).lines;
    await call(
      router.orders.edit,
      {
        id,
        changes: { notes: { from: null, to: '改过' }, freight: { from: 0, to: 900 } },
        lines: [
          { act: 'put', line: { id: first!.id, name: first!.name, qty: '12' } },
          { act: 'put', line: { id: crypto.randomUUID(), name: '备件', qty: '1', price: '11.3' } },
        ],
      },
      mei,
    );
  };
  await change();
  expect(await get(id)).toMatchObject({ status: 'changing', totalDue: 135_600 + 1130 + 900 });
  await call(router.orders.dropChange, { id }, mei);

  const plain = (page: Awaited<ReturnType<typeof get>>) => {
    const { changes, updatedAt, updatedBy, revision, lines, ...rest } = page;
    return { ...rest, lines: lines.map(({ revision: _, ...each }) => each) };
  };
  expect(plain(await get(id))).toEqual(plain(before));
  await change();
  await call(router.orders.applyChange, { id }, mei);
  expect(await get(id)).toMatchObject({
    status: 'confirmed',
    version: 2,
    changes: [
      { version: 2, reason: '加两台' },
      { version: 2, outcome: 'dropped' },
    ],
  });
});

test('nothing goes below what was delivered of a line', async () => {
  const id = await submitted();
  await ship(id, '4');
  await call(router.orders.beginChange, { id, reason: '减' }, mei);
  const [first] = (await get(id)).lines;
  const put = (qty: string) =>
    call(
      router.orders.edit,
      { id, changes: {}, lines: [{ act: 'put', line: { id: first!.id, name: first!.name, qty } }] },
      mei,
    );
  await expect(put('3')).rejects.toMatchObject({ code: 'FIELD_INVALID', data: { rule: 'belowDelivered' } });
  await put('4');
  await call(router.orders.applyChange, { id }, mei);
  expect(await get(id)).toMatchObject({ status: 'executing', deliveryState: 'full' });
});

test('cancelled only while nothing came of it; otherwise the rest is closed and not owed', async () => {
  const id = await submitted();
  await ship(id, '4');
  await expect(call(router.orders.complete, { id }, mei)).rejects.toMatchObject({
    code: 'ORDER_UNFINISHED',
    data: { delivered: false, paid: false },
  });
  await expect(call(router.orders.cancel, { id, reason: '停产' }, manager)).rejects.toMatchObject({
    code: 'ORDER_STATE_REFUSED',
  });
  await call(router.orders.suspend, { id, reason: '停产' }, mei);
  await expect(call(router.orders.cancel, { id, reason: '停产' }, manager)).rejects.toMatchObject({
    code: 'ORDER_IN_USE',
    data: { references: [{ table: 'deliveries', count: 1 }] },
  });
  await call(router.orders.closeRest, { id, reason: '停产' }, manager);

  expect(await get(id)).toMatchObject({ status: 'closed', totalDue: 45_200, deliveryState: 'full' });
});

test('(T-4.5b) costs and margin are nobody’s who may not see costs', async () => {
  const id = await made({ lines: [line({ cost: '60' })] });

  expect(await get(id, manager)).toMatchObject({ costTotal: 60_000, margin: 40_000, seesCost: true });
  const session = host.as(company.mei, { actions: [...templateContents.marketing.actions] });
  const { actor } = session;
  const fields = joinFieldRights([{ fieldRights: {}, grants: () => true }], (action) => actor.actions.has(action));
  const seen = await get(id, { context: { ...session, actor: { ...actor, fields } } });
  expect([seen.costTotal, seen.margin, seen.lines[0]!.cost, seen.seesCost]).toEqual([null, null, null, false]);
});
