import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { coreRouter } from '#shared/app/router.ts';
import { demoId, isDemoId } from '#shared/features/demo/demo.model.ts';
import { demoCustomerRows } from '#shared/features/demo/demo-customers.ts';
import { demoLeadRows } from '#shared/features/demo/demo-leads.ts';
import { roles } from '#shared/features/people/people.tables.ts';
import { companyNorm } from '#shared/kernel/china/company-name.ts';
import { isCreditCode } from '#shared/kernel/china/credit-code.ts';
import { isMobile, isPhone } from '#shared/kernel/china/phone.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const today = Date.UTC(2026, 10, 22, 4);
const day = 86_400_000;
const plan = { run: 0xabc, today };

const people = ['branches', 'departments', 'users', 'customers', 'contacts', 'follow_ups', 'tasks', 'leads'];
const catalogue = ['product_lines', 'products', 'price_books', 'price_book_entries'];
const sales = [
  'opportunities',
  'opportunity_steps',
  'quotes',
  'quote_lines',
  'contracts',
  'contract_lines',
  'orders',
  'order_lines',
];
const tables = [...people, ...catalogue, ...sales, 'deliveries', 'delivery_lines', 'events'];
const contents = (host: TestHost) =>
  Object.fromEntries(tables.map((table) => [table, host.app.db.rows(`SELECT * FROM ${table} ORDER BY id`)]));
const remaining = (host: TestHost) =>
  tables
    .flatMap((table) => host.app.db.rows<{ id: string }>(`SELECT id FROM ${table}`))
    .filter((row) => isDemoId(row.id));

function manager(host: TestHost) {
  return { context: host.as(company.manager) };
}

test('the sample is the same for the same plan, and every code, number and name is valid and its own', () => {
  const parts = Array.from({ length: 20 }, (_, part) => demoCustomerRows(plan, part));
  const customers = parts.flatMap((part) => part.customers);
  const contacts = parts.flatMap((part) => part.contacts);

  expect(demoCustomerRows(plan, 7)).toEqual(parts[7]);
  expect(customers).toHaveLength(2000);
  expect(customers.filter(({ creditCode }) => !isCreditCode(creditCode!))).toEqual([]);
  expect(customers.filter(({ phone }) => !isPhone(phone!))).toEqual([]);
  expect(contacts.filter(({ mobile }) => !isMobile(mobile!))).toEqual([]);
  const unfilled = parts.flatMap((part) => part.followUps).filter(({ content }) => /[{}]|undefined/.test(content));
  expect(unfilled).toEqual([]);
  for (const values of [
    customers.map(({ name }) => companyNorm(name)),
    customers.map(({ creditCode }) => creditCode),
    contacts.map(({ mobile }) => mobile),
    parts.flatMap((part) =>
      [...part.customers, ...part.contacts, ...part.followUps, ...part.tasks].map(({ id }) => id),
    ),
  ]) {
    expect(new Set(values).size).toBe(values.length);
  }
});

test('next contacts lie around today, and nothing happened in the future', () => {
  const parts = Array.from({ length: 5 }, (_, part) => demoCustomerRows(plan, part));
  const due = parts.flatMap((part) => part.customers).flatMap(({ nextContactAt }) => nextContactAt ?? []);
  expect(Math.min(...due)).toBeGreaterThan(today - 5 * day);
  expect(Math.max(...due)).toBeLessThan(today + 17 * day);
  const past = [...parts.flatMap((part) => part.followUps), ...demoLeadRows(plan, 0).followUps].map(({ at }) => at);
  expect(Math.max(...past)).toBeLessThanOrEqual(today);
});

