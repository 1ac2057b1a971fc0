import type ICAL from 'ical.js';
import { movedRule, type Recurrence } from '../../kernel/calendar/recurrence.ts';
import { chinaDate } from '../../kernel/china/dates.ts';

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A rule of a calendar file in our own words; undefined for one that we cannot keep to. */
export function readRule(rule: ICAL.Recur, localDay: string, startAt: number): Recurrence | undefined {
  const how = readFrequency(rule, localDay);
  if (!how || rule.interval > 999 || (rule.count ?? 0) > 9999) return undefined;
  const { until, count } = rule;
  const last = until
    ? { until: chinaDate(until.isDate ? Date.parse(`${until.toString()}T00:00:00Z`) : until.toUnixTime() * 1000) }
    : {};
  const read: Recurrence = { ...how, interval: Math.max(1, rule.interval), ...last, ...(count ? { count } : {}) };
  return chinaDate(startAt) === localDay ? read : movedRule(read, localDay, chinaDate(startAt));
}

type How = Pick<Recurrence, 'frequency' | 'weekdays' | 'nth'>;

function readFrequency(rule: ICAL.Recur, day: string): How | undefined {
  const {
    BYDAY: days = [],
    BYMONTHDAY: monthDays = [],
    BYMONTH: months = [],
    BYSETPOS: places = [],
    ...others
  } = partsOf(rule);
  if (Object.keys(others).length > 0) return undefined;
  const isSameDay = monthDays.every((each) => Number(each) === Number(day.slice(8))) && monthDays.length <= 1;
  const isSameMonth = months.every((each) => Number(each) === Number(day.slice(5, 7))) && months.length <= 1;
  const isPlain = days.length + places.length === 0;
  switch (rule.freq) {
    case 'DAILY':
      return isPlain && monthDays.length + months.length === 0 ? { frequency: 'daily' } : undefined;
    case 'WEEKLY':
      return monthDays.length + months.length + places.length === 0 ? weekly(days) : undefined;
    case 'MONTHLY':
      if (months.length > 0) return undefined;
      if (isPlain) return isSameDay ? { frequency: 'monthly' } : undefined;
      return monthDays.length === 0 ? nthWeekday(days, places) : undefined;
    case 'YEARLY':
      return isPlain && isSameDay && isSameMonth ? { frequency: 'yearly' } : undefined;
    default:
      return undefined;
  }
}

function partsOf(rule: ICAL.Recur): Readonly<Record<string, readonly (string | number)[]>> {
  const parts = rule.parts as Record<string, (string | number)[]>;
  return Object.fromEntries(Object.entries(parts).filter(([name, values]) => name !== 'WKST' && values.length > 0));
}

function weekly(days: readonly (string | number)[]): How | undefined {
  if (days.length === 0) return { frequency: 'weekly' };
  const weekdays = days.map((day) => weekdayNames.indexOf(String(day) as (typeof weekdayNames)[number]) + 1);
  return weekdays.includes(0) ? undefined : { frequency: 'weekly', weekdays };
}

/** `2TU`, or `TU` with the second place. */
function nthWeekday(days: readonly (string | number)[], places: readonly (string | number)[]): How | undefined {
  const [day, ...more] = days;
  const match = /^([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(String(day));
  if (!match || more.length > 0 || places.length > 1) return undefined;
  const week = Number(match[1] ?? places[0]);
  if (![1, 2, 3, 4, 5, -1].includes(week)) return undefined;
  return {
    frequency: 'monthly',
    nth: { week, weekday: weekdayNames.indexOf(match[2] as (typeof weekdayNames)[number]) + 1 },
  };
}

/** Our rule as calendar files write it; undefined for the lunar calendar, which they do not know. */
export function writeRule(rule: Recurrence, first: string): string | undefined {
  if (rule.frequency === 'lunarYearly') return undefined;
  const parts = [`FREQ=${rule.frequency.toUpperCase()}`, `INTERVAL=${rule.interval}`];
  if (rule.weekdays) parts.push(`BYDAY=${rule.weekdays.map((day) => weekdayNames[day - 1]).join(',')}`);
  if (rule.nth) parts.push(`BYDAY=${rule.nth.week}${weekdayNames[rule.nth.weekday - 1]}`);
  else if (rule.frequency === 'monthly') parts.push(`BYMONTHDAY=${Number(first.slice(8))}`);
  if (rule.count) parts.push(`COUNT=${rule.count}`);
  if (rule.until) parts.push(`UNTIL=${rule.until.replaceAll('-', '')}T155959Z`);
  return parts.join(';');
}
