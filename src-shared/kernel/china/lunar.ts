import { LunarDay, LunarMonth, LunarYear, SolarDay } from 'tyme4ts';

/** A day of the lunar calendar; `leap` says that the month is the second one of its number in that year. */
export interface LunarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly leap: boolean;
}

export function solarToLunar(date: string): LunarDate {
  const lunar = toSolar(date).getLunarDay();
  const month = lunar.getMonth();
  return { year: lunar.getYear(), month: Math.abs(month), day: lunar.getDay(), leap: month < 0 };
}

/** Undefined where the year has no such month or the month no such day. */
export function lunarToSolar(lunar: LunarDate): string | undefined {
  const hasMonth = !lunar.leap || LunarYear.fromYear(lunar.year).getLeapMonth() === lunar.month;
  if (!hasMonth || lunar.month < 1 || lunar.month > 12) return undefined;
  const month = lunar.leap ? -lunar.month : lunar.month;
  if (lunar.day < 1 || lunar.day > LunarMonth.fromYm(lunar.year, month).getDayCount()) return undefined;
  return toText(LunarDay.fromYmd(lunar.year, month, lunar.day).getSolarDay());
}

/** The birthday in one lunar year: a leap month falls back to the month of the same number, day 30 to day 29. */
export function lunarBirthdayIn(year: number, born: Pick<LunarDate, 'month' | 'day' | 'leap'>): string {
  const leap = born.leap && LunarYear.fromYear(year).getLeapMonth() === born.month;
  const month = leap ? -born.month : born.month;
  const day = Math.min(born.day, LunarMonth.fromYm(year, month).getDayCount());
  return toText(LunarDay.fromYmd(year, month, day).getSolarDay());
}

/** The first lunar birthday on or after a day. */
export function nextLunarBirthday(from: string, born: Pick<LunarDate, 'month' | 'day' | 'leap'>): string {
  const year = solarToLunar(from).year;
  const inThis = lunarBirthdayIn(year, born);
  return inThis >= from ? inThis : lunarBirthdayIn(year + 1, born);
}

/** As people say it: 闰二月初三. */
export function lunarText(lunar: LunarDate): string {
  const day = LunarDay.fromYmd(lunar.year, lunar.leap ? -lunar.month : lunar.month, lunar.day);
  return `${day.getLunarMonth().getName()}${day.getName()}`;
}

function toSolar(date: string): SolarDay {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return SolarDay.fromYmd(year, month, day);
}

function toText(day: SolarDay): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(day.getYear(), 4)}-${pad(day.getMonth(), 2)}-${pad(day.getDay(), 2)}`;
}
