import { chinaDate, dayNumber } from '../china/dates.ts';
import { lastDayOf, type Recurrence, recurrenceDays } from './recurrence.ts';

const dayMs = 86_400_000;
const offset = 8 * 3_600_000;

/** Midnight in China at the beginning of a day; there is no summer time. */
export function startOfDay(date: string): number {
  return dayNumber(date) * dayMs - offset;
}

/** What happens once or again and again, by its first time. */
export interface Timed {
  readonly startAt: number;
  readonly endAt: number;
  readonly recurrence: Recurrence | null;
}

/** The end of what never ends. */
export const endOfTime = 8_640_000_000_000_000;

/** After this nothing of it happens any more. */
export function spanEndOf({ startAt, endAt, recurrence }: Timed): number {
  if (!recurrence) return endAt;
  const last = lastDayOf(recurrence, chinaDate(startAt));
  return last === undefined ? endOfTime : endAt + startOfDay(last) - startOfDay(chinaDate(startAt));
}

/** When the times that overlap `[from, until)` begin, in order. */
export function startsBetween(timed: Timed, from: number, until: number): number[] {
  const { startAt, endAt, recurrence } = timed;
  if (!recurrence) return startAt < until && endsAfter(startAt, endAt - startAt, from) ? [startAt] : [];
  const first = chinaDate(startAt);
  const timeOfDay = startAt - startOfDay(first);
  const found: number[] = [];
  for (const day of recurrenceDays(recurrence, first, chinaDate(until))) {
    const start = startOfDay(day) + timeOfDay;
    if (start >= until) break;
    if (endsAfter(start, endAt - startAt, from)) found.push(start);
  }
  return found;
}

/** Whether one of its times begins then. */
export function startsAt(timed: Timed, at: number): boolean {
  return startsBetween({ ...timed, endAt: Math.max(timed.endAt, timed.startAt + 1) }, at, at + 1).includes(at);
}

/** The first time that begins at or after an instant; undefined after the last. */
export function nextStart(timed: Timed, from: number): number | undefined {
  const { startAt, recurrence } = timed;
  if (startAt >= from) return startAt;
  if (!recurrence) return undefined;
  const first = chinaDate(startAt);
  const timeOfDay = startAt - startOfDay(first);
  for (const day of recurrenceDays(recurrence, first, '9999-12-31')) {
    const start = startOfDay(day) + timeOfDay;
    if (start >= from) return start;
  }
  return undefined;
}

/** A moment without duration counts as being there. */
function endsAfter(start: number, duration: number, from: number): boolean {
  return duration === 0 ? start >= from : start + duration > from;
}

/** A series begins on the first day that its rule names. */
export function aligned<Event extends Timed>(event: Event): Event {
  if (!event.recurrence) return event;
  const { count: _count, ...rule } = event.recurrence;
  const first = chinaDate(event.startAt);
  const [day] = recurrenceDays(rule, first, '9999-12-31');
  if (day === undefined || day === first) return event;
  const shift = startOfDay(day) - startOfDay(first);
  return { ...event, startAt: event.startAt + shift, endAt: event.endAt + shift };
}
