import { type WorkCalendar, workCalendar } from '../../kernel/china/work-days.ts';
import { builtInWorkYears } from '../../kernel/china/work-years.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findLeadSettings } from './lead-rules.repository.ts';
import { afterMinutes } from './lead-settings.model.ts';

let known: WorkCalendar | undefined;

/** Working days as the program brings them. */
export function companyCalendar(): WorkCalendar {
  known ??= workCalendar(builtInWorkYears());
  return known;
}

/** Until when somebody who gets a lead now answers first; null where the company sets no limit. */
export function firstAnswerBy(db: ReadDb, at: number): number | null {
  const settings = findLeadSettings(db);
  if (settings.firstAnswerMin === null) return null;
  return afterMinutes(at, settings.firstAnswerMin, settings, companyCalendar());
}
