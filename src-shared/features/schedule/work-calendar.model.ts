import { z } from 'zod';
import { dayNumber } from '../../kernel/china/dates.ts';
import { id, instant, line, localDate } from '../../kernel/fields.ts';

export const workDay = z.object({ date: localDate, name: line(60) });
export type WorkDay = z.infer<typeof workDay>;

const minuteOfDay = z.number().int().min(0).max(1440);
/** 09:00–12:00 and 13:00–18:00, until a company says otherwise. */
export const usualHours: [number, number][] = [
  [540, 720],
  [780, 1080],
];

const year = z.number().int().min(1990).max(2100);

export const workCalendarFields = {
  year,
  /** Null: for every branch that has none of its own. */
  branchId: id.nullable(),
  holidays: z.array(workDay).max(200),
  workdays: z.array(workDay).max(200),
  hours: z.array(z.tuple([minuteOfDay, minuteOfDay])).max(6),
};

export const workYear = z.object({
  ...workCalendarFields,
  /** Null for a year that the program brings and nobody changed. */
  id: id.nullable(),
  updatedAt: instant.nullable(),
});
export type WorkYearRow = z.infer<typeof workYear>;

export const saveWorkYear = z.object(workCalendarFields);
export type SaveWorkYear = z.infer<typeof saveWorkYear>;

export interface WorkDayInvalid {
  readonly code: 'WORK_DAY_INVALID';
  readonly date: string;
}

/** The first day that cannot stand: of another year, named twice, or both free and worked. */
export function findWrongDay({ year, holidays, workdays }: SaveWorkYear): string | undefined {
  const seen = new Set<string>();
  for (const { date } of [...holidays, ...workdays]) {
    if (!date.startsWith(`${year}-`) || seen.has(date)) return date;
    seen.add(date);
  }
  return undefined;
}

export interface MarkedDay {
  readonly date: string;
  readonly mark: 'off' | 'work';
  readonly name: string;
}

/** The days of a year that differ from Monday to Friday, in order. */
export function markedDays({ holidays, workdays }: Pick<SaveWorkYear, 'holidays' | 'workdays'>): MarkedDay[] {
  const mark = (days: readonly WorkDay[], kind: MarkedDay['mark']) => days.map((day) => ({ ...day, mark: kind }));
  return [...mark(holidays, 'off'), ...mark(workdays, 'work')].sort(
    (one, other) => dayNumber(one.date) - dayNumber(other.date),
  );
}
