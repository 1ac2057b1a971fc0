import { formatTexts } from './format.texts.ts';
import { currentLanguage, type Language, say } from './texts.ts';

const minute = 60_000;
const day = 86_400_000;

const cache = new Map<string, Intl.DateTimeFormat>();
function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', options);
  cache.set(key, made);
  return made;
}

/** Whole calendar days from `now` to `at` on this computer's calendar; negative is past. */
export function daysBetween(at: number, now: number): number {
  const a = new Date(at);
  const b = new Date(now);
  return Math.round(
    (Date.UTC(a.getFullYear(), a.getMonth(), a.getDate()) - Date.UTC(b.getFullYear(), b.getMonth(), b.getDate())) / day,
  );
}

const pad = (value: number) => String(value).padStart(2, '0');

/** `2026-11-22 14:05`, the same in both languages. */
export function formatExact(at: number): string {
  const d = new Date(at);
  return `${d.getFullYear()}-${pad(d.getMonth() + 1)}-${pad(d.getDate())} ${pad(d.getHours())}:${pad(d.getMinutes())}`;
}

/** `2026-11-22`. */
export function formatDay(at: number): string {
  return formatExact(at).slice(0, 10);
}

const clock = (at: number) => formatExact(at).slice(11);

/** Relative within a week (just now, 5 min ago, yesterday 14:05, 周三 14:05), else the date. */
export function formatInstant(at: number, now: number = Date.now()): string {
  const distance = at - now;
  const days = daysBetween(at, now);
  if (Math.abs(distance) < minute) return say(formatTexts, distance > 5000 ? 'soon' : 'now');
  if (Math.abs(distance) < 60 * minute) {
    const count = Math.round(Math.abs(distance) / minute);
    return say(formatTexts, distance < 0 ? 'minutesAgo' : 'inMinutes', { count });
  }
  if (days === 0) return say(formatTexts, 'today', { time: clock(at) });
  if (days === -1) return say(formatTexts, 'yesterday', { time: clock(at) });
  if (days === 1) return say(formatTexts, 'tomorrow', { time: clock(at) });
  if (Math.abs(days) < 7) {
    const weekday = dateFormat(currentLanguage(), { weekday: 'short' }).format(at);
    return say(formatTexts, 'dayTime', { day: weekday, time: clock(at) });
  }
  return formatDay(at);
}

/** A day relative within a week (today, in 3 d, 2 d ago), else the date. For plans and due dates. */
export function formatRelativeDay(at: number, now: number = Date.now()): string {
  const days = daysBetween(at, now);
  if (days === 0) return say(formatTexts, 'todayOnly');
  if (days === -1) return say(formatTexts, 'yesterdayOnly');
  if (days === 1) return say(formatTexts, 'tomorrowOnly');
  if (days < 0 && days > -7) return say(formatTexts, 'daysAgo', { count: -days });
  if (days > 0 && days < 7) return say(formatTexts, 'inDays', { count: days });
  return formatDay(at);
}

const numbers = new Intl.NumberFormat('zh-CN');
export function formatNumber(value: number): string {
  return numbers.format(value);
}

const yuan = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Fen to `¥1,234.56`; the sign stands before the currency. */
export function formatMoney(fen: number): string {
  return `${fen < 0 ? '-' : ''}¥${yuan.format(Math.abs(fen) / 100)}`;
}

/** `1.4 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

/** Time left of long work, in the largest unit that says enough. */
export function formatTimeLeft(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 90) return say(formatTexts, 'secondsLeft', { count: seconds });
  if (seconds < 5400) return say(formatTexts, 'minutesLeft', { count: Math.round(seconds / 60) });
  return say(formatTexts, 'hoursLeft', { count: Math.round(seconds / 3600) });
}

/** A number kept as text, with its thousands; every place of it is shown. */
export function formatDecimal(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
