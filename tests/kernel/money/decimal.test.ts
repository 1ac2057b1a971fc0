import { expect, test } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  fenToYuan,
  fromScaled,
  isDecimalText,
  multiplyDecimals,
  readDecimal,
  toScaled,
  yuanToFen,
} from '#shared/kernel/money/decimal.ts';

test('a decimal is kept as text and computed as a whole number', () => {
  expect([toScaled('1.5', 2), toScaled('-0.005', 2), fromScaled(-150n, 2), fromScaled(0n, 8)]).toEqual([
    150n,
    -1n,
    '-1.5',
    '0',
  ]);
  expect([addDecimals('0.1', '0.2'), multiplyDecimals('0.1', '0.2', 8), divideDecimals('1', '3', 8)]).toEqual([
    '0.3',
    '0.02',
    '0.33333333',
  ]);
  expect([compareDecimals('10', '9.5'), compareDecimals('1.50', '1.5'), compareDecimals('-1', '0')]).toEqual([
    1, 0, -1,
  ]);
});

test('places that do not count are allowed, places that do are not', () => {
  expect([isDecimalText('1.500', 1), isDecimalText('1.55', 1), isDecimalText('1e3', 2), isDecimalText('', 2)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  ['¥1,234.50', '1234.5'],
  ['１２．５', '12.5'],
  [' 1 000 ', '1000'],
  ['.5', '0.5'],
  ['(12)', '-12'],
  ['13%', '0.13'],
  ['abc', undefined],
  ['1.123456789', undefined],
])('what is pasted as %s is read as %s', (text, expected) => {
  expect(readDecimal(text, 8)).toBe(expected);
});

test('fen and yuan are the same amount', () => {
  expect([fenToYuan(5), fenToYuan(-123456), yuanToFen('1234.56'), yuanToFen('-0.005')]).toEqual([
    '0.05',
    '-1234.56',
    123456,
    -1,
  ]);
});
