import { type Message, m } from '../message.ts';
import type { schedule as zhCN } from '../zh-CN/schedule.ts';

export const schedule: Readonly<Record<keyof typeof zhCN, Message>> = {
  EVENT_NOT_FOUND: m(
    'The event is gone',
    'It was deleted, or is outside what you may see.',
    'Go back to the calendar; the recycle bin may still have it.',
  ),
  OCCURRENCE_NOT_FOUND: m(
    'The series no longer has this time',
    'A colleague may just have changed its times or how it repeats.',
    'Refresh the calendar and do it at the new time.',
  ),
  EVENT_STATE_REFUSED: m(
    'The event’s state does not allow this',
    'An event with a result is a record and stays as it is, or its state was just changed.',
    'Refresh to see its state; to meet again, add a new event.',
  ),
  PARTICIPANT_NOT_FOUND: m(
    'A participant cannot be found',
    'The account may be disabled.',
    'Take the person out, or choose who took over.',
  ),
  NEW_TIME_MISSING: m(
    'The new time is missing',
    'A postponed event needs to know until when.',
    'Fill in the new start.',
  ),
  WORK_DAY_INVALID: m(
    '{{date}} cannot stand like this',
    'The day is of another year, named twice, or both free and worked.',
    'Check this day and save again.',
  ),
  FEED_NOT_FOUND: m('The address does not exist', 'It may have been ended.', 'Refresh; make a new one if you need it.'),
};
