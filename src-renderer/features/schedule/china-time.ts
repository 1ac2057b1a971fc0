import { startOfDay } from '#shared/kernel/calendar/occurrences.ts';
import { weekdayOf } from '#shared/kernel/calendar/recurrence.ts';
import { addDays, chinaDate } from '#shared/kernel/china/dates.ts';

const offset = 8 * 3_600_000;
export const dayMs = 86_400_000;

/** `2026-11-22 14:05:00`: the calendar runs on China's clock, wherever the computer is. */
export function toClock(at: number): string {
  return new Date(at + offset).toISOString().slice(0, 19).replace('T', ' ');
}

export function fromClock(text: string): number {
  return Date.parse(`${text.replace(' ', 'T').padEnd(19, ':00').slice(0, 19)}Z`) - offset;
}

export function timeOf(at: number): string {
  return toClock(at).slice(11, 16);
}

export const calendarViews = ['month', 'week', 'day', 'agenda', 'team'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** The days that a view shows, as `[first, day after the last)`; weeks begin on Monday. */
export function spanOf(view: CalendarView, date: string): { first: string; last: string } {
  const monday = addDays(date, 1 - weekdayOf(date));
  if (view === 'week') return { first: monday, last: addDays(monday, 7) };
  if (view === 'day' || view === 'team') return { first: date, last: addDays(date, 1) };
  const month = `${date.slice(0, 7)}-01`;
  if (view === 'agenda') return { first: date, last: addDays(date, 30) };
  const first = addDays(month, 1 - weekdayOf(month));
  return { first, last: addDays(first, 42) };
}

/** The date one view earlier or later. */
export function stepDate(view: CalendarView, date: string, step: -1 | 1): string {
  if (view === 'week') return addDays(date, 7 * step);
  if (view === 'day' || view === 'team') return addDays(date, step);
  if (view === 'agenda') return addDays(date, 30 * step);
  const [year = 0, month = 1] = date.split('-').map(Number);
  return chinaDate(Date.UTC(year, month - 1 + step, 1));
}

export function instants({ first, last }: { first: string; last: string }) {
  return { from: startOfDay(first), until: startOfDay(last) };
}

export function today(): string {
  return chinaDate(Date.now());
}
