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

const openOf = (id: string) => call(router.invoiceApplications.openLines, { id }, world.mei);
const previewOf = (id: string, splitRule?: { maxAmount: number | null; maxLines: number | null; byRate: boolean }) =>
  call(router.invoiceApplications.preview, { id, ...(splitRule ? { splitRule } : {}) }, world.mei);
const leftOf = async (id: string) => (await openOf(id)).map(({ left, amountLeft }) => [left, amountLeft]);
const lineSums = async (orderId: string) =>
  (await call(router.orders.get, { id: orderId }, world.mei)).lines.map(({ invoicedAmount }) => invoicedAmount);

test('[T-4.6] what is open of a line is what no other application took: submitted, sent back, withdrawn', async () => {
  const { mei, manager } = world;
  const orderId = await confirmedOrder(world);
  const [line] = (await call(router.orders.get, { id: orderId }, mei)).lines;
  const look = await applied(world, [], { customerId: world.customerId });
  const part = await applied(world, [], { customerId: world.customerId, lines: [{ orderLineId: line!.id, qty: '4' }] });
  expect(await leftOf(look)).toEqual([['10', 113_000]]);

  await call(router.invoiceApplications.submit, { id: part }, mei);
  expect(await leftOf(look)).toEqual([['6', 67_800]]);
  await call(router.invoiceApplications.reject, { id: part, reason: '数量不对' }, manager);
  expect(await leftOf(look)).toEqual([['10', 113_000]]);
  await call(router.invoiceApplications.reopen, { id: part }, mei);
  await call(router.invoiceApplications.submit, { id: part }, mei);
  await call(router.invoiceApplications.withdraw, { id: part }, mei);
  expect(await leftOf(look)).toEqual([['10', 113_000]]);
});

test('[T-4.6] each line of the order knows what is invoiced of it, and gives it back when it is reversed', async () => {
  const { finance } = world;
  const orderId = await confirmedOrder(world, {
    lines: [orderLine(), orderLine({ name: '模具', qty: '3', price: '7' })],
  });
  const [blue] = await issued(world, await applied(world, [orderId]));
  expect(await lineSums(orderId)).toEqual([113_000, 2100]);

  const { id } = await call(router.redRequests.create, { blueInvoiceId: blue!, reason: '01' }, finance);
  await call(router.redRequests.submit, { id }, finance);
  await call(router.redRequests.report, { id, bureauState: '01' }, finance);
  await call(router.redRequests.issue, { id, invoiceNo: '26110000000000009999' }, finance);
  expect(await lineSums(orderId)).toEqual([0, 0]);
});

test('[T-4.6] the preview of a split shows the very invoices that are made, and adds up to the fen', async () => {
  const { mei, manager, finance } = world;
  const orderId = await confirmedOrder(world, {
    lines: [orderLine(), orderLine({ name: '模具', qty: '3', price: '7.77', taxRate: '0.06' })],
  });
  const id = await applied(world, [orderId]);
  const rule = { maxAmount: 30_000, maxLines: null, byRate: true };
  const whole = await call(router.invoiceApplications.get, { id }, mei);
  const tried = await previewOf(id, rule);
  expect(tried.amountIncl).toBe(whole.amountIncl);
  expect(tried.parts.reduce((sum, { amountIncl }) => sum + amountIncl, 0)).toBe(whole.amountIncl);
  expect((await previewOf(id)).count).toBe(1);

  const changes = { splitRule: { from: whole.splitRule, to: rule } };
  await call(router.invoiceApplications.edit, { id, changes }, mei);
  await call(router.invoiceApplications.submit, { id }, mei);
  await call(router.invoiceApplications.approve, { id }, manager);
  await call(router.invoiceApplications.begin, { id }, finance);
  const made = (await call(router.invoiceApplications.get, { id }, finance)).invoices;
  expect(made.map(({ amountIncl }) => amountIncl)).toEqual(tried.parts.map(({ amountIncl }) => amountIncl));
});
