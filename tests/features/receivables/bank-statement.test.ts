import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { guessBankColumns } from '#shared/features/receivables/bank-line.model.ts';
import { type ReceivableWorld, receivableWorld } from '../../support/receivable-world.ts';
import { company } from '../../support/test-host.ts';

let world: ReceivableWorld;
let bankAccountId: string;

beforeEach(async () => {
  world = await receivableWorld();
  const account = { name: '基本户', accountNo: '1100123456785678' };
  bankAccountId = (await call(router.receipts.saveAccount, account, world.manager)).id;
});
afterEach(() => world.host.close());

/** A file as a bank writes it: its own head, money in and out, a sum at the end. */
const csv = (...rows: string[]) =>
  new File(
    [
      [
        '账号：1100123456785678',
        '户名：本公司',
        '交易日期,交易时间,收入金额,支出金额,对方户名,交易流水号,摘要',
        ...rows,
      ].join('\n'),
    ],
    '流水.csv',
  );
const read = (file: File, more: object = {}) =>
  call(router.receipts.readStatement, { file, bankAccountId, ...more }, world.mei);

test('[T-4.5] a bank’s file is read below its own head: money that came in, matched; money that went out left alone', async () => {
  const orderId = await world.ordered('99.50');
  const { no } = await world.order(orderId);
  const found = await read(
    csv(
      '20260301,101530,99.50,,甲公司,F-1,货款',
      `2026/03/02,09:00,"1,000.00",0.00,某某公司,F-2,付${no}货款`,
      '2026-03-03,10:00,,500.00,供应商,F-3,采购',
      '2026-03-04,10:00,abc,,某人,F-4,',
      ',合计,1099.50,500.00,,,',
    ),
  );

  expect(found.lines).toMatchObject([
    { date: '2026-03-01', amount: 9950, payerName: '甲公司', bankRef: 'F-1', text: '货款', knownAs: null },
    { date: '2026-03-02', amount: 100_000, payerName: '某某公司', bankRef: 'F-2' },
  ]);
  expect(found.lines[0]!.suggestions[0]).toMatchObject({ orderId, reasons: ['name', 'amount'] });
  expect(found.lines[1]!.suggestions[0]).toMatchObject({ orderId, reasons: ['reference'] });
  expect([found.outgoing, found.unread]).toEqual([1, [7]]);
});

test('[T-4.5] the same file again finds every line entered; a period that overlaps brings only what is new', async () => {
  const rows = ['2026-03-01,,100,,甲公司,,货款', '2026-03-01,,100,,甲公司,,货款', '2026-03-02,,20,,甲公司,F-2,尾款'];
  const first = await read(csv(...rows));
  expect(new Set(first.lines.map(({ bankRef }) => bankRef)).size).toBe(3);
  for (const { date, amount, bankRef } of first.lines) {
    await world.paid(amount, { receivedOn: date, bankAccountId, bankRef });
  }

  const again = await read(csv(...rows, '2026-03-03,,5,,甲公司,F-3,'));
  expect(again.lines.map(({ knownAs }) => knownAs?.status ?? null)).toEqual(['draft', 'draft', 'draft', null]);
  const { date, amount, bankRef } = again.lines[0]!;
  await expect(world.paid(amount, { receivedOn: date, bankAccountId, bankRef })).rejects.toMatchObject({
    code: 'BANK_REFERENCE_TAKEN',
  });
  expect((await call(router.receipts.list, {}, world.mei)).total).toBe(3);
});

test('one column of amounts with its direction, and columns that a person names', async () => {
  expect(guessBankColumns(['记账日期', '借贷标志', '交易金额', '对方户名', '附言', '凭证号'])).toEqual({
    date: 0,
    direction: 1,
    amount: 2,
    payerName: 3,
    text: 4,
    bankRef: 5,
  });
  const file = new File(['日期,收支,金额,甲,乙\n2026-03-01,贷,8.8,丙公司,一\n2026-03-01,借,9,丙公司,二'], 'b.csv');
  const columns = { date: 0, direction: 1, amount: 2, payerName: 3, bankRef: 4 };

  expect((await read(file)).lines[0]).toMatchObject({ amount: 880, payerName: '' });
  expect(await read(file, { columns })).toMatchObject({
    lines: [{ amount: 880, payerName: '丙公司', bankRef: '一' }],
    outgoing: 1,
  });
});

test('a file without days and amounts is refused with the reason, and nobody reads one who may not enter receipts', async () => {
  await expect(read(new File(['姓名,电话\n甲,1'], 'x.csv'))).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
    data: { reason: 'noHeader' },
  });
  const guest = { context: world.host.as(company.mei, { actions: ['receivable.view'] }) };
  await expect(call(router.receipts.readStatement, { file: csv(), bankAccountId }, guest)).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  });
});
