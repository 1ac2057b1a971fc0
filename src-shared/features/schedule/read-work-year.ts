import { chinaDate, isDate } from '../../kernel/china/dates.ts';
import { readIcs } from './read-ics.ts';
import type { WorkDay } from './work-calendar.model.ts';

interface ReadYear {
  readonly year: number;
  readonly holidays: WorkDay[];
  readonly workdays: WorkDay[];
}

interface Problem {
  readonly line: number | null;
  readonly reason: 'notADay' | 'unknownMark' | 'unreadable' | 'empty';
}

interface Line {
  readonly line: number | null;
  readonly date: string;
  readonly mark: string;
  readonly name: string;
}

const off: ReadonlySet<string> = new Set(['休', '休息', '放假', '假', 'off', 'holiday', '0', 'true']);
const work: ReadonlySet<string> = new Set(['班', '补班', '上班', '调休', 'work', 'workday', '1', 'false']);

/**
 * The notice of a year from a file: JSON as `{"holidays": {"2027-01-01": "元旦"}, "workdays": {…}}` or a list of
 * `{date, name, isOffDay}`, CSV with day, mark (休 or 班) and name, or a calendar file with 休 or 班 in its titles.
 */
export function readWorkYearFile(text: string): { years: ReadYear[]; problems: Problem[] } {
  const lines = linesOf(text.trim());
  if (!lines) return { years: [], problems: [{ line: null, reason: 'unreadable' }] };
  const problems: Problem[] = [];
  const years = new Map<number, ReadYear>();
  for (const { line, date, mark, name } of lines) {
    const word = mark.trim().toLowerCase();
    const isOff = off.has(word);
    if (!isDate(date)) problems.push({ line, reason: 'notADay' });
    else if (!isOff && !work.has(word)) problems.push({ line, reason: 'unknownMark' });
    else {
      const year = Number(date.slice(0, 4));
      const read = years.get(year) ?? { year, holidays: [], workdays: [] };
      years.set(year, read);
      const days = isOff ? read.holidays : read.workdays;
      if (!days.some((day) => day.date === date)) days.push({ date, name: name.trim().slice(0, 60) });
    }
  }
  if (years.size === 0 && problems.length === 0) problems.push({ line: null, reason: 'empty' });
  return { years: [...years.values()].sort((one, other) => one.year - other.year), problems };
}

function linesOf(text: string): Line[] | undefined {
  if (text.startsWith('{') || text.startsWith('[')) return jsonLines(text);
  if (text.startsWith('BEGIN:VCALENDAR')) return icsLines(text);
  return csvLines(text);
}

function jsonLines(text: string): Line[] | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    const list = Array.isArray(value) ? value : (value as { days?: unknown }).days;
    if (Array.isArray(list)) return list.map(dayLine);
    const { holidays = {}, workdays = {} } = value as Record<string, unknown>;
    return [...datedLines(holidays, '休'), ...datedLines(workdays, '班')];
  } catch {
    return undefined;
  }
}

function dayLine(day: unknown, at: number): Line {
  const { date = '', name = '', isOffDay, mark } = (day ?? {}) as Record<string, unknown>;
  return { line: at + 1, date: String(date), mark: String(mark ?? isOffDay ?? ''), name: String(name) };
}

function datedLines(days: unknown, mark: string): Line[] {
  if (Array.isArray(days))
    return days.map((day, at) => ({ ...dayLine(typeof day === 'string' ? { date: day } : day, at), mark }));
  return Object.entries(days as Record<string, unknown>).map(([date, name]) => ({
    line: null,
    date,
    mark,
    name: String(name),
  }));
}

/** Days of a calendar file last up to the day before their end. */
function icsLines(text: string): Line[] {
  return readIcs(text).events.flatMap(({ title, startAt, endAt }) => {
    const isWork = /班|补班|workday/i.test(title);
    const name = title.replace(/[（(]?[休班][）)]?/g, '').trim();
    const days: Line[] = [];
    for (let at = startAt; at < Math.max(endAt, startAt + 1) && days.length < 60; at += 86_400_000) {
      days.push({ line: null, date: chinaDate(at), mark: isWork ? '班' : '休', name });
    }
    return days;
  });
}

function csvLines(text: string): Line[] {
  return text.split(/\r?\n/).flatMap((line, at) => {
    const [date = '', mark = '', name = ''] = line
      .split(/[,，;\t]/)
      .map((cell) => cell.replace(/^["'\s]+|["'\s]+$/g, ''));
    const isHead = at === 0 && !/\d/.test(date);
    return date === '' || isHead ? [] : [{ line: at + 1, date: date.replaceAll('/', '-'), mark, name }];
  });
}
