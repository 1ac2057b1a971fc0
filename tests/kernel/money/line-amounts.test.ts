import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LineInput, lineAmounts, switchPrice, type TaxMode } from '#shared/kernel/money/line-amounts.ts';

function figures(taxMode: TaxMode, price: string, qty: string, taxRate: string): [number, number, number] {
  const { amountExcl, tax, amountIncl } = lineAmounts({ taxMode, price, qty, taxRate });
  return [amountExcl, tax, amountIncl];
}

test.each([
  ['100', '3', '0.13', [30000, 3900, 33900]],
  ['0.195', '1198', '0.13', [23361, 3037, 26398]],
  ['33.335', '1', '0.13', [3334, 433, 3767]],
  ['8.85', '7', '0.06', [6195, 372, 6567]],
])('[china 5.4] E %s × %s at %s', (price, qty, rate, expected) => {
  expect(figures('excluded', price, qty, rate)).toEqual(expected);
});

test.each([
  ['113', '1', '0.13', [10000, 1300, 11300]],
  ['100', '1', '0.13', [8850, 1150, 10000]],
  ['3.35', '680', '0.13', [201593, 26207, 227800]],
  ['1000', '1', '0.01', [99010, 990, 100000]],
  ['1000', '1', '0.03', [97087, 2913, 100000]],
  ['99.99', '3', '0.06', [28299, 1698, 29997]],
  ['0.04', '1', '0.13', [4, 0, 4]],
  ['0.05', '1', '0.13', [4, 1, 5]],
])('[china 5.4] I %s × %s at %s', (price, qty, rate, expected) => {
  expect(figures('included', price, qty, rate)).toEqual(expected);
});

test('[china 5.4] the net unit price of a line with tax inside is shown to 8 places', () => {
  expect(lineAmounts({ taxMode: 'included', price: '3.35', qty: '680', taxRate: '0.13' }).netPrice).toBe('2.96460294');
});

test('[china 5.4] half a fen is rounded up on the magnitude: a red line is the blue one with the other sign', () => {
  expect(figures('excluded', '0.005', '1', '0')).toEqual([1, 0, 1]);
  expect(figures('excluded', '0.005', '-1', '0')).toEqual([-1, 0, -1]);
  expect(figures('included', '3.35', '-680', '0.13')).toEqual([-201593, -26207, -227800]);
});

test('a discount of a line comes off before its tax, on the side of the tax mode', () => {
  const line = { price: '100', qty: '3', taxRate: '0.13' };
  expect(lineAmounts({ ...line, taxMode: 'excluded', discount: { kind: 'rate', rate: '0.1' } })).toMatchObject({
    amountExcl: 27000,
    tax: 3510,
    amountIncl: 30510,
    netPrice: '90',
  });
  expect(lineAmounts({ ...line, taxMode: 'included', discount: { kind: 'amount', fen: 7400 } })).toMatchObject({
    amountExcl: 20000,
    tax: 2600,
    amountIncl: 22600,
  });
});

test('switching the tax mode converts a unit price once, to 8 places', () => {
  expect(switchPrice('100', '0.13', 'included')).toBe('113');
  expect(switchPrice('100', '0.13', 'excluded')).toBe('88.49557522');
});

const decimal = (max: number, places: number) =>
  fc.integer({ min: 0, max }).map((value) => (value / 10 ** places).toFixed(places));

const anyLine: fc.Arbitrary<LineInput> = fc.record({
  taxMode: fc.constantFrom<TaxMode>('excluded', 'included'),
  price: decimal(1_000_000_000, 4),
  qty: decimal(10_000_000, 3),
  taxRate: fc.constantFrom('0', '0.01', '0.03', '0.06', '0.09', '0.13'),
});

test('whatever the line, amount and tax are the total, and the tax is off by half a fen at most', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const { amountExcl, tax, amountIncl } = lineAmounts(line);
      const rate = Math.round(Number(line.taxRate) * 100);
      const exact = line.taxMode === 'excluded' ? amountExcl * rate : (amountIncl * rate * 100) / (100 + rate);
      expect(amountExcl + tax).toBe(amountIncl);
      expect(Math.abs(exact / 100 - tax)).toBeLessThanOrEqual(0.5000001);
    }),
  );
});

test('a line and the same line returned leave nothing', () => {
  fc.assert(
    fc.property(anyLine, (line) => {
      const back = lineAmounts({ ...line, qty: `-${line.qty}` });
      const sent = lineAmounts(line);
      expect([sent.amountExcl + back.amountExcl, sent.tax + back.tax]).toEqual([0, 0]);
    }),
  );
});
