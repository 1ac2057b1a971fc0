import { expect, test } from 'vitest';
import { nextStart, spanEndOf, startOfDay, startsBetween } from '#shared/kernel/calendar/occurrences.ts';
import { lastDayOf, type Recurrence, recurrenceDays, splitRule } from '#shared/kernel/calendar/recurrence.ts';

const days = (rule: Partial<Recurrence> & Pick<Recurrence, 'frequency'>, first: string, last: string) => [
  ...recurrenceDays({ interval: 1, ...rule }, first, last),
];

test('every second day, up to a day', () => {
  expect(days({ frequency: 'daily', interval: 2, until: '2026-11-26' }, '2026-11-22', '2026-12-31')).toEqual([
    '2026-11-22',
    '2026-11-24',
    '2026-11-26',
  ]);
});

test('weekly on several days, the week beginning on Monday, a number of times', () => {
  expect(days({ frequency: 'weekly', weekdays: [5, 1], count: 4 }, '2026-11-25', '2027-01-31')).toEqual([
    '2026-11-27',
    '2026-11-30',
    '2026-12-04',
    '2026-12-07',
  ]);
});

test('every second week keeps to the weeks of the first time', () => {
  expect(days({ frequency: 'weekly', interval: 2, weekdays: [1, 7] }, '2026-11-22', '2026-12-20')).toEqual([
    '2026-11-22',
    '2026-11-30',
    '2026-12-06',
    '2026-12-14',
    '2026-12-20',
  ]);
});

test('monthly on a day passes over months without it; the nth and the last weekday are in every month that has them', () => {
  expect(days({ frequency: 'monthly' }, '2026-01-31', '2026-06-30')).toEqual([
    '2026-01-31',
    '2026-03-31',
    '2026-05-31',
  ]);
  expect(days({ frequency: 'monthly', nth: { week: 2, weekday: 2 } }, '2026-11-01', '2027-01-31')).toEqual([
    '2026-11-10',
    '2026-12-08',
    '2027-01-12',
  ]);
  expect(days({ frequency: 'monthly', nth: { week: -1, weekday: 5 } }, '2026-11-01', '2026-12-31')).toEqual([
    '2026-11-27',
    '2026-12-25',
  ]);
  expect(days({ frequency: 'monthly', nth: { week: 5, weekday: 1 } }, '2026-11-01', '2027-01-01')).toEqual([
    '2026-11-30',
  ]);
});

test('yearly: the 29th of February comes with the leap year', () => {
  expect(days({ frequency: 'yearly' }, '2024-02-29', '2032-12-31')).toEqual(['2024-02-29', '2028-02-29', '2032-02-29']);
});

test('every lunar year: the eighth month’s fifteenth day, whatever day of the sun it is', () => {
  expect(days({ frequency: 'lunarYearly' }, '2024-09-17', '2027-12-31')).toEqual([
    '2024-09-17',
    '2025-10-06',
    '2026-09-25',
    '2027-09-15',
  ]);
});

test('a series that is split goes on with what is left of its count', () => {
  const rule: Recurrence = { frequency: 'daily', interval: 1, count: 10 };

  const { before, after } = splitRule(rule, '2026-11-01', '2026-11-04');

  expect(before).toEqual({ frequency: 'daily', interval: 1, until: '2026-11-03' });
  expect(after).toEqual({ frequency: 'daily', interval: 1, count: 7 });
  expect(lastDayOf(after, '2026-11-04')).toBe('2026-11-10');
});

test('times overlap a span at both ends; the end of a series is known, and so is the next time', () => {
  const start = startOfDay('2026-11-22') + 22 * 3_600_000;
  const event = {
    startAt: start,
    endAt: start + 4 * 3_600_000,
    recurrence: { frequency: 'daily', interval: 1, count: 3 } as const,
  };

  const second = start + 86_400_000;
  expect(startsBetween(event, startOfDay('2026-11-24'), startOfDay('2026-11-25'))).toEqual([
    second,
    second + 86_400_000,
  ]);
  expect(spanEndOf(event)).toBe(start + 2 * 86_400_000 + 4 * 3_600_000);
  expect(nextStart(event, start + 1)).toBe(second);
  expect(nextStart(event, start + 3 * 86_400_000)).toBeUndefined();
});
