import { expect, test } from 'vitest';
import { demoCompany, demoPersonName } from '#shared/features/demo/demo-company.ts';
import { createDemoRandom } from '#shared/features/demo/demo-random.ts';
import { matchName } from '#shared/kernel/search/match-name.ts';
import { createNameIndex, type NameEntry } from '#shared/kernel/search/name-index.ts';
import { pinyinColumns } from '#shared/kernel/search/pinyin.ts';
import { nameRules } from '#shared/kernel/search/search-rules.ts';

const entry = (id: string, name: string, more: Partial<NameEntry> = {}): NameEntry => ({
  id,
  kind: 'customer',
  name,
  namePinyin: pinyinColumns(name).namePinyin,
  ...more,
});

function indexOf(...entries: NameEntry[]) {
  const index = createNameIndex();
  for (const each of entries) index.upsert(each);
  return index;
}

test('[china 5.6] hits come as exact, prefix, pinyin, initials, inner and unusual readings', () => {
  const index = indexOf(
    entry('inner', '新中国银行'),
    entry('unusual', '中广宜行'),
    entry('initials', '张国银行'),
    entry('prefix', '中国银行股份有限公司'),
    entry('exact', '中国银行'),
  );
  expect(index.query('中国银行').map((hit) => [hit.id, hit.rule])).toEqual([
    ['exact', 'exact'],
    ['prefix', 'prefix'],
    ['inner', 'inner'],
  ]);
  expect(index.query('zgyh').map((hit) => hit.id)).toEqual(['exact', 'initials', 'prefix', 'inner', 'unusual']);
  expect(index.query('zgyx').map((hit) => hit.rule)).toContain('alternativePrefix');
});

test('[china 5.6] every random query finds what looking at each name would find, and ranks it alike', () => {
  const random = createDemoRandom(7);
  const names = Array.from({ length: 150 }, (_, number) =>
    number % 3 === 0 ? demoPersonName(random) : demoCompany(random, number).name,
  );
  const spelled = names.map((name) => pinyinColumns(name).namePinyin);
  const index = indexOf(...names.map((name, number) => entry(String(number), name, { namePinyin: spelled[number]! })));

  for (let round = 0; round < 120; round++) {
    const query = randomQuery();
    const expected = names
      .map((_, number) => ({ id: String(number), rule: look(number, query) }))
      .filter((hit) => hit.rule !== undefined);
    const found = index.query(query, { limit: 500 });
    const grades = found.map((hit) => nameRules.indexOf(hit.rule as never));
    expect(grades).toEqual([...grades].sort((a, b) => a - b));
    const byId = (a: { id: string }, b: { id: string }) => Number(a.id) - Number(b.id);
    expect({ query, hits: found.map(({ id, rule }) => ({ id, rule })).sort(byId) }).toEqual({ query, hits: expected });
  }

  function look(number: number, query: string) {
    return matchName(names[number]!, spelled[number]!, query);
  }

  function randomQuery(): string {
    const number = random.int(0, names.length - 1);
    const characters = [...names[number]!.replace(/[（）]/g, '')];
    const tokens = spelled[number]!.split(' ');
    const start = random.int(0, characters.length - 1);
    const length = random.int(1, Math.min(5, characters.length - start));
    const parts = Array.from({ length }, (_, offset) => {
      const reading = random.pick(tokens[start + offset]!.split('/'));
      return random.pick([reading[0]!, reading[0]!, reading, characters[start + offset]!, reading.slice(0, 2)]);
    });
    return parts.join('');
  }
});

test('[china 5.6] digits find phones by beginning and by the last four, and records by number', () => {
  const index = indexOf(
    entry('a', '恒源机械', { phones: ['13812345678', '02787654321'], nos: ['KH2026-0007'] }),
    entry('b', '瑞丰食品', { phones: ['13912345678'] }),
  );
  const rules = (text: string) => index.query(text).map((hit) => [hit.id, hit.rule]);
  expect(rules('138123')).toEqual([['a', 'phonePrefix']]);
  expect(rules('+86 138-1234-5678')).toEqual([['a', 'phone']]);
  expect(rules('5678')).toEqual([
    ['b', 'phoneEnd'],
    ['a', 'phoneEnd'],
  ]);
  expect(rules('0278')).toEqual([['a', 'phonePrefix']]);
  expect(rules('234')).toEqual([]);
  expect(rules('kh20260007')).toEqual([['a', 'no']]);
  expect(rules('260007')).toEqual([['a', 'noInner']]);
});

