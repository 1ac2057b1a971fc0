import { expect, test } from 'vitest';
import { demoCompany } from '#shared/features/demo/demo-company.ts';
import { createDemoRandom } from '#shared/features/demo/demo-random.ts';
import { companySimilarity } from '#shared/kernel/china/company-name.ts';
import { createDuplicateIndex } from '#shared/kernel/search/duplicate-index.ts';

const hengyuan = {
  id: 'a',
  name: '武汉初客网络科技有限公司',
  creditCode: '91350100M000100Y43',
  phones: ['027-87654321', '138 1234 5678'],
};

function indexOf(...companies: Parameters<ReturnType<typeof createDuplicateIndex>['upsert']>[0][]) {
  const index = createDuplicateIndex();
  for (const company of companies) index.upsert(company);
  return index;
}

test.each([
  [{ creditCode: '91350100m000100y43' }, 'creditCode', 100],
  [{ name: '武汉初客网络科技 有限公司' }, 'name', 95],
  [{ name: '别的公司', phones: ['+86 13812345678'] }, 'phone', 90],
  [{ name: '初客网络科技（武汉）有限公司' }, 'core', 80],
])('[china 5.7] %j is the same company by %s with %i', (query, rule, score) => {
  expect(indexOf(hengyuan).find(query)).toEqual([{ id: 'a', rule, score }]);
});

test('[china 5.7] likeness below 0.85 says nothing', () => {
  expect(indexOf(hengyuan).find({ name: '初客网络' })).toEqual([]);
  expect(indexOf({ id: 'b', name: '华强电子' }).find({ name: '华强北电子' })).toEqual([]);
});

test('[china 5.7] a branch company is related, not a duplicate', () => {
  expect(indexOf(hengyuan).find({ name: '武汉初客网络科技有限公司深圳分公司' })).toEqual([]);
});

test('[china 5.7] each company once, under its best rule, and never itself', () => {
  const query = { name: hengyuan.name, creditCode: hengyuan.creditCode, phones: hengyuan.phones };
  expect(indexOf(hengyuan).find(query)).toEqual([{ id: 'a', rule: 'creditCode', score: 100 }]);
  expect(indexOf(hengyuan).find({ ...query, exceptId: 'a' })).toEqual([]);
});

test('[china 5.7] changes count at once', () => {
  const index = indexOf(hengyuan, { id: 'b', name: hengyuan.name });
  index.upsert({ id: 'a', name: '瑞丰食品有限公司' });
  expect(index.find({ name: hengyuan.name })).toEqual([{ id: 'b', rule: 'name', score: 95 }]);
  index.remove('b');
  expect([index.find({ name: hengyuan.name }), index.size()]).toEqual([[], 1]);
});

test('[china 5.7] the rarest pairs miss nobody that comparing with everybody would find', () => {
  const random = createDemoRandom(11);
  const companies = Array.from({ length: 800 }, (_, number) => ({
    id: String(number),
    name: demoCompany(random, number).name,
  }));
  const index = indexOf(...companies);
  for (const { name } of companies.slice(0, 120)) {
    const changed = random.chance(0.5) ? name.replace('有限', '责任') : `${name.slice(0, 6)}新${name.slice(6)}`;
    const expected = companies.filter((each) => companySimilarity(each.name, changed) >= 0.85).map((each) => each.id);
    const found = index.find({ name: changed }, 1000).map((hit) => hit.id);
    expect({ changed, found: found.sort() }).toEqual({ changed, found: expected.sort() });
  }
});
