import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import {
  applied,
  confirmedOrder,
  type InvoiceWorld,
  invoiceWorld,
  issued,
  numberOf,
  orderLine,
} from '../../support/invoice-world.ts';

let world: InvoiceWorld;

beforeEach(async () => {
  world = await invoiceWorld();
});
afterEach(() => world.host.close());

const planned = async (orderId: string, more: object = {}) => {
  const id = await applied(world, [orderId], { ...more });
  await call(router.invoiceApplications.submit, { id }, world.mei);
  await call(router.invoiceApplications.approve, { id }, world.manager);
  await call(router.invoiceApplications.begin, { id }, world.finance);
  const page = await call(router.invoiceApplications.get, { id }, world.finance);
  return { id, invoices: page.invoices };
};
const invoice = (id: string) => call(router.invoices.get, { id }, world.finance);
const issue = (id: string, invoiceNo: string, more: object = {}) =>
  call(router.invoices.issue, { id, invoiceNo, ...more }, world.finance);
const invoicedOf = async (id: string) => (await call(router.orders.get, { id }, world.mei)).invoicedAmount;

test('a reduction prints behind its line with the same name and rate, and the sums are the order’s', async () => {
  const orderId = await confirmedOrder(world, { lines: [orderLine({ qty: '3', price: '100', discountAmount: 1000 })] });
  const { invoices } = await planned(orderId);
  const { lines, upper, ...page } = await invoice(invoices[0]!.id);

  expect(lines.map(({ kind, qty, amountExcl, tax, amountIncl }) => [kind, qty, amountExcl, tax, amountIncl])).toEqual([
    ['discounted', '3', 26_549, 3451, 30_000],
    ['discount', null, -885, -115, -1000],
  ]);
  expect([page.amountExcl, page.taxTotal, page.amountIncl]).toEqual([25_664, 3336, 29_000]);
  expect(upper).toBe('人民币贰佰玖拾圆整');
});

test('one application becomes several invoices below the limit, cut by quantity, and they add up to the fen', async () => {
  const orderId = await confirmedOrder(world, {
    lines: [orderLine(), orderLine({ name: '模具', qty: '3', price: '7' })],
  });
  const { invoices } = await planned(orderId, { splitRule: { maxAmount: 30_000, maxLines: null, byRate: false } });

  expect(invoices.map(({ amountExcl }) => amountExcl)).toEqual([30_000, 30_000, 30_000, 11_858]);
  expect(invoices.reduce((sum, { amountIncl }) => sum + amountIncl, 0)).toBe(115_100);
  expect(invoices.map(({ remark }) => remark?.split(' ')[1])).toEqual(['1/4', '2/4', '3/4', '4/4']);
});

test('each rate by itself where that is asked', async () => {
  const lines = [orderLine(), orderLine({ name: '安装', taxRate: '0.06', price: '106' })];
  const { invoices } = await planned(await confirmedOrder(world, { lines }), {
    splitRule: { maxAmount: null, maxLines: null, byRate: true },
  });
  expect(invoices.map(({ taxTotal }) => taxTotal)).toEqual([13_000, 6000]);
});

test('a number has 20 digits, is given once, and is not of tomorrow', async () => {
  const { invoices } = await planned(await confirmedOrder(world));
  const { id } = invoices[0]!;
  await expect(issue(id, '123')).rejects.toMatchObject({ data: { field: 'invoiceNo', rule: 'twentyDigits' } });
  await expect(issue(id, numberOf(1), { issueDate: '2999-01-01' })).rejects.toMatchObject({ data: { rule: 'future' } });
  await issue(id, numberOf(1));

  const other = await planned(await confirmedOrder(world));
  await expect(issue(other.invoices[0]!.id, numberOf(1))).rejects.toMatchObject({ code: 'INVOICE_NO_TAKEN' });
});

test('invoices of tax control have a code of ten or twelve digits and a number of eight', async () => {
  const { invoices } = await planned(await confirmedOrder(world), { medium: 'paper' });
  const { id } = invoices[0]!;
  await expect(issue(id, '12345678')).rejects.toMatchObject({ data: { field: 'invoiceCode' } });
  await issue(id, '12345678', { invoiceCode: '1100123456' });
  expect(await invoice(id)).toMatchObject({ invoiceCode: '1100123456', invoiceNo: '12345678', status: 'issued' });
});

