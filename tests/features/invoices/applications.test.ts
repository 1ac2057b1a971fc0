import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import {
  applied,
  confirmedOrder,
  type InvoiceWorld,
  invoiceWorld,
  issued,
  orderLine,
} from '../../support/invoice-world.ts';

let world: InvoiceWorld;

beforeEach(async () => {
  world = await invoiceWorld();
});
afterEach(() => world.host.close());

const api = router.invoiceApplications;
const get = (id: string) => call(api.get, { id }, world.mei);
const order = (id: string) => call(router.orders.get, { id }, world.mei);
const submit = (id: string) => call(api.submit, { id }, world.mei);

test('[T-4.6] an application goes from draft to done, and the order follows in the same moment', async () => {
  const orderId = await confirmedOrder(world);
  const id = await applied(world, [orderId]);

  expect(await get(id)).toMatchObject({
    no: expect.stringMatching(/^KP/),
    status: 'draft',
    title: '甲公司',
    taxNo: '91350100M000100Y43',
    entityName: '北方销售公司',
    amountExcl: 100_000,
    taxTotal: 13_000,
    amountIncl: 113_000,
    caps: [{ cap: 113_000, issued: 0, open: 0, asked: 113_000 }],
  });
  const [invoiceId] = await issued(world, id);

  expect((await get(id)).status).toBe('issued');
  expect(await order(orderId)).toMatchObject({ invoicedAmount: 113_000, invoiceState: 'full' });
  await call(router.invoices.deliver, { id: invoiceId!, via: '邮箱' }, world.finance);
  expect((await get(id)).status).toBe('delivered');
  await call(api.finish, { id }, world.finance);
  expect((await get(id)).status).toBe('done');
});

test('the first title of a customer is made of its own record, and the application keeps what it said then', async () => {
  const id = await applied(world, [await confirmedOrder(world)]);
  const { rows } = await call(router.invoiceTitles.list, { customerId: world.customerId }, world.mei);
  expect(rows).toMatchObject([{ title: '甲公司', isDefault: true, origin: 'customer', verifiedAt: null }]);

  const changes = { title: { from: '甲公司', to: '甲集团' } };
  await call(router.invoiceTitles.edit, { id: rows[0]!.id, changes }, world.mei);
  expect((await get(id)).title).toBe('甲公司');
});

test('what is issued, what is open and what is asked for stay within the order', async () => {
  const orderId = await confirmedOrder(world);
  const first = await applied(world, [orderId]);
  const over = await applied(world, [], {
    customerId: world.customerId,
    lines: [{ orderId, name: '加价', price: '0.01' }],
  });
  await submit(first);

  await expect(submit(over)).rejects.toMatchObject({
    code: 'INVOICE_OVER_CAP',
    data: { cap: 113_000, issued: 0, open: 113_000, asked: 1 },
  });
  await call(api.withdraw, { id: first }, world.mei);
  await submit(over);
  expect((await get(over)).status).toBe('pending');
});

test('parts of a line add up to it, and no more than its quantity is asked for', async () => {
  const lines = [orderLine({ qty: '3', price: '33.33' })];
  const orderId = await confirmedOrder(world, { lines });
  const { lines: ordered } = await order(orderId);
  const part = (qty: string) =>
    applied(world, [], { customerId: world.customerId, lines: [{ orderLineId: ordered[0]!.id, qty }] });
  const [one, two] = [await part('1'), await part('1')];
  await submit(one);
  await submit(two);
  const last = await part('2');
  await expect(submit(last)).rejects.toMatchObject({ code: 'QUANTITY_EXCEEDED', data: { left: '1' } });

  const rest = await applied(world, [orderId]);
  await submit(rest);
  const all = await Promise.all([one, two, rest].map(get));
  expect(all.map(({ amountIncl }) => amountIncl)).toEqual([3333, 3333, 3333]);
  expect(all.reduce((sum, { taxTotal }) => sum + taxTotal, 0)).toBe(ordered[0]!.tax);
});

test('a 专票 is refused to a person, without a tax number, and for a line without tax', async () => {
  const special = { invoiceKind: 'special' };
  const orderId = await confirmedOrder(world);
  await call(router.invoiceTitles.derive, { customerId: world.customerId }, world.mei);
  const ofPerson = await call(
    router.invoiceTitles.create,
    { customerId: world.customerId, title: '王梅', titleKind: 'person' },
    world.mei,
  );
  const toPerson = await applied(world, [orderId], { ...special, titleId: ofPerson.id });
  await expect(submit(toPerson)).rejects.toMatchObject({ code: 'INVOICE_SPECIAL_REFUSED', data: { reason: 'person' } });

  const bare = await call(
    router.invoiceTitles.create,
    { customerId: world.customerId, title: '某协会', titleKind: 'organisation' },
    world.mei,
  );
  const unnumbered = await applied(world, [orderId], { ...special, titleId: bare.id });
  await expect(submit(unnumbered)).rejects.toMatchObject({ data: { reason: 'taxNo' } });

  const lines = [{ name: '图书', price: '10', taxRate: '0', taxTag: 'exempt' }];
  const exempt = await applied(world, [], { ...special, customerId: world.customerId, lines });
  await expect(submit(exempt)).rejects.toMatchObject({ data: { reason: 'untaxedLine' } });
  await submit(await applied(world, [orderId], special));
});

test('only rates that the issuer has on the day are let pass', async () => {
  const small = await call(
    router.taxEntities.create,
    { name: '小店', creditCode: '91110108MA00000070', taxpayerKind: 'smallScale' },
    world.finance,
  );
  const id = await applied(world, [await confirmedOrder(world)], { entityId: small.id });

  await expect(submit(id)).rejects.toMatchObject({ code: 'INVOICE_RATE_NOT_OFFERED', data: { rate: '0.13' } });
  const lines = [{ name: '咨询', price: '100', taxRate: '0.01' }];
  await submit(await applied(world, [], { customerId: world.customerId, entityId: small.id, lines }));
});

test('nobody lets their own application pass, and what is sent back is a draft again once it is edited', async () => {
  const id = await applied(world, [await confirmedOrder(world)]);
  await submit(id);
  await expect(call(api.approve, { id }, world.mei)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  const urgent = { urgent: { from: false, to: true } };
  await expect(call(api.edit, { id, changes: urgent }, world.mei)).rejects.toMatchObject({
    code: 'INVOICE_STATE_REFUSED',
  });
  await call(api.reject, { id, reason: '抬头不对' }, world.manager);
  expect(await get(id)).toMatchObject({ status: 'rejected', reason: '抬头不对' });

  await call(api.edit, { id, changes: urgent }, world.mei);
  expect(await get(id)).toMatchObject({ status: 'draft', urgent: true });
});

test('several orders of a customer are asked for together, and one order of another customer is not', async () => {
  const [one, two] = [await confirmedOrder(world), await confirmedOrder(world)];
  const id = await applied(world, [one, two]);
  expect(await get(id)).toMatchObject({ lineCount: 2, amountIncl: 226_000 });

  const other = await call(router.customers.create, { name: '乙公司' }, world.mei);
  await expect(call(api.create, { customerId: other.id, orderIds: [one] }, world.mei)).rejects.toMatchObject({
    code: 'FIELD_INVALID',
    data: { field: 'orderId' },
  });
});
