import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { coreRouter } from '#shared/app/router.ts';
import { contacts } from '#shared/features/contacts/contacts.tables.ts';
import { customers } from '#shared/features/customers/customers.tables.ts';
import { nameKeys } from '#shared/ledger/name-keys.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

const id = (n: number) => `01900002-0000-7000-8000-${String(n).padStart(12, '0')}`;
const north = { branchId: company.north, deptId: company.northSales, ownerId: company.mei };
const south = { branchId: company.south, deptId: company.southSales, ownerId: company.lin };

const customer = (n: number, name: string, more: Record<string, unknown> = {}) => ({
  id: id(n),
  name,
  ...nameKeys(name),
  kind: 'enterprise',
  isKey: false,
  lifecycle: 'potential',
  tags: [],
  receiveKind: 'created',
  followCount: 0,
  ...north,
  ...more,
});

const contact = (n: number, name: string, customerId: string, more: Record<string, unknown> = {}) => ({
  id: id(n),
  customerId,
  name,
  ...nameKeys(name, { person: true }),
  title: '采购经理',
  birthdayLunar: false,
  isDecisionMaker: false,
  isPrimary: true,
  doNotCall: false,
  optOut: [],
  status: 'active',
  formerCustomerIds: [],
  tags: [],
  ...north,
  ...more,
});

async function filledHost(): Promise<TestHost> {
  const host = testHost();
  host.given(customers, [
    customer(1, '武汉初客网络科技有限公司', { phone: '027-87654321', region: '武汉' }),
    customer(2, '重庆长安机械厂', { ...south, creditCode: '91350100M000100Y43' }),
    customer(3, '重庆商行', { deletedAt: 1 }),
  ]);
  host.given(contacts, [
    contact(11, '单雄信', id(1), { mobile: '13812345678' }),
    contact(12, '单雄伟', id(1), { status: 'left' }),
  ]);
  await host.app.search.ready();
  return host;
}

const quick = (host: TestHost, userId: string, text: string, rights = {}) =>
  call(coreRouter.search.quick, { text }, { context: host.as(userId, rights) });

test('one search finds companies and people by pinyin, number and code, with what tells them apart', async () => {
  const host = await filledHost();

  expect(await quick(host, company.mei, 'whck')).toEqual([
    { kind: 'customer', id: id(1), title: '武汉初客网络科技有限公司', subtitle: '武汉', rule: 'initialsPrefix' },
  ]);
  expect(await quick(host, company.mei, 'sxx')).toEqual([
    {
      kind: 'contact',
      id: id(11),
      title: '单雄信',
      subtitle: '武汉初客网络科技有限公司 · 采购经理',
      rule: 'initialsPrefix',
    },
  ]);
  expect((await quick(host, company.mei, '5678')).map((hit) => [hit.id, hit.rule])).toEqual([[id(11), 'phoneEnd']]);
  expect((await quick(host, company.mei, '91350100M000100Y43')).map((hit) => hit.id)).toEqual([id(2)]);
});

test('a search shows nothing beyond the scope or the rights of the one who asks, and nothing from the bin', async () => {
  const host = await filledHost();

  expect((await quick(host, company.mei, 'cq')).map((hit) => hit.id)).toEqual([id(2)]);
  expect(await quick(host, company.mei, 'cq', { dataScope: 'branch' })).toEqual([]);
  expect(await quick(host, company.mei, 'sxx', { actions: ['customer.view'] })).toEqual([]);
});

test('while the names are still being read, the tables answer under the same scope', async () => {
  const host = testHost();
  host.given(customers, [customer(1, '武汉初客网络'), customer(2, '武汉长安机械', south)]);

  expect((await quick(host, company.mei, '武汉', { dataScope: 'branch' })).map((hit) => hit.id)).toEqual([id(1)]);
});

test('a new name is found at once, a changed one under its new name only, a deleted one no more', async () => {
  const host = await filledHost();
  const session = host.as(company.mei);

  const { id: madeId } = await call(coreRouter.customers.create, { name: '恒源食品有限公司' }, { context: session });
  expect((await quick(host, company.mei, 'hysp')).map((hit) => hit.id)).toEqual([madeId]);

  const changes = { name: { from: '恒源食品有限公司', to: '瑞丰食品有限公司' } };
  await call(coreRouter.customers.edit, { id: madeId, changes }, { context: session });
  expect(await quick(host, company.mei, 'hysp')).toEqual([]);
  expect((await quick(host, company.mei, 'rfsp')).map((hit) => hit.id)).toEqual([madeId]);

  await call(coreRouter.customers.remove, { ids: [madeId] }, { context: session });
  expect(await quick(host, company.mei, 'rfsp')).toEqual([]);
});

test('the list finds by the same rules as the search, best first, with the total', async () => {
  const host = await filledHost();
  host.given(customers, [customer(5, '长沙中庆餐饮', { updatedAt: host.time + 5 })]);
  const list = (text: string) =>
    call(
      coreRouter.customers.list,
      { scene: 'all', text, filters: [], offset: 0, limit: 10 },
      {
        context: host.as(company.mei),
      },
    );

  expect((await list('cqca')).rows.map((row) => row.id)).toEqual([id(2)]);
  expect(await list('zqca')).toMatchObject({ total: 1 });
  expect(await list('不存在的公司')).toEqual({ rows: [], total: 0 });
});

test('[china 5.7] a likely duplicate is told, by its masked name where the asker may not see it', async () => {
  const host = await filledHost();
  const check = (input: object, rights = {}) =>
    call(coreRouter.customers.checkDuplicates, input, { context: host.as(company.mei, rights) });

  expect(await check({ name: '初客网络科技（武汉）有限公司' })).toEqual([
    { customerId: id(1), name: '武汉初客网络科技有限公司', score: 80, rule: 'core', blocks: false },
  ]);
  expect(await check({ creditCode: '91350100m000100y43' }, { dataScope: 'branch' })).toEqual([
    { customerId: null, name: '重庆***械厂', score: 100, rule: 'creditCode', blocks: true },
  ]);
  expect(await check({ phone: '027 8765 4321', exceptId: id(1) })).toEqual([]);
});

test('[china 5.6] suggestions come best first', async () => {
  const host = await filledHost();
  const suggested = await call(
    coreRouter.customers.suggest,
    { text: 'chongqing', limit: 5 },
    { context: host.as(company.mei) },
  );
  expect(suggested).toEqual([{ id: id(2), name: '重庆长安机械厂', matched: 'pinyinPrefix' }]);
});

test('people are suggested by the same rules, and those who left are not', async () => {
  const host = await filledHost();
  const suggest = (input: { text: string; customerId?: string }) =>
    call(coreRouter.contacts.suggest, { ...input, limit: 5 }, { context: host.as(company.mei) });

  const expected = [{ id: id(11), name: '单雄信', customerId: id(1), customerName: '武汉初客网络科技有限公司' }];
  expect(await suggest({ text: 'shanx' })).toEqual(expected);
  expect(await suggest({ text: '单', customerId: id(1) })).toEqual(expected);
});
