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
import { company } from '../../support/test-host.ts';

let world: InvoiceWorld;

beforeEach(async () => {
  world = await invoiceWorld();
});
afterEach(() => world.host.close());

const api = router.redRequests;
const get = (id: string) => call(api.get, { id }, world.finance);
const ask = async (blueInvoiceId: string, more: object = {}) =>
  (await call(api.create, { blueInvoiceId, reason: '02', ...more }, world.mei)).id;
const submitted = async (blueInvoiceId: string, more: object = {}) => {
  const id = await ask(blueInvoiceId, more);
  await call(api.submit, { id }, world.mei);
  await call(api.approve, { id }, world.manager);
  return id;
};
const report = (id: string, bureauState: '01' | '02' | '04' | '07') =>
  call(api.report, { id, bureauState }, world.finance);
const reversed = async (blueInvoiceId: string, no: number, more: object = {}) => {
  const id = await submitted(blueInvoiceId, more);
  await report(id, '01');
  return (await call(api.issue, { id, invoiceNo: numberOf(no) }, world.finance)).id;
};
const blue = async (lines = [orderLine()]) => {
  const orderId = await confirmedOrder(world, { lines });
  const [id] = await issued(world, await applied(world, [orderId]));
  return { orderId, id: id! };
};
const invoice = (id: string) => call(router.invoices.get, { id }, world.finance);

test('[T-4.6] a red invoice takes the blue figures with the other sign, and the order’s balance goes back', async () => {
  const { orderId, id } = await blue([orderLine({ qty: '3', price: '33.33', discountAmount: 100 })]);
  const red = await invoice(await reversed(id, 9));
  const from = await invoice(id);

  expect(red.lines.map((line) => [line.amountExcl, line.tax, line.amountIncl])).toEqual(
    from.lines.map((line) => [-line.amountExcl, -line.tax, -line.amountIncl]),
  );
  expect(from.status).toBe('red');
  expect(await call(router.orders.get, { id: orderId }, world.mei)).toMatchObject({
    invoicedAmount: 0,
    invoiceState: 'none',
  });
  expect((await call(router.invoiceApplications.create, { orderIds: [orderId] }, world.mei)).id).toBeTruthy();
});

test('parts by quantity are rounded, and the last one takes what is left', async () => {
  const { id } = await blue([orderLine({ qty: '3', price: '33.335' })]);
  const [line] = (await invoice(id)).lines;
  const part = (no: number) => reversed(id, no, { lines: [{ blueLineId: line!.id, qty: '1' }] });
  const reds = [await invoice(await part(11)), await invoice(await part(12)), await invoice(await part(13))];

  expect(reds.reduce((sum, red) => sum + red.amountIncl, 0)).toBe(-line!.amountIncl);
  expect(reds.reduce((sum, red) => sum + red.taxTotal, 0)).toBe(-line!.tax);
  expect(reds.every((red) => red.amountExcl + red.taxTotal === red.amountIncl)).toBe(true);
  expect((await invoice(id)).status).toBe('red');
});

test('no more than is left is reversed, whether issued or only asked for', async () => {
  const { id } = await blue();
  const [line] = (await invoice(id)).lines;
  await submitted(id, { lines: [{ blueLineId: line!.id, qty: '6' }] });
  await expect(ask(id, { lines: [{ blueLineId: line!.id, qty: '5' }] })).rejects.toMatchObject({
    code: 'RED_EXCEEDED',
    data: { left: '4' },
  });
  const rest = await ask(id);
  expect(await get(rest)).toMatchObject({ scope: 'part', amountIncl: -45_200 });
});

test('an allowance takes money alone, with tax in proportion', async () => {
  const { id } = await blue();
  const [line] = (await invoice(id)).lines;
  const red = await invoice(
    await reversed(id, 21, { reason: '04', lines: [{ blueLineId: line!.id, amountIncl: 11_300 }] }),
  );
  expect(red).toMatchObject({ amountExcl: -10_000, taxTotal: -1300, lines: [{ qty: null, price: null }] });
  expect((await invoice(id)).status).toBe('partRed');
});

test('where the buyer must confirm, 72 hours run; what failed is asked for anew', async () => {
  const { id } = await blue();
  const request = await submitted(id);
  await expect(call(api.issue, { id: request, invoiceNo: numberOf(5) }, world.finance)).rejects.toMatchObject({
    code: 'RED_STATE_REFUSED',
  });
  await report(request, '02');
  const waiting = await get(request);
  expect(waiting.deadlineAt! - waiting.updatedAt).toBe(72 * 3_600_000);
  await expect(report(request, '01')).rejects.toMatchObject({ code: 'RED_BUREAU_STATE_REFUSED' });

  await report(request, '07');
  expect(await get(request)).toMatchObject({ status: 'void', deadlineAt: null });
  await expect(report(request, '04')).rejects.toMatchObject({ code: 'RED_STATE_REFUSED' });
  await reversed(id, 31);
  expect((await invoice(id)).status).toBe('red');
});

test('nobody lets their own request pass', async () => {
  const { id } = await blue();
  const request = await ask(id);
  await call(api.submit, { id: request }, world.mei);
  await expect(call(api.approve, { id: request }, world.mei)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await call(api.reject, { id: request, reason: '不用' }, world.manager);
  expect((await get(request)).status).toBe('rejected');
});

test('[T-4.6] 72 hours: the people concerned are reminded at 48, 24 and 4 hours and when they are over', async () => {
  world.host.close();
  world = await invoiceWorld({ host: 'server' });
  const { host, mei, finance } = world;
  const requested = await submitted((await blue()).id);
  await report(requested, '02');
  const offsets = async (whose: typeof mei, hours: number) => {
    const until = host.time + hours * 3_600_000;
    const due = await call(router.tasks.dueReminders, { until, which: 'open' }, whose);
    return due.filter((each) => each.path === `/red-requests/${requested}`).map(({ offsetMin }) => offsetMin / 60);
  };

  expect([await offsets(mei, 23), await offsets(mei, 24), await offsets(mei, 48)]).toEqual([[], [48], [48, 24]]);
  expect([await offsets(mei, 68), await offsets(finance, 72)]).toEqual([
    [48, 24, 4],
    [48, 24, 4, 0],
  ]);

  await report(requested, '04');
  expect([await offsets(mei, 80), await offsets(finance, 80)]).toEqual([[], []]);
});

test('[T-4.6] when the 72 hours are over, the superior is told too', async () => {
  world.host.close();
  world = await invoiceWorld({ host: 'server' });
  const { host } = world;
  await call(
    router.users.edit,
    { id: company.mei, changes: { superiorId: { from: null, to: company.lin } } },
    { context: host.as(company.manager) },
  );
  const requested = await submitted((await blue()).id);
  await report(requested, '02');
  const told = host.app.db
    .rows<{ offset: number }>(
      "SELECT offset_min AS offset FROM reminders WHERE task_id = ? AND owner_id = ? AND state = 'pending'",
      requested,
      company.lin,
    )
    .map(({ offset }) => offset);

  expect(told).toEqual([0]);
});
