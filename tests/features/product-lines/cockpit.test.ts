import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import { followUps } from '#shared/features/follow-ups/follow-ups.tables.ts';
import { orderLines, orders } from '#shared/features/orders/orders.tables.ts';
import { indicators } from '#shared/features/product-lines/cockpit.model.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let as: { context: ReturnType<TestHost['as']> };
let lineId: string;
const days = { from: '2026-01-01', to: '2026-01-31' };
const idOf = (no: number) => `01900000-0000-7000-8000-0000000000b${no}`;
const home = { branchId: company.north, deptId: company.northSales, ownerId: company.mei };

/** A line with two products; 甲 bought in January, 乙 only in December. */
beforeEach(async () => {
  host = testHost();
  as = { context: host.as(company.manager) };
  const targets = [{ month: '2026-01', revenue: 500_000 }];
  ({ id: lineId } = await call(router.productLines.create, { name: '水泵', managerId: company.mei, targets }, as));
  const made = [];
  for (const code of ['A', 'B']) {
    made.push(await call(router.products.create, { code, name: `泵${code}`, lineId, cost: '6', price: '113' }, as));
  }
  const customerIds = [];
  for (const name of ['甲公司', '乙公司']) {
    customerIds.push((await call(router.customers.create, { name }, { context: host.as(company.mei) })).id);
  }
  const [first, second] = customerIds as [string, string];
  givenOrder(idOf(1), first, '2026-01-10', [
    [made[0]!.id, 100_000, '10'],
    [made[1]!.id, 50_001, '5'],
  ]);
  givenOrder(idOf(2), first, '2026-01-20', [[made[0]!.id, 20_000, '2']]);
  givenOrder(idOf(3), second, '2025-12-15', [[made[0]!.id, 99_000, '9']]);
  const followUp = {
    targetType: 'customer',
    targetId: first,
    customerId: first,
    method: 'phone',
    contactIds: [],
    at: host.time,
    ...home,
  };
  host.given(followUps, [
    { id: idOf(4), ...followUp, content: '客户投诉噪声大', result: 'noProgress' },
    { id: idOf(5), ...followUp, content: '回访满意', result: 'progress' },
  ]);
});
afterEach(() => host.close());

function givenOrder(id: string, customerId: string, orderDate: string, lines: [string, number, string][]): void {
  const progress = { deliveryState: 'none', receiptState: 'none', invoiceState: 'none', status: 'executing' };
  const figures = { amountExcl: 0, taxTotal: 0, amountIncl: 0, totalDue: 0, lineDiscount: 0, headerDiscount: 0 };
  const sums = { exactGross: 0, exactNet: 0, lineCount: 1, receivedAmount: 0, invoicedAmount: 0, freight: 0 };
  const rest = { currency: 'CNY', taxMode: 'excluded', priority: 'normal', version: 1, shipTo: {}, personalTerms: [] };
  host.given(orders, [
    { id, no: id, customerId, orderDate, ...progress, ...figures, ...sums, ...rest, tags: [], ...home },
  ]);
  host.given(
    orderLines,
    lines.map(([productId, amountExcl, qty], position) => ({
      id: `${id}-${position}`,
      orderId: id,
      position,
      kind: 'product',
      productId,
      name: '泵',
      qty,
      price: '1',
      taxRate: '0.13',
      isImported: false,
      cost: '6',
      amountExcl,
      tax: 0,
      amountIncl: 0,
      netPrice: '1',
      exactNet: 0,
      deliveredQty: '0',
      returnedQty: '0',
      closedQty: '0',
      invoicedAmount: 0,
      ...home,
    })),
  );
}

test('[T-4.3] a product line shows nine indicators, and each is the sum of the rows that it opens', async () => {
  const { tiles, name } = await call(router.productLines.cockpit, { kind: 'line', id: lineId, ...days }, as);

  expect(name).toBe('水泵');
  expect(Object.fromEntries(tiles.map(({ indicator, value }) => [indicator, value]))).toEqual({
    priceBook: 0,
    target: 500_000,
    funnel: 0,
    revenue: 170_001,
    margin: 170_001 - 17 * 600,
    documents: 2,
    complaints: 1,
    satisfaction: 1,
    churn: 1,
  });
  for (const indicator of indicators) {
    const question = { kind: 'line' as const, id: lineId, ...days, indicator };
    const { rows, total, value } = await call(router.productLines.cockpitRows, question, as);
    const sum = rows.reduce((left, row) => left + row.value, 0);
    expect([indicator, sum, total]).toEqual([indicator, value, rows.length]);
    expect(value).toBe(tiles.find((each) => each.indicator === indicator)!.value);
  }
});

test('who may not see orders or their cost sees no figure of them, and a narrow scope counts its own only', async () => {
  const actions = ['productLine.view', 'order.view', 'quote.view', 'customer.view'];
  const other = { context: host.as(company.lin, { actions, dataScope: 'own' }) };
  const { tiles } = await call(router.productLines.cockpit, { kind: 'line', id: lineId, ...days }, other);

  const values = Object.fromEntries(tiles.map(({ indicator, value }) => [indicator, value]));
  expect(values).toMatchObject({ revenue: 0, documents: 0, churn: 0, margin: null, complaints: null, priceBook: null });
});

test('the same is asked of a brand, a segment, a category and one product', async () => {
  const { rows } = await call(router.products.list, { text: '泵A' }, as);
  const question = { kind: 'product' as const, id: rows[0]!.id, ...days };

  const { tiles } = await call(router.productLines.cockpit, question, as);

  expect(tiles.find(({ indicator }) => indicator === 'revenue')).toMatchObject({ value: 120_000, rows: 2 });
});

test('[T-4.3] an opportunity without products counts in the funnel of the product line it is about, once', async () => {
  const customer = await call(router.customers.create, { name: '丙公司' }, as);
  const input = { customerId: customer.id, name: '丙的商机', expectedCloseOn: '2026-03-01', amount: 700_000 };
  const deal = await call(router.opportunities.create, { ...input, productLineId: lineId }, as);

  const question = { kind: 'line' as const, id: lineId, ...days };
  const funnel = () => call(router.productLines.cockpitRows, { ...question, indicator: 'funnel' }, as);
  expect(await funnel()).toMatchObject({ rows: [{ id: deal.id, value: 700_000 }], value: 700_000 });

  const line = { id: idOf(9), productId: null, name: '配件', unit: null, qty: '1', price: '5', discountRate: null };
  await call(router.opportunities.setLines, { id: deal.id, lines: { from: [], to: [line] } }, as);
  expect(await funnel()).toMatchObject({ rows: [], value: 0 });
});
