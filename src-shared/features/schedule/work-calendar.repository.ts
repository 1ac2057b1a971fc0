import { type WorkCalendar, type WorkYear, workCalendar } from '../../kernel/china/work-days.ts';
import { builtInWorkYears } from '../../kernel/china/work-years.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { workCalendars } from './schedule.tables.ts';
import { usualHours, type WorkDay, type WorkYearRow } from './work-calendar.model.ts';

type WorkCalendarRecord = RowOf<typeof workCalendars>;

/** The row of a year for exactly this branch, or the company's. */
export function findWorkYear(db: ReadDb, year: number, branchId: string | null): WorkCalendarRecord | undefined {
  return selectRows(
    db,
    workCalendars,
    't.year = ? AND t.branch_id IS ? AND t.deleted_at IS NULL ORDER BY t.updated_at DESC LIMIT 1',
    year,
    branchId,
  )[0];
}

const dated = (days: Readonly<Record<string, string>>): WorkDay[] =>
  Object.entries(days).map(([date, name]) => ({ date, name }));

/** What holds in a branch: its own year, else the company's, else the one that the program brings. */
export function readWorkYear(db: ReadDb, year: number, branchId: string | null): WorkYearRow {
  const own = (branchId === null ? undefined : findWorkYear(db, year, branchId)) ?? findWorkYear(db, year, null);
  if (own) {
    const { id, holidays, workdays, hours, updatedAt } = own;
    return { id, year, branchId: own.branchId, holidays, workdays, hours, updatedAt };
  }
  const brought = builtInWorkYears().find((each) => each.year === year);
  const holidays = dated(brought?.holidays ?? {});
  return {
    id: null,
    year,
    branchId: null,
    holidays,
    workdays: dated(brought?.workdays ?? {}),
    hours: usualHours,
    updatedAt: null,
  };
}

/** The working days that hold in a branch, for `isWorkDay` and `addWorkDays`: all years that the program or the company knows. */
export function loadWorkCalendar(db: ReadDb, branchId: string | null): WorkCalendar {
  const written = selectRows(db, workCalendars, 't.deleted_at IS NULL').map((row) => row.year);
  const years = new Set([...builtInWorkYears().map((each) => each.year), ...written]);
  const named = (days: readonly WorkDay[]) => Object.fromEntries(days.map(({ date, name }) => [date, name]));
  return workCalendar(
    [...years].map((year): WorkYear => {
      const { holidays, workdays } = readWorkYear(db, year, branchId);
      return { year, holidays: named(holidays), workdays: named(workdays) };
    }),
  );
}