test('[china 5.6] an 18-character code goes straight to its holder', () => {
  const index = indexOf(entry('a', '恒源', { creditCode: '91350100M000100Y43' }), entry('b', '9135'));
  expect(index.query('９１３５０１００m000100y43')).toEqual([{ id: 'a', kind: 'customer', rule: 'creditCode' }]);
});

test('a person finds only what is in sight, their own first', () => {
  const index = indexOf(
    entry('mine', '张伟', { scope: 'me', kind: 'contact' }),
    entry('shared', '张伟', { scope: 'branch', kind: 'contact' }),
    entry('foreign', '张伟', { scope: 'elsewhere', kind: 'contact' }),
    entry('customer', '张伟', { scope: 'branch' }),
  );
  const sight = (scope: string) => (scope === 'me' ? 'own' : scope === 'branch' ? 'visible' : 'hidden');
  expect(index.query('zw', { sight }).map((hit) => hit.id)).toEqual(['mine', 'customer', 'shared']);
  expect(index.query('zw', { sight, kinds: ['contact'] }).map((hit) => hit.id)).toEqual(['mine', 'shared']);
  expect(index.query('zw', { sight, accept: (id) => id !== 'mine' }).map((hit) => hit.id)).toEqual([
    'customer',
    'shared',
  ]);
});

test('own records are found even where thousands of others match as well', () => {
  const index = createNameIndex();
  index.upsert(entry('mine', '张伟明', { scope: 'me' }));
  for (let number = 0; number < 3000; number++) index.upsert(entry(`o${number}`, '张伟', { scope: 'all' }));
  const sight = (scope: string) => (scope === 'me' ? 'own' : 'visible');
  expect(index.query('z', { sight, limit: 5 })[0]).toMatchObject({ id: 'mine' });
});

test('a renamed record is found under its new name only, a removed one under none', () => {
  const index = indexOf(entry('a', '恒源机械', { phones: ['13812345678'] }), entry('b', '恒源电子'));
  index.upsert(entry('a', '瑞丰食品'));
  expect(index.query('hengyuan').map((hit) => hit.id)).toEqual(['b']);
  expect(index.query('13812345678')).toEqual([]);
  index.remove('b');
  expect([index.query('恒源'), index.query('ruif').map((hit) => hit.id), index.size()]).toEqual([[], ['a'], 1]);
});

test('pages of a list join without gap or double and agree with the search, whatever their length', () => {
  const random = createDemoRandom(5);
  const index = createNameIndex();
  for (let number = 0; number < 600; number++) {
    const { name, shortName } = demoCompany(random, number);
    index.upsert(entry(`c${number}`, name, { shortName, scope: number % 3 ? 'branch' : 'me' }));
  }
  const sight = (scope: string) => (scope === 'me' ? 'own' : 'visible');
  const all = index.query('gs', { sight, limit: 10_000 }).map((hit) => hit.id);
  const paged = Array.from({ length: 10 }, (_, page) => index.page('gs', { sight, offset: page * 60, limit: 60 }));

  expect(paged.flatMap((page) => page.ids)).toEqual(all);
  expect(new Set(paged.map((page) => page.total))).toEqual(new Set([all.length]));
});

test('a short name finds the record too', () => {
  const index = indexOf(
    entry('a', '深圳市恒源机械有限公司', { shortName: '老恒源', shortNamePinyin: pinyinColumns('老恒源').namePinyin }),
  );
  expect(index.query('lhy')).toEqual([{ id: 'a', kind: 'customer', rule: 'initialsPrefix' }]);
});

test('an index that changed sixty thousand times finds what a fresh one finds', () => {
  const random = createDemoRandom(3);
  const pool = Array.from({ length: 500 }, (_, number) => entry('', demoCompany(random, number).name));
  const index = createNameIndex();
  const latest = new Map<string, NameEntry>();
  for (let step = 0; step < 60_000; step++) {
    const id = `c${random.int(0, 999)}`;
    const phones = [`1380000${random.digits(4)}`];
    const next = { ...random.pick(pool), id, phones, nos: [id], creditCode: `code${step}` };
    latest.delete(id);
    latest.set(id, next);
    index.upsert(next);
    if (step % 50 === 0) {
      index.remove(id);
      latest.delete(id);
    }
  }
  const fresh = indexOf(...latest.values());
  for (const query of ['zg', 'kj', '有限', '恒', 'wuhan', '1380000', 'c77', 'gs']) {
    expect({ query, hits: index.query(query) }).toEqual({ query, hits: fresh.query(query) });
  }
});
