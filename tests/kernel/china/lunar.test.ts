import { expect, test } from 'vitest';
import {
  lunarBirthdayIn,
  lunarText,
  lunarToSolar,
  nextLunarBirthday,
  solarToLunar,
} from '#shared/kernel/china/lunar.ts';

test('the spring festival is the first day of the lunar year', () => {
  expect(solarToLunar('2026-02-17')).toEqual({ year: 2026, month: 1, day: 1, leap: false });
  expect(lunarToSolar({ year: 2026, month: 1, day: 1, leap: false })).toBe('2026-02-17');
});

test('a leap month is the second of its number', () => {
  expect(solarToLunar('2023-03-22')).toEqual({ year: 2023, month: 2, day: 1, leap: true });
  expect(lunarToSolar({ year: 2023, month: 2, day: 1, leap: true })).toBe('2023-03-22');
  expect(lunarToSolar({ year: 2024, month: 2, day: 1, leap: true })).toBeUndefined();
  expect(lunarText({ year: 2023, month: 2, day: 3, leap: true })).toBe('闰二月初三');
});

test('[china 5.8] a birthday in a leap month falls back to that month, and day 30 to day 29', () => {
  expect(lunarBirthdayIn(2024, { month: 2, day: 1, leap: true })).toBe(
    lunarToSolar({ year: 2024, month: 2, day: 1, leap: false }),
  );
  const lastDay = lunarToSolar({ year: 2025, month: 12, day: 29, leap: false });
  expect(lunarToSolar({ year: 2025, month: 12, day: 30, leap: false })).toBeUndefined();
  expect(lunarBirthdayIn(2025, { month: 12, day: 30, leap: false })).toBe(lastDay);
});

test('the next lunar birthday is today or later', () => {
  const born = { month: 1, day: 1, leap: false };
  expect(nextLunarBirthday('2026-02-17', born)).toBe('2026-02-17');
  expect(nextLunarBirthday('2026-02-18', born)).toBe('2027-02-06');
  expect(nextLunarBirthday('2026-01-01', born)).toBe('2026-02-17');
});
