import { call } from '@orpc/server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { runServer, type TestRunningServer } from '../../support/running-server.ts';
import { addSyncedPerson, enrolSyncDevice, type TestSyncDevice } from '../../support/sync-devices.ts';

let server: TestRunningServer;
const opened: TestSyncDevice[] = [];
let people = 0;

beforeAll(async () => {
  server = await runServer({ requestsPerMinute: 1_000_000 });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((device) => device.close()));
});
afterAll(() => server.close());

const as = (device: TestSyncDevice) => ({ context: device.session() });
const get = (device: TestSyncDevice, id: string) => call(router.quotes.get, { id }, as(device));

/** Two people of one company, each on a device of their own, with the same quote on both. */
async function twoWithQuote(): Promise<[TestSyncDevice, TestSyncDevice, string]> {
  people += 1;
  const devices: TestSyncDevice[] = [];
  for (const name of ['one', 'two']) {
    const userId = await addSyncedPerson(server, `${name}${people}`);
    const device = await enrolSyncDevice(server, `${name}${people}`, userId);
    opened.push(device);
    devices.push(device);
    await device.sync();
  }
  const [one, two] = devices as [TestSyncDevice, TestSyncDevice];
  const customer = await call(router.customers.create, { name: `甲公司${people}` }, as(one));
  const line = { taxRate: '0.13', price: '100', qty: '3' };
  const { id } = await call(
    router.quotes.create,
    {
      customerId: customer.id,
      taxMode: 'excluded',
      lines: [
        { ...line, name: '水泵' },
        { ...line, name: '阀门' },
      ],
    },
    as(one),
  );
  await one.sync();
  await two.sync();
  return [one, two, id];
}

test('[sync 4] two people edit one quote without a line: every cell that only one typed in is there, and the sums are of both', async () => {
  const [one, two, id] = await twoWithQuote();
  const [pump, valve] = (await get(one, id)).lines;

  await call(
    router.quotes.edit,
    { id, lines: [{ act: 'change', id: pump!.id, changes: { qty: { from: '3', to: '5' } } }] },
    as(one),
  );
  await call(
    router.quotes.edit,
    {
      id,
      changes: { notes: { from: null, to: '含运费' } },
      lines: [
        { act: 'change', id: pump!.id, changes: { price: { from: '100', to: '90' } } },
        { act: 'remove', id: valve!.id },
        { act: 'add', line: { id: crypto.randomUUID(), name: '电机', qty: '1', price: '50', taxRate: '0.13' } },
      ],
    },
    as(two),
  );
  for (const device of [one, two, one, two]) await device.sync();

  const shown = await get(one, id);
  expect(shown).toMatchObject({
    notes: '含运费',
    amountExcl: 50_000,
    taxTotal: 6_500,
    lines: [
      { name: '水泵', qty: '5', price: '90', amountExcl: 45_000 },
      { name: '电机', amountExcl: 5_000 },
    ],
  });
  expect(await get(two, id)).toEqual(shown);
  expect((await call(router.sync.conflicts.list, { state: 'open' }, as(one))).total).toBe(0);
});

test('[sync 4] the same cell typed in twice shows the later value, keeps the other, and taking the other adds up anew', async () => {
  const [one, two, id] = await twoWithQuote();
  const [pump] = (await get(one, id)).lines;
  const type = (device: TestSyncDevice, to: string) =>
    call(
      router.quotes.edit,
      { id, lines: [{ act: 'change', id: pump!.id, changes: { price: { from: '100', to } } }] },
      as(device),
    );
  await type(one, '95');
  await new Promise((resolve) => setTimeout(resolve, 5));
  await type(two, '80');
  for (const device of [one, two, one, two]) await device.sync();

  expect(await get(one, id)).toMatchObject({ amountExcl: 54_000, lines: [{ price: '80' }, { price: '100' }] });
  const { rows } = await call(router.sync.conflicts.list, { state: 'open' }, as(one));
  expect(rows).toMatchObject([{ recordTable: 'quote_lines', recordId: pump!.id, field: 'price', other: '95' }]);

  await call(router.sync.conflicts.resolve, { id: rows[0]!.id, choice: 'takeMine' }, as(one));
  for (const device of [one, two]) await device.sync();
  const settled = await get(two, id);
  expect(settled).toMatchObject({ amountExcl: 58_500, lines: [{ price: '95', amountExcl: 28_500 }, { price: '100' }] });
  expect(await get(one, id)).toEqual(settled);
});

test('[sync 5] what was typed elsewhere after the quote took effect is held back with its reason', async () => {
  const [one, two, id] = await twoWithQuote();
  await call(router.quotes.submit, { id }, as(one));
  await one.sync();

  await call(router.quotes.edit, { id, changes: { notes: { from: null, to: '晚了' } } }, as(two));
  await two.sync();

  const held = two.app.db.rows<{ refusal: string }>('SELECT refusal FROM held_commands');
  expect(held.map(({ refusal }) => JSON.parse(refusal))).toEqual([{ code: 'QUOTE_LOCKED', status: 'active' }]);
  expect(await get(two, id)).toMatchObject({ status: 'active', notes: null });
});
