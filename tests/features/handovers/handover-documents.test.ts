import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { coreRouter as router } from '#shared/app/router.ts';
import type { HandoverPlan } from '#shared/features/handovers/handover.model.ts';
import { orderLines, orders } from '#shared/features/orders/orders.tables.ts';
import { receivablePlans } from '#shared/features/receivables/receivables.tables.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let admin: { context: ReturnType<TestHost['as']> };
let mei: { context: ReturnType<TestHost['as']> };
beforeEach(() => {
  host = testHost();
  admin = { context: host.as(company.manager) };
  mei = { context: host.as(company.mei) };
});
afterEach(() => host.close());

const plan: HandoverPlan = {
  rules: [{ kind: 'customers', successorId: company.manager, levels: ['A'] }],
  successorId: company.lin,
  previousOwner: 'removed',
  withContacts: true,
  withTasks: true,
  disable: true,
};
const idOf = (no: number) => `01900000-0000-7000-8000-0000000000c${no}`;
const home = { branchId: company.north, deptId: company.northSales, ownerId: company.mei };

function givenOrder(no: number, customerId: string, status: string): void {
  const progress = { deliveryState: 'none', receiptState: 'none', invoiceState: 'none', status };
  const figures = { amountExcl: 0, taxTotal: 0, amountIncl: 0, totalDue: 0, lineDiscount: 0, headerDiscount: 0 };
  const sums = { exactGross: 0, exactNet: 0, lineCount: 1, receivedAmount: 0, invoicedAmount: 0, freight: 0 };
  const rest = { currency: 'CNY', taxMode: 'excluded', priority: 'normal', version: 1, shipTo: {}, personalTerms: [] };
  const row = { id: idOf(no), no: `DD${no}`, customerId, orderDate: '2026-01-05', tags: [] };
  host.given(orders, [{ ...row, ...progress, ...figures, ...sums, ...rest, ...home }]);
}

/** Two customers of 梅, one of level A; deals, a quote, orders with a plan, and appointments. */
async function work() {
  const key = await call(router.customers.create, { name: '重点客户', level: 'A' }, mei);
  const other = await call(router.customers.create, { name: '普通客户', level: 'B' }, mei);
  const deal = (customerId: string, name: string) =>
    call(router.opportunities.create, { customerId, name, expectedCloseOn: '2026-12-31' }, mei);
  const open = await deal(key.id, '进行中');
  const lost = await deal(other.id, '输了');
  await call(router.opportunities.lose, { id: lost.id, reason: 'price' }, mei);
  const dates = { quoteDate: '2026-01-05', validUntil: '2026-02-05', taxMode: 'included' as const };
  const quote = await call(router.quotes.create, { customerId: other.id, name: '报价', ...dates }, mei);
  givenOrder(1, key.id, 'executing');
  givenOrder(2, other.id, 'closed');
  host.given(orderLines, [orderLineOf(1)]);
  host.given(receivablePlans, [planOf(key.id)]);
  const at = host.time + 86_400_000;
  const times = { startAt: at, endAt: at + 3_600_000 };
  const visit = await call(router.schedule.create, { title: '拜访', reminders: [15], ...times }, mei);
  const secret = await call(router.schedule.create, { title: '体检', visibility: 'private', ...times }, mei);
  return { open, lost, quote, visit, secret };
}

const orderLineOf = (order: number) => ({
  id: idOf(5),
  orderId: idOf(order),
  position: 1,
  kind: 'product' as const,
  name: '泵',
  qty: '1',
  price: '1',
  taxRate: '0.13',
  isImported: false,
  amountExcl: 100,
  tax: 13,
  amountIncl: 113,
  netPrice: '1',
  exactNet: 0,
  deliveredQty: '0',
  returnedQty: '0',
  closedQty: '0',
  invoicedAmount: 0,
  ...home,
});

const planOf = (customerId: string) => ({
  id: idOf(6),
  customerId,
  orderId: idOf(1),
  period: 1,
  termDays: 0,
  title: '首付',
  amount: 113,
  receivedAmount: 0,
  currency: 'CNY',
  condition: 'date',
  status: 'open' as const,
  tags: [],
  ...home,
});

const ownerOf = (table: string, id: string) =>
  host.app.db.row<{ owner: string }>(`SELECT owner_id AS owner FROM ${table} WHERE id = ?`, id)?.owner;

test('[U-3.4] a hand-over takes deals, documents and appointments along: with their customer, and nothing is orphaned', async () => {
  const made = await work();
  const preview = await call(router.handovers.preview, { userId: company.mei, plan }, admin);
  expect(preview.counts).toMatchObject({ opportunities: 1, quotes: 1, orders: 1, receivables: 1, events: 1 });
  expect(preview.shares).toMatchObject([
    { successorId: company.lin, documents: 1, events: 1 },
    { successorId: company.manager, documents: 3, events: 0 },
  ]);

  const { id } = await call(router.handovers.start, { userId: company.mei, plan }, admin);
  let left = 1;
  while (left > 0) ({ left } = await call(router.handovers.step, { id, limit: 2 }, admin));

  expect({
    open: ownerOf('opportunities', made.open.id),
    quote: ownerOf('quotes', made.quote.id),
    order: ownerOf('orders', idOf(1)),
    line: ownerOf('order_lines', idOf(5)),
    plan: ownerOf('receivable_plans', idOf(6)),
    closed: ownerOf('orders', idOf(2)),
    visit: ownerOf('events', made.visit.id),
    secret: ownerOf('events', made.secret.id),
  }).toEqual({
    open: company.manager,
    quote: company.lin,
    order: company.manager,
    line: company.manager,
    plan: company.manager,
    closed: company.mei,
    visit: company.lin,
    secret: company.mei,
  });
  const [said] = await call(router.handovers.list, { userId: company.mei }, admin);
  expect(said).toMatchObject({
    status: 'finished',
    moved: { opportunities: 1, quotes: 1, orders: 1, receivables: 1, events: 1 },
    left: { opportunities: 0, quotes: 0, orders: 0, receivables: 0, events: 0 },
  });
  expect(await call(router.users.get, { id: company.mei }, admin)).toMatchObject({ status: 'disabled' });
});

test('nobody is disabled while a document that is not over is theirs', async () => {
  const customer = await call(router.customers.create, { name: '经理的客户' }, admin);
  givenOrder(1, customer.id, 'executing');
  await call(router.users.setStatus, { id: company.mei, status: 'leaving' }, admin);

  await expect(call(router.users.setStatus, { id: company.mei, status: 'disabled' }, admin)).rejects.toMatchObject({
    code: 'USER_HAS_OPEN_RECORDS',
    data: { customers: 0, documents: 1 },
  });
});
