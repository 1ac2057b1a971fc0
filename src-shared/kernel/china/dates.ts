import { invariant } from '../invariant.ts';

const dayMs = 86_400_000;

/** Days are texts `YYYY-MM-DD` of the Chinese calendar day; this is their number since 1970-01-01. */
export function dayNumber(date: string): number {
  const time = Date.parse(`${date}T00:00:00Z`);
  invariant(Number.isFinite(time), 'a date is YYYY-MM-DD');
  return time / dayMs;
}

export function dayOfNumber(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().slice(0, 10) === text;
}

export function addDays(date: string, days: number): string {
  return dayOfNumber(dayNumber(date) + days);
}

/** The day it is in China at an instant: no summer time, eight hours ahead. */
export function chinaDate(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
}
