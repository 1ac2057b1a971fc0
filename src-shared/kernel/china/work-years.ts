import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { WorkYear } from './work-days.ts';

/** The years whose notices the program brings. Where a year is missing, weekends are what is free. */
export function builtInWorkYears(): WorkYear[] {
  const years = [...new Set(Object.keys(days.holidays).map((date) => date.slice(0, 4)))].sort();
  return years.map((year) => ({
    year: Number(year),
    holidays: ofYear(days.holidays, year),
    workdays: ofYear(days.workdays, year),
  }));
}

/** The library writes `English,中文,days`. */
function ofYear(dates: Readonly<Record<string, string>>, year: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dates)
      .filter(([date]) => date.startsWith(year))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([date, name]) => [date, name.split(',')[1] ?? name]),
  );
}