test('tax that was typed stays within six fen of a line; the buyer pays the same', async () => {
  const { invoices } = await planned(await confirmedOrder(world));
  const { id } = invoices[0]!;
  const [line] = (await invoice(id)).lines;
  const taxes = (tax: number) => ({ taxes: [{ lineId: line!.id, tax }] });
  await expect(issue(id, numberOf(1), taxes(13_010))).rejects.toMatchObject({ code: 'INVOICE_FIGURES_DIFFER' });

  await issue(id, numberOf(1), taxes(13_005));
  expect(await invoice(id)).toMatchObject({ amountExcl: 99_995, taxTotal: 13_005, amountIncl: 113_000 });
});

test('only paper of this month is voided, and the order is free again', async () => {
  const orderId = await confirmedOrder(world);
  const { invoices } = await planned(orderId, { medium: 'digitalPaper' });
  const { id } = invoices[0]!;
  await issue(id, numberOf(1));
  const annul = (copiesBack: boolean) =>
    call(router.invoices.void, { id, reason: '打印坏了', copiesBack }, world.finance);
  await expect(annul(false)).rejects.toMatchObject({ code: 'INVOICE_VOID_REFUSED', data: { reason: 'booked' } });
  await annul(true);
  expect(await invoicedOf(orderId)).toBe(0);
  const [again] = await issued(world, await applied(world, [orderId]), 7);
  await expect(
    call(router.invoices.void, { id: again!, reason: '错', copiesBack: true }, world.finance),
  ).rejects.toMatchObject({ data: { reason: 'electronic' } });
});

test('results are applied all together, or none of them', async () => {
  const rule = { splitRule: { maxAmount: 50_000, maxLines: null, byRate: false } };
  const orderId = await confirmedOrder(world);
  const { invoices } = await planned(orderId, rule);
  const [one, two] = invoices.map(({ id }) => id) as [string, string];
  const apply = (last: string) =>
    call(
      router.invoices.applyResults,
      {
        results: [
          { id: one, invoiceNo: numberOf(1) },
          { id: two, invoiceNo: last },
        ],
      },
      world.finance,
    );
  await expect(apply(numberOf(1))).rejects.toMatchObject({ code: 'INVOICE_NO_TAKEN' });
  expect(await invoicedOf(orderId)).toBe(0);
  await apply(numberOf(2));
  expect(await invoicedOf(orderId)).toBe(113_000);
});

test('the register adds up by issuer, rate and month, and says what is left of the quota', async () => {
  const quota = { quotaTotal: { from: null, to: 500_000 } };
  await call(router.taxEntities.edit, { id: world.entityId, changes: quota }, world.finance);
  await issued(world, await applied(world, [await confirmedOrder(world)]));

  expect(await call(router.invoices.totals, {}, world.finance)).toMatchObject({
    count: 1,
    amountIncl: 113_000,
    byEntity: [{ amountExcl: 100_000, quotaLeft: 400_000 }],
    byRate: [{ taxRate: '0.13', taxTotal: 13_000 }],
    byMonth: [{ amountIncl: 113_000 }],
  });
});

test('[T-4.6] what the list adds up to is what the register says of a month, and of each rate', async () => {
  const lines = [orderLine(), orderLine({ name: '安装', qty: '1', price: '106', taxRate: '0.06' })];
  await issued(world, await applied(world, [await confirmedOrder(world, { lines })]));
  await issued(world, await applied(world, [await confirmedOrder(world)]), 5);
  await planned(await confirmedOrder(world));
  const { finance } = world;
  const totals = await call(router.invoices.totals, {}, finance);
  const month = { field: 'issueDate', operator: 'between' as const, value: '2026-01-01', value2: '2026-01-31' };
  const sumsOf = (...filters: object[]) =>
    call(router.invoices.sums, { filters: filters as (typeof month)[] }, finance);
  const listed = async (...filters: object[]) =>
    (await call(router.invoices.list, { filters: filters as (typeof month)[] }, finance)).total;

  expect(await sumsOf(month)).toMatchObject({
    count: totals.byMonth[0]!.count,
    amountExcl: totals.byMonth[0]!.amountExcl,
    amountIncl: totals.byMonth[0]!.amountIncl,
  });
  for (const { taxRate, count, amountExcl, taxTotal } of totals.byRate) {
    const rate = { field: 'taxRate', operator: 'is', value: taxRate };
    expect((await sumsOf(rate)).byRate).toMatchObject([{ taxRate, count, amountExcl, taxTotal }]);
    expect(await listed(rate, { field: 'status', operator: 'isNot', value: 'planned' })).toBe(count);
  }
  expect(totals.byRate.map(({ taxRate, count }) => [taxRate, count])).toEqual([
    ['0.13', 2],
    ['0.06', 1],
  ]);
});
