import { expect, test } from 'vitest';
import { addWorkDays, countWorkDays, isWorkDay, workCalendar } from '#shared/kernel/china/work-days.ts';
import { builtInWorkYears } from '#shared/kernel/china/work-years.ts';

const calendar = workCalendar(builtInWorkYears());

test('[china 5.8] holidays are free, and the weekends that make up for them are worked', () => {
  const days = ['2026-02-13', '2026-02-14', '2026-02-16', '2026-02-24', '2026-02-28', '2026-03-01', '2026-10-10'];
  expect(days.map((day) => isWorkDay(day, calendar))).toEqual([true, true, false, true, true, false, true]);
});

test('[china 5.8] five working days before the spring festival end after it', () => {
  expect(addWorkDays('2026-02-12', 5, calendar)).toBe('2026-02-26');
  expect(addWorkDays('2026-02-26', -5, calendar)).toBe('2026-02-12');
  expect(addWorkDays('2026-02-15', 0, calendar)).toBe('2026-02-15');
  expect(countWorkDays('2026-02-12', '2026-02-26', calendar)).toBe(5);
  expect(countWorkDays('2026-02-26', '2026-02-12', calendar)).toBe(-5);
});

test('[china 5.8] a year without a notice has its weekends, until its file is imported', () => {
  expect([isWorkDay('2031-01-01', calendar), isWorkDay('2031-01-04', calendar)]).toEqual([true, false]);
  const imported = { year: 2031, holidays: { '2031-01-01': '元旦' }, workdays: { '2031-01-04': '元旦' } };
  const later = workCalendar([...builtInWorkYears(), imported]);
  expect([isWorkDay('2031-01-01', later), isWorkDay('2031-01-04', later)]).toEqual([false, true]);
});

test('[china 5.8] a corrected notice replaces the year whole', () => {
  const corrected = { year: 2026, holidays: {}, workdays: {} };
  const later = workCalendar([...builtInWorkYears(), corrected]);
  expect([isWorkDay('2026-10-01', later), isWorkDay('2025-10-01', later)]).toEqual([true, false]);
});

test('[china 5.8] the program brings the years it knows, with names', () => {
  const years = builtInWorkYears();
  expect(years.map((year) => year.year)).toEqual(expect.arrayContaining([2024, 2025, 2026]));
  expect(years.find((year) => year.year === 2026)?.holidays['2026-10-01']).toBe('国庆节');
});
