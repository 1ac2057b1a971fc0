import { z } from 'zod';

/** Persons, by what they were. */
export const personCategories = ['idleLeads', 'leftContacts', 'idleContacts'] as const;
/** Records that tell of persons and outlive their use. */
export const recordCategories = ['followUps', 'imports'] as const;
/** Documents of the business. A claim that is open keeps its documents, and so does a document that rests on them. */
export const documentCategories = [
  'opportunities',
  'quotes',
  'contracts',
  'orders',
  'receivables',
  'invoices',
] as const;
export type DocumentCategory = (typeof documentCategories)[number];
/** What each host keeps of its own work. The program keeps no exported file: of exports only the audit tells. */
export const hostCategories = ['audit', 'signIns', 'logs'] as const;
export const decidedCategories = [...personCategories, ...recordCategories, ...documentCategories] as const;
export type DecidedCategory = (typeof decidedCategories)[number];

/** Everything that has an end. [S-PI-6] */
export const retentionCategories = [...decidedCategories, ...hostCategories] as const;
export type RetentionCategory = (typeof retentionCategories)[number];

export const retentionActions = ['destroy', 'anonymise'] as const;
export type RetentionAction = (typeof retentionActions)[number];

/** An import is only taken back or forgotten, and a document is whole or nothing; a deal still counts without names. */
const anonymisable: readonly string[] = [...personCategories, 'followUps', 'opportunities'];

export function mayAnonymise(category: RetentionCategory): boolean {
  return anonymisable.includes(category);
}

/**
 * What the law keeps at least, in months after the end of the year: thirty years for what proves an entry in the books,
 * ten for other papers of the business (会计档案管理办法). Nobody can choose less.
 */
export const legalMonths: Readonly<Partial<Record<RetentionCategory, number>>> = {
  contracts: 120,
  orders: 120,
  receivables: 360,
  invoices: 360,
};

export function leastMonths(category: RetentionCategory): number {
  return legalMonths[category] ?? 6;
}

export const mostMonths = 600;

const monthsOf = (category: RetentionCategory) =>
  z.number().int().min(leastMonths(category)).max(mostMonths).nullable();
const months = monthsOf('idleLeads');
const later = months.optional();

/** Months after which each goes; null keeps it. What an older program does not know it leaves as it is. */
export const retentionMonths = z.object({
  idleLeads: months,
  leftContacts: months,
  idleContacts: later,
  followUps: later,
  imports: later,
  opportunities: later,
  quotes: later,
  contracts: monthsOf('contracts').optional(),
  orders: monthsOf('orders').optional(),
  receivables: monthsOf('receivables').optional(),
  invoices: monthsOf('invoices').optional(),
  audit: later,
  signIns: later,
  logs: later,
});
export type RetentionMonths = z.infer<typeof retentionMonths>;

const dayMs = 86_400_000;
const monthMs = 30.4375 * dayMs;

/** What was last used before this has had its time; `ahead` looks that many days into the future. */
export function dueBefore(now: number, months: number, ahead = 0): number {
  return Math.floor(now + ahead * dayMs - months * monthMs);
}

const chinaMs = 8 * 3_600_000;

/** The same for a category; a term of the law begins with the year after, by the calendar of China. */
export function dueBeforeOf(category: RetentionCategory, now: number, months: number, ahead = 0): number {
  if (legalMonths[category] === undefined) return dueBefore(now, months, ahead);
  const day = new Date(now + ahead * dayMs + chinaMs);
  const kept = Math.max(months, leastMonths(category));
  const month = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() - kept, 1));
  return Date.UTC(month.getUTCFullYear(), 0, 1) - chinaMs;
}

/** In the place of a name or of words. By it a row is known that was made anonymous before. */
export const anonymousName = '（已匿名）';

/** How the reason of a destruction begins that a rule decided. */
export const retentionReason = 'retention: ';
