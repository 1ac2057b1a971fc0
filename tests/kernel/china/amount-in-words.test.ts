import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountInWords, dateInWords, parseAmountInWords } from '#shared/kernel/china/amount-in-words.ts';
import { yuanToFen } from '#shared/kernel/money/decimal.ts';

const rounds = process.env.OUTPOST_FULL ? 1_000_000 : 5_000;

test.each([
  ['0', '零元整'],
  ['0.01', '壹分'],
  ['0.10', '壹角整'],
  ['0.15', '壹角伍分'],
  ['10', '壹拾元整'],
  ['100000', '壹拾万元整'],
  ['101.05', '壹佰零壹元零伍分'],
  ['200.05', '贰佰元零伍分'],
  ['325.04', '叁佰贰拾伍元零肆分'],
  ['1409.50', '壹仟肆佰零玖元伍角整'],
  ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
  ['6007.14', '陆仟零柒元壹角肆分'],
  ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
  ['107000.53', '壹拾万柒仟元伍角叁分'],
  ['100100.00', '壹拾万零壹佰元整'],
  ['110000', '壹拾壹万元整'],
  ['1000100', '壹佰万零壹佰元整'],
  ['10001000', '壹仟万壹仟元整'],
  ['100000001', '壹亿零壹元整'],
  ['100010001', '壹亿零壹万零壹元整'],
  ['1000010000', '壹拾亿零壹万元整'],
  ['1234567890.12', '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
  ['99999999999.99', '玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ['9999.995', '壹万元整'],
  ['-12.30', '负壹拾贰元叁角整'],
  ['1200000000000', '壹万贰仟亿元整'],
])('[china 5.2] %s is written %s', (yuan, words) => {
  expect(amountInWords(yuanToFen(yuan))).toBe(`人民币${words}`);
  expect(parseAmountInWords(`人民币${words}`)).toBe(yuanToFen(yuan));
});

test.each([
  ['壹仟陆佰捌拾元零叁角贰分', 168032],
  ['壹拾万零柒仟元伍角叁分', 10700053],
  ['壹拾万柒仟元零伍角叁分', 10700053],
  ['壹仟万零壹仟元整', 1000100000],
  ['壹角', 10],
  ['人民币壹佰圆正', 10000],
  ['（负数）壹佰元整', -10000],
])('[china 5.2] the other legal way to write it is read too: %s', (words, fen) => {
  expect(parseAmountInWords(words)).toBe(fen);
});

test.each([
  '',
  '壹佰',
  '壹佰壹元整',
  '零零元整',
  '壹佰零元整',
  '拾元整',
  '壹佰元伍',
  '一百元整',
  '负零元整',
  '壹元伍分',
])('[china 5.2] what the rules do not allow is not read: %s', (words) => {
  expect(parseAmountInWords(words)).toBeUndefined();
});

test('[china 5.2] fapiao faces print 圆, red documents (负数), and the tail can be 正', () => {
  expect(amountInWords(-1050, { unit: '圆', tail: '正', negative: '(负数)', prefix: '' })).toBe('(负数)壹拾圆伍角正');
  expect(amountInWords(1050, { tailAfterJiao: false })).toBe('人民币壹拾元伍角');
});

test('[china 5.2] what is written is read as the same amount, also at the borders', () => {
  const borders = [0, 1, 9, 10, 99, 100, 999, 1000].flatMap((value) =>
    Array.from({ length: 13 }, (_, power) => value * 10 ** power),
  );
  for (const fen of borders) {
    const near = [fen - 1, fen, fen + 1].filter((value) => value < 10 ** 15);
    for (const value of near) expect(parseAmountInWords(amountInWords(value))).toBe(value);
  }
  fc.assert(
    fc.property(fc.oneof(fc.nat(100_000_000), fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 })), (fen) => {
      if (parseAmountInWords(amountInWords(fen)) !== fen) throw new Error(String(fen));
    }),
    { numRuns: rounds },
  );
}, 300_000);

test('[china 5.2] the dates of bills guard months and days that could be extended', () => {
  expect([dateInWords('2026-02-12'), dateInWords('2026-10-30'), dateInWords('2026-12-05')]).toEqual([
    '贰零贰陆年零贰月壹拾贰日',
    '贰零贰陆年零壹拾月零叁拾日',
    '贰零贰陆年壹拾贰月零伍日',
  ]);
});
