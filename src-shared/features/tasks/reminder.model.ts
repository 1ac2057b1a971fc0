import { z } from 'zod';
import { id, instant } from '../../kernel/fields.ts';

/** 待触发, 已提醒, 已推迟, 已处理 (M2). */
export const reminderStates = ['pending', 'reminded', 'snoozed', 'done'] as const;

export const reminderTargets = ['task', 'event', 'redRequest'] as const;

/** Minutes before the due time that the screen offers: 0/5/10/15/30 minutes, 1/2 hours, 1/2/7 days. */
export const reminderOffsets = [0, 5, 10, 15, 30, 60, 120, 1440, 2880, 10_080] as const;

/** Any number of minutes is taken, up to 30 days; the screen offers the usual ones. */
export const reminderOffset = z.number().int().min(0).max(43_200);

export const reminder = z.object({
  id,
  /** The task or event that it reminds of. */
  taskId: id,
  targetType: z.enum(reminderTargets),
  /** Minutes before the task's due time. */
  offsetMin: reminderOffset,
  /** When it fires: the due time less the offset, or later when snoozed. */
  at: instant,
  state: z.enum(reminderStates),
});

export type Reminder = z.infer<typeof reminder>;

/** Later than this after its time, a reminder says that it was missed: the program was closed. */
export const missedAfter = 10 * 60_000;

export function isMissed(reminder: Pick<Reminder, 'at'>, now: number): boolean {
  return now - reminder.at > missedAfter;
}

export function remindAt(dueAt: number, offsetMin: number): number {
  return Math.max(0, dueAt - offsetMin * 60_000);
}
