import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { readResultFile } from '#shared/features/invoice-batches/read-result-file.ts';
import { applied, confirmedOrder, type InvoiceWorld, invoiceWorld, numberOf } from '../../support/invoice-world.ts';

let world: InvoiceWorld;

beforeEach(async () => {
  world = await invoiceWorld();
});
afterEach(() => world.host.close());

/** An application that waits to be issued. */
async function approved(more: object = {}): Promise<{ id: string; no: string; orderId: string }> {
  const orderId = await confirmedOrder(world);
  const id = await applied(world, [orderId], { ...more });
  await call(router.invoiceApplications.submit, { id }, world.mei);
  await call(router.invoiceApplications.approve, { id }, world.manager);
  const { no } = await call(router.invoiceApplications.get, { id }, world.finance);
  return { id, no: no!, orderId };
}
const makeBatch = (applicationIds: string[]) => call(router.invoiceBatches.create, { applicationIds }, world.finance);
const pageOf = (id: string) => call(router.invoiceApplications.get, { id }, world.finance);
const fileOf = (no: string, format: 'csv' | 'json' | 'xlsx') =>
  call(router.invoiceBatches.file, { no, format }, world.finance);
const read = (text: string, name = 'results.csv') =>
  call(router.invoiceBatches.readResults, { file: new File([text], name) }, world.finance);
const statesOf = async (text: string) => (await read(text)).lines.map(({ state, place }) => [state, place]);
const invoicedOf = async (id: string) => (await call(router.orders.get, { id }, world.mei)).invoicedAmount;
const header = '流水号,发票号码,开票日期,购方名称,购方税号,金额,税额,价税合计';
const line = (no: string, sequence: number, more: { part?: number; total?: string; taxNo?: string } = {}) =>
  `${no}-${more.part ?? 1},${numberOf(sequence)},2026-01-05,甲公司,${more.taxNo ?? '91350100M000100Y43'},1000.00,130.00,${more.total ?? '1130.00'}`;

test('[T-4.6] approved applications leave as one batch that says the same in every format, and are marked with it', async () => {
  const one = await approved();
  const two = await approved();
  const { no } = await makeBatch([one.id, two.id]);

  expect(no).toMatch(/^KP20260105-[0-9a-f]{6}$/);
  expect([(await pageOf(one.id)).batchNo, (await pageOf(two.id)).status]).toEqual([no, 'issuing']);
  const [batch] = await call(router.invoiceBatches.list, {}, world.finance);
  expect(batch).toMatchObject({ no, count: 2, issued: 0, amountIncl: 226_000, entityName: '北方销售公司' });

  const json = JSON.parse(await (await fileOf(no, 'json')).text()) as { hash: string; lines: Record<string, string>[] };
  expect(json.hash).toBe(batch!.hash);
  expect(json.lines[0]).toMatchObject({
    serial: `${one.no}-1`,
    title: '甲公司',
    amountExcl: '1000.00',
    taxRate: '13%',
  });
  const csv = await (await fileOf(no, 'csv')).text();
  expect(csv.split('\r\n')[1]).toContain(batch!.hash);
  expect((await fileOf(no, 'xlsx')).name).toBe(`${no}.xlsx`);
});

test('[T-4.6] nothing stands in two batches until the first is revoked', async () => {
  const { id } = await approved();
  const { no } = await makeBatch([id]);
  await expect(makeBatch([id])).rejects.toMatchObject({ code: 'INVOICE_IN_BATCH', data: { no } });

  await call(router.invoiceBatches.revoke, { no }, world.finance);
  expect((await pageOf(id)).batchNo).toBeNull();
  const again = await makeBatch([id]);
  expect(again.no).not.toBe(no);
});

