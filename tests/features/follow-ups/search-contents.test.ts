import { call } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { customersRouter } from '#shared/features/customers/customers.router.ts';
import { followUpsRouter } from '#shared/features/follow-ups/follow-ups.router.ts';
import { company, type TestHost, testHost } from '../../support/test-host.ts';

let host: TestHost;
let mei: { context: ReturnType<TestHost['as']> };
let targetId: string;

beforeEach(async () => {
  host = testHost();
  mei = { context: host.as(company.mei) };
  targetId = (await call(customersRouter.create, { name: '甲公司' }, mei)).id;
});
afterEach(() => host.close());

async function say(content: string, nextContent?: string): Promise<string> {
  host.time += 60_000;
  const next = nextContent ? { nextContent, nextContactAt: host.time + 86_400_000 } : {};
  const input = { targetType: 'customer' as const, targetId, method: 'phone' as const, content, ...next };
  return (await call(followUpsRouter.create, input, mei)).id;
}

const search = async (text: string, more: object = {}, who = mei) => {
  const { rows, total } = await call(followUpsRouter.list, { text, ...more }, who);
  return { ids: rows.map((row) => row.id), total };
};

/** The first question is answered by the database; the contents are read behind it. */
async function read(): Promise<void> {
  while (host.app.contents.find('', 1_000_000) === undefined) await new Promise((resolve) => setImmediate(resolve));
}

test('words are found in contents and next steps, the same from memory as from the database', async () => {
  const visit = await say('客户要求拜访');
  const quote = await say('已报价 ERP', '下周拜访');
  const asked = ['拜访', '拜', 'erp', '100%', '要求拜访', '没有'];
  const bySql = await Promise.all(asked.map((text) => search(text)));

  await read();

  expect(await Promise.all(asked.map((text) => search(text)))).toEqual(bySql);
  expect(bySql[0]).toEqual({ ids: [quote, visit], total: 2 });
  expect(await search('拜访', { filters: [{ field: 'content', operator: 'contains', value: '要求' }] })).toEqual({
    ids: [visit],
    total: 1,
  });
});

test('what is added, changed or removed is found so at once; the bin has its own', async () => {
  await say('旧的内容');
  await read();

  const id = await say('样品已寄出');
  expect(await search('样品')).toEqual({ ids: [id], total: 1 });
  await call(followUpsRouter.edit, { id, changes: { content: { from: '样品已寄出', to: '合同已签' } } }, mei);
  expect([await search('样品'), await search('合同')]).toEqual([
    { ids: [], total: 0 },
    { ids: [id], total: 1 },
  ]);
  await call(followUpsRouter.remove, { ids: [id] }, mei);

  expect(await search('合同')).toEqual({ ids: [], total: 0 });
  expect(await search('合同', { scene: 'bin' })).toEqual({ ids: [id], total: 1 });
});

test('a colleague of another branch finds nothing of what they may not see', async () => {
  await say('保密的报价');
  await read();

  const lin = { context: host.as(company.lin, { dataScope: 'branch' }) };

  expect(await search('报价', {}, lin)).toEqual({ ids: [], total: 0 });
});
