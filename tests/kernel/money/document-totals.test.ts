import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allocate } from '#shared/kernel/money/allocate.ts';
import { documentTotals } from '#shared/kernel/money/document-totals.ts';
import { checkLineFigures, taxOfDocumentAgrees } from '#shared/kernel/money/figure-checks.ts';
import type { Discount, LineInput, TaxMode } from '#shared/kernel/money/line-amounts.ts';
import { partAmounts, reversedFigures } from '#shared/kernel/money/part-amounts.ts';

test('[china 5.4] the total is the sum of printed lines: two lines of 379 with 13 % inside', () => {
  const line: LineInput = { taxMode: 'included', price: '379', qty: '1', taxRate: '0.13' };
  expect(documentTotals([line, line])).toMatchObject({ amountExcl: 67080, tax: 8720, amountIncl: 75800 });
});

test.each([
  [1000, [3333, 3333, 3334], [333, 333, 334]],
  [100, [1, 1, 1], [34, 33, 33]],
  [12345, [10000, 25050, 7], [3521, 8821, 3]],
  [-100, [1, 1, 1], [-34, -33, -33]],
  [100, [0, 0], [50, 50]],
  [0, [1, 2], [0, 0]],
  [100, [], []],
])('[china 5.4] %i fen over %j', (total, weights, expected) => {
  expect(allocate(total, weights)).toEqual(expected);
});

test('a header discount is shared before tax, and the parts of each rate add up to the whole', () => {
  const lines: LineInput[] = [
    { taxMode: 'excluded', price: '100', qty: '1', taxRate: '0.13' },
    { taxMode: 'excluded', price: '200', qty: '1', taxRate: '0.06' },
  ];
  expect(documentTotals(lines, { kind: 'amount', fen: 3000 })).toMatchObject({
    amountExcl: 27000,
    tax: 2250,
    amountIncl: 29250,
    headerDiscount: 3000,
    byRate: [
      { taxRate: '0.13', amountExcl: 9000, tax: 1170, amountIncl: 10170 },
      { taxRate: '0.06', amountExcl: 18000, tax: 1080, amountIncl: 19080 },
    ],
  });
});

const decimal = (max: number, places: number) =>
  fc.integer({ min: 0, max }).map((value) => (value / 10 ** places).toFixed(places));

const rate = fc.integer({ min: 0, max: 10_000 }).map((value) => (value / 10_000).toFixed(4));

const discount: fc.Arbitrary<Discount | undefined> = fc.option(
  rate.map((text) => ({ kind: 'rate' as const, rate: text })),
  { nil: undefined },
);

const anyDocument = fc.record({
  taxMode: fc.constantFrom<TaxMode>('excluded', 'included'),
  lines: fc.array(
    fc.record({
      price: decimal(100_000_000, 4),
      qty: decimal(1_000_000, 3),
      taxRate: fc.constantFrom('0', '0.01', '0.03', '0.06', '0.09', '0.13'),
      discount,
    }),
    { maxLength: 30 },
  ),
  header: discount,
});

test('[T-4.4a] whatever the document, its totals are exactly the sums of its lines and of its rates', () => {
  fc.assert(
    fc.property(anyDocument, ({ taxMode, lines, header }) => {
      const inputs = lines.map(({ discount: own, ...line }) => ({
        ...line,
        taxMode,
        ...(own ? { discount: own } : {}),
      }));
      const totals = documentTotals(inputs, header);
      const sum = (field: 'amountExcl' | 'tax' | 'amountIncl', of: typeof totals.lines | typeof totals.byRate) =>
        of.reduce((all, one) => all + one[field], 0);
      for (const field of ['amountExcl', 'tax', 'amountIncl'] as const) {
        expect(sum(field, totals.lines)).toBe(totals[field]);
        expect(sum(field, totals.byRate)).toBe(totals[field]);
      }
      expect(totals.amountExcl + totals.tax).toBe(totals.amountIncl);
      expect(totals.lines.reduce((all, line) => all + line.headerShare, 0)).toBe(totals.headerDiscount);
    }),
  );
});

test('[china 5.4] whatever is allocated, nothing is lost and no share is more than a fen from its due', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 40 }),
      (total, weights) => {
        const shares = allocate(total, weights);
        const sum = weights.reduce((all, weight) => all + weight, 0);
        expect(shares.reduce((all, share) => all + share, 0)).toBe(total);
        if (sum === 0) return;
        shares.forEach((share, index) => {
          expect(Math.abs(share - (total * weights[index]!) / sum)).toBeLessThanOrEqual(1.000001);
        });
      },
    ),
  );
});

test('[china 5.4] parts by quantity add up to the line, because the last takes what is left', () => {
  const whole = { amountExcl: 10000, tax: 1300, amountIncl: 11300 };
  const first = partAmounts(whole, '3', { qty: '0', figures: { amountExcl: 0, tax: 0, amountIncl: 0 } }, '1');
  const second = partAmounts(whole, '3', { qty: '1', figures: first }, '1');
  const taken = { amountExcl: first.amountExcl + second.amountExcl, tax: first.tax + second.tax };
  const last = partAmounts(
    whole,
    '3',
    { qty: '2', figures: { ...taken, amountIncl: taken.amountExcl + taken.tax } },
    '1',
  );
  expect([first, second, last]).toEqual([
    { amountExcl: 3333, tax: 433, amountIncl: 3766 },
    { amountExcl: 3333, tax: 433, amountIncl: 3766 },
    { amountExcl: 3334, tax: 434, amountIncl: 3768 },
  ]);
  expect(reversedFigures(last)).toEqual({ amountExcl: -3334, tax: -434, amountIncl: -3768 });
});

test('[china 5.4] figures that others computed are held to the tolerances of tax control', () => {
  const line = { amountExcl: 10000, tax: 1300, amountIncl: 11300, taxRate: '0.13', qty: '3', netPrice: '33.33333333' };
  expect(checkLineFigures(line)).toEqual([]);
  expect(checkLineFigures({ ...line, tax: 1306, amountIncl: 11306 })).toEqual([]);
  expect(checkLineFigures({ ...line, tax: 1307, amountIncl: 11308, netPrice: '33.3' })).toEqual([
    'sum',
    'price',
    'tax',
  ]);
  const typed = { ...line, tax: 1306, amountIncl: 11306 };
  expect(taxOfDocumentAgrees(Array.from({ length: 21 }, () => typed))).toBe(true);
  expect(taxOfDocumentAgrees(Array.from({ length: 22 }, () => typed))).toBe(false);
});
