import { invariant } from '../invariant.ts';
import { dayNumber, dayOfNumber } from './dates.ts';

/** What the yearly notice changes about Monday to Friday: free days, and weekends on which people work. */
export interface WorkCalendar {
  readonly holidays: ReadonlySet<string>;
  readonly workdays: ReadonlySet<string>;
}

/** A year as it is imported or shipped: dates with the holiday's name. */
export interface WorkYear {
  readonly year: number;
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

export function isWorkDay(date: string, calendar: WorkCalendar): boolean {
  if (calendar.workdays.has(date)) return true;
  if (calendar.holidays.has(date)) return false;
  const weekday = (dayNumber(date) + 4) % 7;
  return weekday !== 0 && weekday !== 6;
}

/**
 * The working day that lies `days` working days after a date, or before it if negative. None is the date itself, also where
 * it is free: the caller asks for the next working day by one.
 */
export function addWorkDays(date: string, days: number, calendar: WorkCalendar): string {
  invariant(Number.isInteger(days), 'working days are whole');
  const step = days < 0 ? -1 : 1;
  let day = dayNumber(date);
  for (let left = Math.abs(days); left > 0; ) {
    day += step;
    if (isWorkDay(dayOfNumber(day), calendar)) left -= 1;
  }
  return dayOfNumber(day);
}

/** Working days after `from` up to and with `to`; negative if `to` is earlier. */
export function countWorkDays(from: string, to: string, calendar: WorkCalendar): number {
  if (to < from) return -countWorkDays(to, from, calendar);
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day++) {
    if (isWorkDay(dayOfNumber(day), calendar)) count += 1;
  }
  return count;
}

/** A later year of the same number replaces an earlier one whole, so that a corrected notice can be imported. */
export function workCalendar(years: readonly WorkYear[]): WorkCalendar {
  const latest = new Map(years.map((year) => [year.year, year]));
  const days = (pick: (year: WorkYear) => Readonly<Record<string, string>>) =>
    new Set([...latest.values()].flatMap((year) => Object.keys(pick(year))));
  return { holidays: days((year) => year.holidays), workdays: days((year) => year.workdays) };
}