test('a batch has one issuer, and only people who issue make one', async () => {
  const one = await approved();
  const other = await call(
    router.taxEntities.create,
    { name: '南方公司', creditCode: '91350100M000100Y43' },
    world.finance,
  );
  const two = await approved({ entityId: other.id });
  await expect(makeBatch([one.id, two.id])).rejects.toMatchObject({ code: 'INVOICE_BATCH_ISSUERS' });
  expect((await pageOf(one.id)).status).toBe('approved');
  await expect(call(router.invoiceBatches.create, { applicationIds: [one.id] }, world.mei)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('[T-4.6] a result file gives each invoice its number; the same file again changes nothing', async () => {
  const one = await approved();
  const two = await approved();
  await makeBatch([one.id, two.id]);
  const text = [header, line(one.no, 1), line(two.no, 2)].join('\n');

  const { lines, results } = await read(text);
  expect(lines.map(({ state }) => state)).toEqual(['ready', 'ready']);
  await call(router.invoices.applyResults, { results }, world.finance);
  expect([await invoicedOf(one.orderId), (await pageOf(two.id)).status]).toEqual([113_000, 'issued']);
  expect((await pageOf(one.id)).invoices[0]).toMatchObject({ invoiceNo: numberOf(1), issueDate: '2026-01-05' });

  const again = await read(text);
  expect([again.lines.map(({ state }) => state), again.results]).toEqual([['same', 'same'], []]);
  await call(router.invoices.applyResults, { results }, world.finance);
  expect(await invoicedOf(one.orderId)).toBe(113_000);
});

test('[T-4.6] each row that does not agree is named with its place, and none of it is taken', async () => {
  const one = await approved();
  const two = await approved();
  await makeBatch([one.id, two.id]);
  expect(
    await statesOf(
      [
        header,
        line(one.no, 1, { total: '1130.01' }),
        line(one.no, 2, { taxNo: '91110108MA0000000A' }),
        line('XX-404', 3),
        line(two.no, 4),
        line(two.no, 4),
      ].join('\n'),
    ),
  ).toEqual([
    ['amountDiffers', '价税合计'],
    ['twice', '发票号码'],
    ['unknown', '流水号'],
    ['ready', null],
    ['twice', '发票号码'],
  ]);
  expect(await statesOf([header, line(one.no, 2, { taxNo: '91110108MA0000000A' })].join('\n'))).toEqual([
    ['taxNoDiffers', '购方税号'],
  ]);
  expect(await statesOf(`${header}\n${one.no}-1,123,2026-01-05,,,,,1130`)).toEqual([['numberShape', '发票号码']]);
  expect(await statesOf(`${header}\n${one.no}-1,${numberOf(1)},2026-13-45,,,,,1130`)).toEqual([
    ['dateWrong', '开票日期'],
  ]);
  expect(await statesOf(`${header}\n${one.no}-1,${numberOf(1)},,,,,,`)).toEqual([['noAmount', '价税合计']]);
});

test('without a serial the application’s number in the remark says which; then buyer and amount, where one fits', async () => {
  const one = await approved();
  const short = '备注,发票号码,购方名称,价税合计';
  const { lines } = await read(`${short}\n${one.no} 请尽快,${numberOf(1)},甲公司,1130`);
  expect(lines[0]).toMatchObject({ state: 'unknown' });

  await makeBatch([one.id]);
  expect((await read(`${short}\n${one.no} 请尽快,${numberOf(1)},甲公司,1130`)).results).toHaveLength(1);
  expect((await read(`${short}\n,${numberOf(1)},甲公司,1130`)).results).toHaveLength(1);
  await makeBatch([(await approved()).id]);
  expect(await statesOf(`${short}\n,${numberOf(1)},甲公司,1130`)).toEqual([['ambiguous', null]]);
});

test('the server takes no result whose figures are others, whatever the device had let pass', async () => {
  const { id, no } = await approved();
  await makeBatch([id]);
  const { results } = await read([header, line(no, 1)].join('\n'));
  const changed = results.map((each) => ({ ...each, expect: { ...each.expect!, amountIncl: 113_001 } }));
  await expect(call(router.invoices.applyResults, { results: changed }, world.finance)).rejects.toMatchObject({
    code: 'INVOICE_FIGURES_DIFFER',
  });
});

test('results are taken back whole, and the order with them', async () => {
  const { id, no, orderId } = await approved();
  await makeBatch([id]);
  const { results } = await read([header, line(no, 1)].join('\n'));
  const { commandId } = await call(router.invoices.applyResults, { results }, world.finance);
  await call(router.history.undo, { commandId }, world.finance);

  expect([await invoicedOf(orderId), (await pageOf(id)).status]).toEqual([0, 'issuing']);
  expect((await pageOf(id)).invoices[0]).toMatchObject({ invoiceNo: null, status: 'planned' });
});

test('a JSON of the software is read like a sheet; what has no numbers is refused', async () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const { rows } = await readResultFile(
    bytes(
      JSON.stringify({
        results: [{ serial: 'A-1', invoiceNo: '1', amountIncl: 12.3, issueDate: '2026年1月5日 09:00' }],
      }),
    ),
    'r.json',
  );
  expect(rows[0]).toMatchObject({ serial: 'A-1', amountIncl: 1230, issueDate: '2026-01-05' });
  await expect(readResultFile(bytes('甲,乙\n1,2\n'), 'r.csv')).rejects.toMatchObject({ reason: 'noHeader' });
  await expect(readResultFile(bytes('{'), 'r.json')).rejects.toMatchObject({ reason: 'damaged' });
});
