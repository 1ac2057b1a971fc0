import { addWorkDays, type WorkCalendar } from '../../kernel/china/work-days.ts';

const dayMs = 86_400_000;
const chinaMs = 8 * 3_600_000;
/** The law's own limit, whatever the setting says. [S-PI-5] */
export const hardLimitDays = 30;

const dayOf = (at: number) => new Date(at + chinaMs).toISOString().slice(0, 10);

/** The end of the working day in Asia/Shanghai, by the holidays of the year; the hard limit of 30 days comes first. */
export function requestDueAt(receivedAt: number, workingDays: number, calendar: WorkCalendar): number {
  const due = addWorkDays(dayOf(receivedAt), workingDays, calendar);
  const limit = dayOf(receivedAt + hardLimitDays * dayMs);
  return Date.parse(`${due < limit ? due : limit}T00:00:00Z`) + dayMs - chinaMs - 1;
}
