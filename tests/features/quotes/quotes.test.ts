import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { quotesRouter } from '#shared/features/quotes/quotes.router.ts';
import { pump, quoteWorld } from '../../support/quote-world.ts';
import { company } from '../../support/test-host.ts';

const day = 24 * 3_600_000;
let { host, mei, customerId, newQuote, get } = {} as Awaited<ReturnType<typeof quoteWorld>>;

beforeEach(async () => {
  ({ host, mei, customerId, newQuote, get } = await quoteWorld());
});
afterEach(() => host.close());

test('a quote has a number, thirty days of validity and the figures of its lines', async () => {
  const id = await newQuote([pump, { ...pump, name: '阀门', price: '0.195', qty: '1198' }]);

  expect(await get(id)).toMatchObject({
    no: 'QT-N-202601-0001',
    version: 1,
    status: 'draft',
    quoteDate: '2026-01-05',
    validUntil: '2026-02-04',
    customerName: '甲公司',
    ownerName: '李梅',
    amountExcl: 30000 + 23361,
    taxTotal: 3900 + 3037,
    amountIncl: 33900 + 26398,
    lineCount: 2,
    lines: [
      { name: '水泵', amountExcl: 30000, tax: 3900, amountIncl: 33900, netPrice: '100' },
      { name: '阀门', amountExcl: 23361, tax: 3037, amountIncl: 26398 },
    ],
  });
});

test('[T-4.4a] totals come from the lines, whatever the mode, the discounts and the words between', async () => {
  const id = await newQuote(
    [
      { kind: 'group', name: '一、设备' },
      { ...pump, price: '379', qty: '1' },
      { ...pump, price: '379', qty: '1', discountRate: '0.1' },
      { ...pump, name: '赠送滤芯', kind: 'gift', qty: '2', price: '20' },
      { kind: 'note', name: '含安装' },
    ],
    { taxMode: 'included', headerDiscountAmount: 2010 },
  );

  const found = await get(id);
  expect(found).toMatchObject({ lineDiscount: 3790, headerDiscount: 2010, amountIncl: 70000, lineCount: 3 });
  const sum = (field: 'amountExcl' | 'tax' | 'amountIncl') => found.lines.reduce((all, line) => all + line[field], 0);
  expect([sum('amountExcl'), sum('tax'), sum('amountIncl')]).toEqual([
    found.amountExcl,
    found.taxTotal,
    found.amountIncl,
  ]);
});

test('the editor adds, changes, moves and removes lines in one go, and brings a removed one back', async () => {
  const id = await newQuote([pump, { ...pump, name: '阀门' }]);
  const [first, second] = (await get(id)).lines;
  const third = '01900000-0000-7000-8000-0000000000aa';

  await call(
    quotesRouter.edit,
    {
      id,
      lines: [
        { act: 'add', line: { id: third, name: '电机', qty: '2', price: '50', taxRate: '0.13' } },
        { act: 'change', id: first!.id, changes: { qty: { from: '3', to: '5' }, position: { from: 1, to: 2.5 } } },
        { act: 'remove', id: second!.id },
      ],
    },
    mei,
  );
  expect(await get(id)).toMatchObject({
    amountExcl: 60000,
    lines: [
      { name: '水泵', qty: '5' },
      { id: third, name: '电机' },
    ],
  });

  await call(quotesRouter.edit, { id, lines: [{ act: 'add', line: { id: second!.id, name: '阀门' } }] }, mei);
  expect((await get(id)).lines.map(({ name }) => name)).toEqual(['阀门', '水泵', '电机']);
});

test('a line of another quote cannot be reached', async () => {
  const [mine, other] = [await newQuote(), await newQuote()];
  const [line] = (await get(other)).lines;

  await call(quotesRouter.edit, { id: mine, lines: [{ act: 'remove', id: line!.id }] }, mei);

  expect((await get(other)).lines).toHaveLength(1);
});

test('switching the tax mode converts each price once; prices typed before it mean what they meant', async () => {
  const id = await newQuote([{ ...pump, listPrice: '120' }]);

  await call(quotesRouter.switchTax, { id, taxMode: 'included' }, mei);
  const switched = await get(id);
  expect(switched).toMatchObject({
    taxMode: 'included',
    amountIncl: 33900,
    lines: [{ price: '113', listPrice: '135.6' }],
  });

  const changes = { price: { from: '100', to: '200' } };
  const lines = [{ act: 'change' as const, id: switched.lines[0]!.id, changes }];
  const saved = await call(quotesRouter.edit, { id, taxMode: 'excluded', lines }, mei);
  expect(saved.conflicts).toBeUndefined();
  expect(await get(id)).toMatchObject({ amountIncl: 67800, lines: [{ price: '226' }] });
});

