import { beforeAll, describe, expect, test } from 'vitest';
import { checkField } from '../../src-renderer/ui/fields/check-field.ts';
import { cleanCreditCode, cleanPhone, parseMoney } from '../../src-renderer/ui/fields/clean.ts';
import { formatBytes, formatInstant, formatMoney, formatRelativeDay } from '../../src-renderer/ui/format.ts';
import { setLanguage, startTexts } from '../../src-renderer/ui/texts.ts';

const at = (text: string) => new Date(text).getTime();
const now = at('2026-11-22T14:00:00');

beforeAll(startTexts);

describe('times as a person says them', () => {
  test.each([
    ['2026-11-22T13:59:40', '刚刚'],
    ['2026-11-22T13:55:00', '5 分钟前'],
    ['2026-11-22T09:05:00', '今天 09:05'],
    ['2026-11-21T18:30:00', '昨天 18:30'],
    ['2026-11-23T08:00:00', '明天 08:00'],
    ['2026-11-18T08:00:00', '周三 08:00'],
    ['2026-11-10T08:00:00', '2026-11-10'],
  ])('%s is %s', (instant, text) => {
    expect(formatInstant(at(instant), now)).toBe(text);
  });

  test('days are relative within a week and dates beyond it', () => {
    const days = [1, 3, 8].map((count) => formatRelativeDay(now + count * 86_400_000, now));
    expect(days).toEqual(['明天', '3 天后', '2026-11-30']);
  });

  test('the other language says the same', async () => {
    await setLanguage('en');
    expect(formatInstant(at('2026-11-21T18:30:00'), now)).toBe('yesterday 18:30');
    await setLanguage('zh-CN');
  });
});

test('money stands with its sign, currency, groups and two digits', () => {
  expect([123456, -5, 0].map(formatMoney)).toEqual(['¥1,234.56', '-¥0.05', '¥0.00']);
});

test('sizes are said in the unit that fits', () => {
  expect([12, 1400, 23_000_000].map(formatBytes)).toEqual(['12 B', '1.4 KB', '23 MB']);
});

describe('what people paste is cleaned, not refused', () => {
  test.each([
    ['+86 138-0013-8000', '13800138000'],
    ['１３８　００１３　８０００', '13800138000'],
    ['(0755) 8888 6666', '0755-88886666'],
    ['0755-88886666-801', '0755-88886666-801'],
  ])('%s becomes %s', (pasted, clean) => {
    expect(cleanPhone(pasted)).toBe(clean);
  });

  test('amounts are read with signs, groups and Chinese units', () => {
    expect(['¥1,234.5', '１２元', '1.2万', 'abc'].map(parseMoney)).toEqual([123_450, 1200, 1_200_000, undefined]);
  });

  test('a credit code says what is wrong with it', () => {
    const field = { name: 'creditCode', label: '信用代码', kind: 'creditCode' } as const;
    const said = (code: string) => checkField(field, cleanCreditCode(code));
    expect(said('９１３５０１００Ｍ０００１００Ｙ４３')).toBeUndefined();
    expect(said('91350100M000100Y44')).toBeTruthy();
    expect(said('9111O108MA0000000A')).toMatch(/5.*O.*0/);
  });
});
