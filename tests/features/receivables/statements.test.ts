import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { templateContents } from '#shared/features/people/role-templates.model.ts';
import { part, type ReceivableWorld, receivableWorld } from '../../support/receivable-world.ts';

let world: ReceivableWorld;

beforeEach(async () => {
  world = await receivableWorld();
});
afterEach(() => world.host.close());

test('who owes what since when adds up, orders without periods too', async () => {
  const { mei, customerId, ordered, planned } = world;
  const orderId = await ordered('100');
  await planned(orderId, [part('0.5', { condition: 'fixedDay', dueDate: '2025-12-01' })]);
  const { rows, totals } = await call(router.receivables.ageing, { asOf: '2026-02-15' }, mei);

  expect(rows).toMatchObject([{ customerId, customerName: '甲公司', upTo90: 5000, total: 10_000 }]);
  expect(totals.total).toBe(10_000);
});

test('a month’s statement begins with what was owed and ends with what is', async () => {
  const { mei, customerId, ordered, receipt, confirmed } = world;
  await ordered('100');
  const id = await confirmed(3000, { discount: 100 });
  const { receivedOn } = await receipt(id);
  const found = await call(router.receivables.statement, { customerId, month: receivedOn.slice(0, 7) }, mei);

  expect(found).toMatchObject({ opening: 0, debits: 10_000, credits: 3100, closing: 6900 });
  expect(found.rows.at(-1)!.balance).toBe(6900);
});

test('lines of a bank statement find whom they are from, and are never counted twice', async () => {
  const { mei, manager, ordered, order, confirmed } = world;
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

test('a statement leaves as a workbook or on paper, and that is written down', async () => {
  const { manager, customerId, ordered, receipt, confirmed } = world;
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