test('[T-4.4b] an imported item without lead time is refused with the line named, and so is one below its minimum', async () => {
  const imported = { ...pump, name: '进口轴承', isImported: true };
  const id = await newQuote([pump, imported]);

  await expect(call(quotesRouter.submit, { id }, mei)).rejects.toMatchObject({
    code: 'QUOTE_INCOMPLETE',
    data: {
      problems: [
        { row: 2, name: '进口轴承', rule: 'leadTimeDays' },
        { row: 2, name: '进口轴承', rule: 'moq' },
      ],
    },
  });

  const line = (await get(id)).lines[1]!;
  const change = (changes: object) =>
    call(quotesRouter.edit, { id, lines: [{ act: 'change', id: line.id, changes }] }, mei);
  await change({ leadTimeDays: { from: null, to: 5 }, moq: { from: null, to: '10' } });
  await expect(call(quotesRouter.submit, { id }, mei)).rejects.toMatchObject({
    code: 'QUOTE_BELOW_MOQ',
    data: { problems: [{ row: 2, name: '进口轴承', rule: 'belowMoq' }] },
  });
  await change({ qty: { from: '3', to: '12' }, orderMultiple: { from: null, to: '5' } });
  await expect(call(quotesRouter.submit, { id }, mei)).rejects.toMatchObject({
    code: 'QUOTE_BELOW_MOQ',
    data: { problems: [{ rule: 'orderMultiple' }] },
  });
  await change({ qty: { from: '12', to: '15' } });
  expect(await call(quotesRouter.submit, { id }, mei)).toMatchObject({ status: 'active' });
});

test('[china 5.8] the delivery date counts working days from the day the quote takes effect', async () => {
  host.time = Date.UTC(2026, 1, 12, 1);
  const line = { ...pump, leadTimeDays: 5 };
  const id = await newQuote([line]);
  const natural = await newQuote([line], { deliveryDays: 'natural' });
  expect((await get(natural)).lines[0]).toMatchObject({ deliveryDate: '2026-02-17' });
  expect(await get(id)).toMatchObject({ longestLeadDays: 5, lines: [{ deliveryDate: '2026-02-26' }] });

  host.time += 12 * day;
  await call(quotesRouter.submit, { id }, mei);

  expect(await get(id)).toMatchObject({ effectiveOn: '2026-02-24', lines: [{ deliveryDate: '2026-03-02' }] });
});

test('cost and margin are only for those with the right to see them', async () => {
  const id = await newQuote([{ ...pump, cost: '60' }]);
  expect(await get(id)).toMatchObject({ costTotal: 18000, margin: 12000, lines: [{ cost: '60' }] });
  const noCost = host.as(company.mei, { actions: ['quote.view', 'quote.create', 'customer.view'] });
  const covered = { ...noCost, actor: { ...noCost.actor, fields: { quote: hiddenCost } } };

  expect(await call(quotesRouter.get, { id }, { context: covered })).toMatchObject({
    costTotal: null,
    margin: null,
    lines: [{ cost: null }],
  });
});

const hidden = { access: 'hidden', mask: 'everywhere' } as const;
const hiddenCost = { cost: hidden, costTotal: hidden, margin: hidden };

test('deleted quotes go to the bin with their lines and come back; ordered ones and waiting ones stay', async () => {
  const id = await newQuote();
  await call(quotesRouter.remove, { ids: [id] }, mei);
  expect((await call(quotesRouter.list, { scene: 'bin' }, mei)).rows).toMatchObject([{ id }]);
  await call(quotesRouter.restore, { ids: [id] }, mei);
  expect((await get(id)).lines).toHaveLength(1);
});

test('who a quote is for must be visible, its contact must be theirs, and its days in order', async () => {
  const contactId = (
    await call(
      router.contacts.create,
      { customerId: (await call(router.customers.create, { name: '乙公司' }, mei)).id, name: '张伟' },
      mei,
    )
  ).id;
  await expect(newQuote([pump], { contactId })).rejects.toMatchObject({ data: { rule: 'otherCustomer' } });
  await expect(newQuote([pump], { validUntil: '2026-01-01' })).rejects.toMatchObject({
    data: { rule: 'beforeQuoteDate' },
  });
  const lin = { context: host.as(company.lin, { dataScope: 'own' }) };
  await expect(call(quotesRouter.create, { customerId }, lin)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
});
