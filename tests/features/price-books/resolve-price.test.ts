import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PriceEntry } from '#shared/features/price-books/price-book.model.ts';
import {
  type ListPrice,
  type PriceQuestion,
  type PricingBook,
  resolvePrice,
} from '#shared/features/price-books/resolve-price.model.ts';

const productId = '01900000-0000-7000-8000-0000000000a1';
const list: ListPrice = { taxMode: 'included', price: '100', leadTimeDays: 7, moq: '2' };
const ask: PriceQuestion = {
  productId,
  qty: '10',
  day: '2026-06-01',
  customerId: 'c1',
  level: 'A',
  branchId: 'b1',
  channel: 'agent',
};

let entries = 0;
const book = (id: string, scope: PricingBook['scope'], rest: Partial<PricingBook> = {}): PricingBook => ({
  id,
  name: id,
  scope,
  scopeValues: { general: [], channel: ['agent'], branch: ['b1'], level: ['A'], customer: ['c1'] }[scope],
  currency: 'CNY',
  taxIncluded: false,
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  priority: 10,
  status: 'active',
  ...rest,
});
const entry = (bookId: string, price: string, minQty = '1', rest: Partial<PriceEntry> = {}): PriceEntry => ({
  id: `e${entries++}`,
  bookId,
  productId,
  minQty,
  price,
  discountFloor: null,
  leadTimeDays: null,
  moq: null,
  ...rest,
});

const scopes = ['general', 'channel', 'branch', 'level', 'customer'] as const;

test('customer before level before branch before channel before general, whatever the priority', () => {
  const books = scopes.map((scope, index) => book(scope, scope, { priority: 100 - index }));
  const prices = scopes.map((scope, index) => entry(scope, String(90 - index)));

  const found = scopes.map((_, index) => resolvePrice(ask, books.slice(0, index + 1), prices, list));

  expect(found.map((answer) => answer.kind === 'price' && answer.bookId)).toEqual([...scopes]);
});

test('within a book the highest step that the quantity reaches counts', () => {
  const books = [book('g', 'general')];
  const steps = [entry('g', '90', '1'), entry('g', '80', '10'), entry('g', '70', '10.5'), entry('g', '60', '100')];

  expect(resolvePrice(ask, books, steps, list)).toMatchObject({ price: '80', minQty: '10', taxMode: 'excluded' });
  expect(resolvePrice({ ...ask, qty: '10.5' }, books, steps, list)).toMatchObject({ price: '70' });
  expect(resolvePrice({ ...ask, qty: '0.5' }, books, steps, list)).toMatchObject({ price: '100', bookId: null });
});

test('two equal books are a person’s to choose, and the choice is kept to', () => {
  const books = [book('b2', 'level'), book('b1', 'level'), book('low', 'level', { priority: 1 })];
  const prices = [entry('b1', '81'), entry('b2', '82'), entry('low', '10')];

  expect(resolvePrice(ask, books, prices, list)).toEqual({
    kind: 'tie',
    choices: [
      { bookId: 'b1', name: 'b1', price: '81' },
      { bookId: 'b2', name: 'b2', price: '82' },
    ],
  });
  expect(resolvePrice({ ...ask, bookId: 'b2' }, books, prices, list)).toMatchObject({ bookId: 'b2', price: '82' });
});

test('a book that is over is told, and only used where nothing else has a price or somebody picked it', () => {
  const over = book('old', 'customer', { validTo: '2026-05-31' });
  const prices = [entry('old', '50'), entry('g', '90')];

  expect(resolvePrice(ask, [over, book('g', 'general')], prices, list)).toMatchObject({
    bookId: 'g',
    isExpired: false,
    expiredBookId: 'old',
  });
  expect(resolvePrice(ask, [over], prices, list)).toMatchObject({ bookId: null, price: '100', expiredBookId: 'old' });
  expect(resolvePrice(ask, [over], prices, { ...list, price: null })).toMatchObject({ bookId: 'old', isExpired: true });
  expect(resolvePrice({ ...ask, bookId: 'old' }, [over], prices, list)).toMatchObject({ price: '50', isExpired: true });
});

test('drafts, other currencies, other people and books that begin later never count', () => {
  const books = [
    book('draft', 'general', { status: 'draft' }),
    book('usd', 'general', { currency: 'USD' }),
    book('other', 'customer', { scopeValues: ['c2'] }),
    book('later', 'general', { validFrom: '2026-06-02' }),
  ];
  const prices = books.map(({ id }) => entry(id, '1'));

  expect(resolvePrice(ask, books, prices, list)).toMatchObject({
    bookId: null,
    price: '100',
    leadTimeDays: 7,
    moq: '2',
  });
  expect(resolvePrice(ask, books, prices, { ...list, price: null })).toEqual({ kind: 'none', expiredBookId: null });
});

test('an entry’s own lead time and minimum quantity come before the product’s', () => {
  const answer = resolvePrice(
    ask,
    [book('g', 'general')],
    [entry('g', '9', '1', { leadTimeDays: 60, moq: '5' })],
    list,
  );

  expect(answer).toMatchObject({ leadTimeDays: 60, moq: '5' });
});

const anyBook = fc.record({
  scope: fc.constantFrom(...scopes),
  priority: fc.integer({ min: 0, max: 3 }),
  from: fc.constantFrom('2026-01-01', '2026-06-01', '2026-06-02'),
  to: fc.constantFrom('2026-05-31', '2026-06-01', '2026-12-31'),
  status: fc.constantFrom('draft' as const, 'active' as const, 'disabled' as const),
  steps: fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }),
});

test('the answer does not depend on the order in which books and entries lie, and a price is always one that stands there', () => {
  fc.assert(
    fc.property(fc.array(anyBook, { maxLength: 6 }), fc.integer({ min: 1, max: 25 }), (given, qty) => {
      const books = given.map((each, index) =>
        book(`book${index}`, each.scope, {
          priority: each.priority,
          validFrom: each.from,
          validTo: each.to,
          status: each.status,
        }),
      );
      const prices = given.flatMap((each, index) =>
        each.steps.map((step) => entry(`book${index}`, String(1000 - step), String(step))),
      );
      const question = { ...ask, qty: String(qty) };
      const answer = resolvePrice(question, books, prices, list);

      expect(resolvePrice(question, books.toReversed(), prices.toReversed(), list)).toEqual(answer);
      if (answer.kind !== 'price' || answer.bookId === null) return;
      const used = books.find(({ id }) => id === answer.bookId)!;
      expect(used.status).toBe('active');
      expect(Number(answer.minQty)).toBeLessThanOrEqual(qty);
      expect(used.validFrom <= ask.day && ask.day <= used.validTo).toBe(!answer.isExpired);
      const higher = books.filter(
        (each) =>
          each.status === 'active' &&
          each.validFrom <= ask.day &&
          ask.day <= each.validTo &&
          scopes.indexOf(each.scope) > scopes.indexOf(used.scope) &&
          prices.some(({ bookId, minQty }) => bookId === each.id && Number(minQty) <= qty),
      );
      expect(higher).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