test('installed and removed again with one call each, the company is as it was before', async () => {
  const host = testHost();
  host.given(roles, [
    { id: company.south, name: '营销人员', template: 'marketing', actions: [], dataScope: 'department' },
  ]);
  const before = contents(host);

  const counts = await call(coreRouter.demo.install, undefined, manager(host));
  expect(counts).toMatchObject({ customers: 2000, leads: 600, people: 20 });
  expect(counts.followUps).toBeGreaterThan(4000);
  await expect(call(coreRouter.demo.install, undefined, manager(host))).rejects.toMatchObject({
    code: 'DEMO_INSTALLED',
  });

  const { removed, binned } = await call(coreRouter.demo.remove, undefined, manager(host));
  expect([removed > 9000, binned]).toEqual([true, 0]);
  expect(contents(host)).toEqual(before);
  expect(await call(coreRouter.demo.status, undefined, manager(host))).toMatchObject({ installed: false });
}, 60_000);

test('own work on a sample record goes to the bin with it, and own records leave sample people', async () => {
  const host = testHost();
  const session = manager(host);
  await call(coreRouter.demo.install, undefined, session);
  const sample = host.app.db.row<{ id: string; owner: string }>(
    'SELECT id, owner_id AS owner FROM customers WHERE id LIKE ? ORDER BY id LIMIT 1',
    '00000000-de30-%',
  )!;
  const input = {
    targetType: 'customer' as const,
    targetId: sample.id,
    method: 'phone' as const,
    content: '我自己写的',
  };
  const own = await call(coreRouter.followUps.create, input, session);
  const given = await call(coreRouter.customers.create, { name: '自己的客户有限公司', ownerId: sample.owner }, session);

  expect(await call(coreRouter.demo.remove, undefined, session)).toMatchObject({ binned: 1 });

  const state = (table: string, id: string) =>
    host.app.db.row(`SELECT owner_id AS owner, deleted_at IS NULL AS live FROM ${table} WHERE id = ?`, id);
  expect(state('follow_ups', own.id)).toEqual({ owner: company.manager, live: 0 });
  expect(state('customers', sample.id)).toEqual({ owner: company.manager, live: 0 });
  expect(state('customers', given.id)).toEqual({ owner: company.manager, live: 1 });
  expect(await call(coreRouter.demo.status, undefined, session)).toMatchObject({ installed: false });
  expect(remaining(host).length).toBeLessThan(20);
}, 60_000);

test('only who may do everything adds or removes the sample', async () => {
  const host = testHost();
  const context = host.as(company.mei, { actions: ['customer.create'] });
  await expect(call(coreRouter.demo.install, undefined, { context })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await expect(call(coreRouter.demo.remove, undefined, { context })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  expect(isDemoId(demoId(plan, 'lead', 599))).toBe(true);
  expect(isDemoId(company.mei)).toBe(false);
});

test('the sample shows the whole chain of a sale, each figure from its lines', async () => {
  const host = testHost();
  host.given(roles, [
    { id: company.south, name: '营销人员', template: 'marketing', actions: [], dataScope: 'department' },
  ]);
  await call(coreRouter.demo.install, undefined, manager(host));
  const page = { scene: 'all' as const, filters: [], offset: 0, limit: 10 };

  const quotes = await call(coreRouter.quotes.list, page, manager(host));
  const orders = await call(coreRouter.orders.list, page, manager(host));
  const contracts = await call(coreRouter.contracts.list, page, manager(host));
  const deals = await call(coreRouter.opportunities.list, page, manager(host));
  const products = await call(coreRouter.products.list, page, manager(host));
  const events = await call(coreRouter.schedule.list, page, manager(host));

  expect(quotes.rows).toMatchObject([{ amountIncl: 2_486_000, lineCount: 2, status: 'draft' }]);
  expect(orders.rows).toMatchObject([{ amountIncl: 2_712_000, deliveryState: 'part', status: 'executing' }]);
  expect(contracts.rows).toMatchObject([{ kind: 'framework', amountIncl: 20_000_000, orderedAmount: 2_712_000 }]);
  expect([deals.total, products.total, events.total]).toEqual([2, 3, 1]);
  await call(coreRouter.demo.remove, undefined, manager(host));
  expect(await call(coreRouter.orders.list, page, manager(host))).toEqual({ rows: [], total: 0 });
  expect(await call(coreRouter.contracts.list, page, manager(host))).toEqual({ rows: [], total: 0 });
}, 60_000);
