import { expect, test } from 'vitest';
import { matchName } from '#shared/kernel/search/match-name.ts';
import { pinyinColumns } from '#shared/kernel/search/pinyin.ts';

const match = (name: string, query: string) => matchName(name, pinyinColumns(name).namePinyin, query);

test.each([
  ['中国银行', '中国银行', 'exact'],
  ['中国银行', '中国', 'prefix'],
  ['中国银行', 'zgyh', 'initialsPrefix'],
  ['中国银行', 'zhongguoyh', 'initialsPrefix'],
  ['中国银行', 'zhongguoyinhang', 'pinyinPrefix'],
  ['中国银行', 'zhong guo', 'pinyinPrefix'],
  ['中国银行', 'zhgyha', 'initialsPrefix'],
  ['中国银行', 'yinh', 'inner'],
  ['中国银行', '银行', 'inner'],
  ['中国银行', '中guoyh', 'initialsPrefix'],
  ['中国银行', 'zg银行', 'initialsPrefix'],
  ['中国银行', 'gz', undefined],
  ['中国银行', 'zgyx', 'alternativePrefix'],
  ['中国银行', 'yinx', 'alternativeInner'],
  ['重庆', 'cq', 'initialsPrefix'],
  ['重庆', 'zq', 'alternativePrefix'],
  ['单雄信', 'sxx', 'initialsPrefix'],
  ['单雄信', 'dxx', 'alternativePrefix'],
  ['乐清', 'yq', 'initialsPrefix'],
  ['乐清', 'lq', 'alternativePrefix'],
  ['长沙', 'cs', 'initialsPrefix'],
  ['厦门', 'xm', 'initialsPrefix'],
  ['厦门', 'xmm', undefined],
  ['六安', 'luan', 'pinyinPrefix'],
  ['吕布', 'lvbu', 'pinyinPrefix'],
  ['吕布', 'lübu', 'pinyinPrefix'],
  ['吕布', 'lubu', 'pinyinPrefix'],
  ['初客（武汉）网络', '初客武汉', 'prefix'],
  ['3M中国', '3mzg', 'initialsPrefix'],
  ['ABC 贸易', 'abcmy', 'initialsPrefix'],
  ['ABC 贸易', 'ab c', 'prefix'],
  ['阿里巴巴', 'alibb', 'initialsPrefix'],
  ['𠮷野家', '𠮷野', 'prefix'],
])('[china 5.6] %s is found by %s: %s', (name, query, rule) => {
  expect(match(name, query)).toBe(rule);
});

test('[china 5.6] the columns hold a token per character and first letters', () => {
  expect(pinyinColumns('中国银行')).toEqual({ namePinyin: 'zhong guo yin hang/xing/heng', nameInitials: 'zgyh' });
  expect(pinyinColumns('AB（中国）')).toEqual({ namePinyin: 'a b zhong guo', nameInitials: 'abzg' });
  expect(pinyinColumns('')).toEqual({ namePinyin: '', nameInitials: '' });
});

test.each([
  ['单雄信', 'shan xiong xin'],
  ['解晓东', 'xie xiao dong'],
  ['仇英', 'qiu ying'],
  ['曾国藩', 'zeng guo fan'],
  ['查良镛', 'zha liang yong'],
  ['尉迟恭', 'yu chi gong'],
  ['万俟卨', 'mo qi xie'],
])('[china 5.6] the surname of %s is read as families read it', (name, expected) => {
  const first = pinyinColumns(name, { person: true })
    .namePinyin.split(' ')
    .map((token) => token.split('/')[0]);
  expect(first.join(' ')).toBe(expected);
});

test('[china 5.6] a name has at most sixteen readings', () => {
  const tokens = pinyinColumns('行乐重长单解曾查朴盖行乐重长').namePinyin.split(' ');
  expect(tokens.reduce((product, token) => product * token.split('/').length, 1)).toBeLessThanOrEqual(16);
});
