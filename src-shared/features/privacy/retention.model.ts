import { z } from 'zod';

/** Persons, by what they were. */
export const personCategories = ['idleLeads', 'leftContacts', 'idleContacts'] as const;
/** Records that tell of persons and outlive their use. */
export const recordCategories = ['followUps', 'imports'] as const;
/** What each host keeps of its own work. The program keeps no exported file: of exports only the audit tells. */
export const hostCategories = ['audit', 'signIns', 'logs'] as const;
export const decidedCategories = [...personCategories, ...recordCategories] as const;
export type DecidedCategory = (typeof decidedCategories)[number];

/** Everything that has an end. [S-PI-6] */
export const retentionCategories = [...decidedCategories, ...hostCategories] as const;
export type RetentionCategory = (typeof retentionCategories)[number];

export const retentionActions = ['destroy', 'anonymise'] as const;
export type RetentionAction = (typeof retentionActions)[number];

/** An import is only taken back or forgotten; there is nothing in it to count without its rows. */
export function mayAnonymise(category: RetentionCategory): boolean {
  return category !== 'imports' && (decidedCategories as readonly string[]).includes(category);
}

const months = z.number().int().min(6).max(600).nullable();
const later = months.optional();

/** Months after which each goes; null keeps it. What an older program does not know it leaves as it is. */
export const retentionMonths = z.object({
  idleLeads: months,
  leftContacts: months,
  idleContacts: later,
  followUps: later,
  imports: later,
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

/** In the place of a name or of words. By it a row is known that was made anonymous before. */
export const anonymousName = '（已匿名）';

/** How the reason of a destruction begins that a rule decided. */
export const retentionReason = 'retention: ';
