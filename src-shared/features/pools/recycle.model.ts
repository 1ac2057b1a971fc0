import type { Customer } from '../customers/customer.model.ts';
import type { RecycleBasis, RecycleRule } from './pool.model.ts';

/** What the rules ask of a record that somebody owns. */
export interface RecycleSubject {
  readonly level: Customer['level'];
  readonly isKey: boolean;
  readonly isLocked: boolean;
  readonly isDeal: boolean;
  readonly hasOpenOpportunity: boolean;
  readonly hasOpenQuote: boolean;
  readonly receivedAt: number;
  /** The last event of each basis; null where there was none. */
  readonly lastAt: Readonly<Partial<Record<RecycleBasis, number | null>>>;
}

/** How days are counted: by the calendar, or only those on which people work. */
export interface DayCount {
  dateOf(at: number): string;
  addDays(date: string, days: number): string;
  addWorkDays(date: string, days: number): string;
}

export interface RecycleDue {
  readonly date: string;
  readonly rule: RecycleRule;
}

/** The earliest day on which one of the pool's rules releases the record; undefined where none ever does. */
export function recycleDueOf(
  subject: RecycleSubject,
  pool: { readonly excludeKey: boolean; readonly rules: readonly RecycleRule[] },
  count: DayCount,
): RecycleDue | undefined {
  if (subject.isLocked || (subject.isKey && pool.excludeKey)) return undefined;
  const due = pool.rules.flatMap((rule) => {
    const date = dueOf(subject, rule, count);
    return date === undefined ? [] : [{ date, rule }];
  });
  return due.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))[0];
}

function dueOf(subject: RecycleSubject, rule: RecycleRule, count: DayCount): string | undefined {
  if (rule.excludeDeal && subject.isDeal) return undefined;
  if (rule.excludeOpenOpportunity && subject.hasOpenOpportunity) return undefined;
  if (rule.excludeOpenQuote && subject.hasOpenQuote) return undefined;
  const last = subject.lastAt[rule.basis] ?? null;
  if (rule.basis === 'notContacted' && last !== null && last >= subject.receivedAt) return undefined;
  if (rule.basis === 'contractEnded' && last === null) return undefined;
  const base = count.dateOf(Math.max(subject.receivedAt, last ?? 0));
  const days = (subject.level && rule.perLevel[subject.level]) || rule.days;
  return rule.workdaysOnly ? count.addWorkDays(base, days) : count.addDays(base, days);
}
