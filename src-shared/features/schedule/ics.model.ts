import { z } from 'zod';
import { recurrence } from '../../kernel/calendar/recurrence.ts';
import { instant, line, text } from '../../kernel/fields.ts';
import { reminderOffset } from '../tasks/reminder.model.ts';
import { visibilities } from './event.model.ts';

/** An event of a calendar file, in our own words. */
export const importedEvent = z.object({
  uid: line(300).min(1),
  title: line(200).min(1),
  startAt: instant,
  endAt: instant,
  allDay: z.boolean(),
  location: line(300).nullable(),
  remark: text(5000).nullable(),
  visibility: z.enum(visibilities),
  recurrence: recurrence.nullable(),
  /** Times of the series that do not happen. */
  excluded: z.array(instant).max(500),
  reminders: z.array(reminderOffset).max(10),
});
export type ImportedEvent = z.infer<typeof importedEvent>;

/** Why something of a file is not taken; `title` names it where it has a name. */
export const importReasons = [
  'notACalendar',
  'noStart',
  'endBeforeStart',
  'ruleNotSupported',
  'cancelled',
  'tooMany',
  'unreadable',
] as const;
export const importProblem = z.object({ title: z.string().nullable(), reason: z.enum(importReasons) });
export type ImportProblem = z.infer<typeof importProblem>;

/** One command takes this many. */
export const mostImported = 500;
