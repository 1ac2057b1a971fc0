import { expect, test } from 'vitest';
import { createTextIndex } from '#shared/kernel/search/text-index.ts';

const everything = { sight: () => 'visible' as const, offset: 0, limit: 10 };
const entry = (id: string, text: string, at: number, scope = 'north') => ({ id, text, at, scope });

test('any part of a text is found, newest first, whatever came in which order', () => {
  const index = createTextIndex();
  index.upsert(entry('b', '约定下周拜访', 2));
  index.upsert(entry('a', '拜访了客户', 1));
  index.upsert(entry('d', '电话沟通 ERP', 4));
  expect(index.page('拜访', everything)).toEqual({ ids: ['b', 'a'], total: 2 });

  index.upsert(entry('c', '已拜访', 3));
  index.remove('b');

  expect(index.page('拜访', everything)).toEqual({ ids: ['c', 'a'], total: 2 });
  expect(index.page('erp', everything).ids).toEqual(['d']);
  expect(index.page('访', { ...everything, offset: 1 })).toEqual({ ids: ['a'], total: 2 });
});

test('a changed text is found by its new words and its new time only', () => {
  const index = createTextIndex();
  index.upsert(entry('a', '报价', 1));
  index.upsert(entry('b', '报价', 2));
  index.page('报价', everything);

  index.upsert(entry('a', '报价已改', 3));
  expect(index.page('报价', everything).ids).toEqual(['a', 'b']);
  index.upsert(entry('a', '合同', 3));

  expect(index.find('报价', 10)).toEqual(['b']);
  expect(index.find('合同', 10)).toEqual(['a']);
});

test('texts outside the scope are neither shown nor counted; too many are not listed', () => {
  const index = createTextIndex();
  for (let i = 0; i < 2000; i += 1) index.upsert(entry(`n${i}`, '样品', i, i % 2 === 0 ? 'north' : 'south'));

  const north = index.page('样品', { sight: (scope) => (scope === 'north' ? 'own' : 'hidden'), offset: 0, limit: 2 });

  expect(north).toEqual({ ids: ['n1998', 'n1996'], total: 1000 });
  expect(index.find('样品', 1999)).toBeUndefined();
});
