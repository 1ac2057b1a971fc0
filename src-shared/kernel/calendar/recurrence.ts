import { z } from 'zod';
import { dayNumber, dayOfNumber } from '../china/dates.ts';
import { lunarBirthdayIn, solarToLunar } from '../china/lunar.ts';
import { localDate } from '../fields.ts';

/** 每天, 每周, 每月, 每年, 农历每年 (M2). */
export const frequencies = ['daily', 'weekly', 'monthly', 'yearly', 'lunarYearly'] as const;
export type Frequency = (typeof frequencies)[number];

/** Monday is 1, Sunday is 7. */
const weekday = z.number().int().min(1).max(7);

/** How something repeats; it ends never, on a day, or after a number of times. */
export const recurrence = z
  .object({
    frequency: z.enum(frequencies),
    interval: z.number().int().min(1).max(999).default(1),
    /** For `weekly`; left out: the weekday of the first time. */
    weekdays: z.array(weekday).min(1).max(7).optional(),
    /** For `monthly`: the nth weekday of the month, the last by -1; left out: the day of the first time. */
    nth: z.object({ week: z.union([z.number().int().min(1).max(5), z.literal(-1)]), weekday }).optional(),
    /** The last day on which it may happen. */
    until: localDate.optional(),
    count: z.number().int().min(1).max(9999).optional(),
  })
  .refine((rule) => rule.until === undefined || rule.count === undefined, { path: ['count'] });
export type Recurrence = z.infer<typeof recurrence>;

/** No series is followed further: an endless one ends here for every question. */
const mostPeriods = 40_000;

/** Days on which something that first happens on `first` happens, in order, up to and with `last`. */
export function* recurrenceDays(rule: Recurrence, first: string, last: string): Generator<string> {
  const end = rule.until !== undefined && rule.until < last ? rule.until : last;
  let count = 0;
  for (const day of candidates(rule, first, end)) {
    if (day < first) continue;
    if (day > end) return;
    yield day;
    count += 1;
    if (count === rule.count) return;
  }
}

/** The last day of a rule that ends; undefined for one that does not. */
export function lastDayOf(rule: Recurrence, first: string): string | undefined {
  if (rule.until === undefined && rule.count === undefined) return undefined;
  let last = first;
  for (const day of recurrenceDays(rule, first, '9999-12-31')) last = day;
  return last;
}

function* candidates(rule: Recurrence, first: string, end: string): Generator<string> {
  for (let period = 0; period < mostPeriods; period += 1) {
    const step = period * rule.interval;
    const start = periodStart(rule.frequency, first, step);
    if (start > end) return;
    yield* daysOfPeriod(rule, first, step);
  }
}

/** A day that is not after any day of the period. */
function periodStart(frequency: Frequency, first: string, step: number): string {
  if (frequency === 'daily') return dayOfNumber(dayNumber(first) + step);
  if (frequency === 'weekly') return dayOfNumber(mondayOf(first) + step * 7);
  if (frequency === 'monthly') return `${monthText(first, step)}-01`;
  return `${String(Number(first.slice(0, 4)) + step - 1).padStart(4, '0')}-12-01`;
}

function daysOfPeriod(rule: Recurrence, first: string, step: number): string[] {
  switch (rule.frequency) {
    case 'daily':
      return [dayOfNumber(dayNumber(first) + step)];
    case 'weekly': {
      const monday = mondayOf(first) + step * 7;
      const days = rule.weekdays ?? [weekdayOf(first)];
      return [...new Set(days)].sort((one, other) => one - other).map((day) => dayOfNumber(monday + day - 1));
    }
    case 'monthly':
      return dayOfMonth(monthText(first, step), rule, Number(first.slice(8)));
    case 'yearly':
      return dayOfMonth(`${yearText(first, step)}-${first.slice(5, 7)}`, {}, Number(first.slice(8)));
    case 'lunarYearly': {
      const born = solarToLunar(first);
      return [lunarBirthdayIn(born.year + step, born)];
    }
  }
}

/** A month that has no such day is passed over, as calendars do; the 29th of February comes with the leap year. */
function dayOfMonth(month: string, { nth }: Pick<Recurrence, 'nth'>, day: number): string[] {
  const days = daysInMonth(month);
  if (!nth) return day <= days ? [`${month}-${String(day).padStart(2, '0')}`] : [];
  const firstNumber = dayNumber(`${month}-01`);
  if (nth.week === -1) {
    const last = firstNumber + days - 1;
    return [dayOfNumber(last - ((weekdayOfNumber(last) - nth.weekday + 7) % 7))];
  }
  const at = ((nth.weekday - weekdayOfNumber(firstNumber) + 7) % 7) + (nth.week - 1) * 7;
  return at < days ? [dayOfNumber(firstNumber + at)] : [];
}

function daysInMonth(month: string): number {
  return dayNumber(`${nextMonth(month)}-01`) - dayNumber(`${month}-01`);
}

function nextMonth(month: string): string {
  return monthText(`${month}-01`, 1);
}

function monthText(date: string, step: number): string {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + step;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

function yearText(date: string, step: number): string {
  return String(Number(date.slice(0, 4)) + step).padStart(4, '0');
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(date: string): number {
  return weekdayOfNumber(dayNumber(date));
}

function weekdayOfNumber(day: number): number {
  return ((day + 3) % 7) + 1;
}

function mondayOf(date: string): number {
  const day = dayNumber(date);
  return day - weekdayOfNumber(day) + 1;
}

/** The rule for something that moves to other days: weekdays move along. */
export function movedRule(rule: Recurrence, from: string, to: string): Recurrence {
  const days = dayNumber(to) - dayNumber(from);
  const moved = (day: number) => ((((day - 1 + days) % 7) + 7) % 7) + 1;
  return {
    ...rule,
    ...(rule.weekdays ? { weekdays: rule.weekdays.map(moved) } : {}),
    ...(rule.nth ? { nth: nthOf(to, rule.nth.week === -1) } : {}),
  };
}

/** Which weekday of its month a day is. */
export function nthOf(date: string, fromEnd = false): NonNullable<Recurrence['nth']> {
  return { week: fromEnd ? -1 : Math.ceil(Number(date.slice(8)) / 7), weekday: weekdayOf(date) };
}

/** The part of a series before a day, and the part from it on. */
export function splitRule(rule: Recurrence, first: string, day: string): { before: Recurrence; after: Recurrence } {
  const { count, until, ...how } = rule;
  const lastBefore = dayOfNumber(dayNumber(day) - 1);
  const past = count === undefined ? 0 : [...recurrenceDays(rule, first, lastBefore)].length;
  const end = count === undefined ? (until === undefined ? {} : { until }) : { count: Math.max(1, count - past) };
  return { before: { ...how, until: lastBefore }, after: { ...how, ...end } };
}
