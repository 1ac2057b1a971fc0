import { z } from 'zod';
import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import { isWorkDay, type WorkCalendar } from '../../kernel/china/work-days.ts';

export const escalations = ['none', 'superior', 'reassign'] as const;
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const leadSettingsFields = {
  /** Minutes within which a new owner answers first; null for no limit. */
  firstAnswerMin: z.number().int().min(5).max(43_200).nullable(),
  /** Whether only working hours count. */
  workHoursOnly: z.boolean(),
  workFrom: time,
  workTo: time,
  escalation: z.enum(escalations),
};
export const leadSettings = z.object(leadSettingsFields);
export type LeadSettings = z.infer<typeof leadSettings>;

export const defaultLeadSettings: LeadSettings = {
  firstAnswerMin: null,
  workHoursOnly: true,
  workFrom: '09:00',
  workTo: '18:00',
  escalation: 'superior',
};

type Hours = Pick<LeadSettings, 'workFrom' | 'workTo'>;

/** Whether people work at this instant. */
export function isWorkTime(at: number, hours: Hours, calendar: WorkCalendar): boolean {
  const { from, to } = hoursOf(chinaDate(at), hours);
  return isWorkDay(chinaDate(at), calendar) && at >= from && at < to;
}

/** The instant after which so many minutes have passed, all of them or only those in which people work. */
export function afterMinutes(at: number, minutes: number, settings: LeadSettings, calendar: WorkCalendar): number {
  if (!settings.workHoursOnly || settings.workFrom >= settings.workTo) return at + minutes * 60_000;
  let left = minutes * 60_000;
  let date = chinaDate(at);
  for (;;) {
    const { from, to } = hoursOf(date, settings);
    const start = Math.max(at, from);
    if (isWorkDay(date, calendar) && start < to) {
      if (left <= to - start) return start + left;
      left -= to - start;
    }
    date = addDays(date, 1);
  }
}

function hoursOf(date: string, { workFrom, workTo }: Hours): { from: number; to: number } {
  return { from: Date.parse(`${date}T${workFrom}:00+08:00`), to: Date.parse(`${date}T${workTo}:00+08:00`) };
}
