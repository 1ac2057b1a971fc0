import { type Message, m } from '../message.ts';
import type { records as zhCN } from '../zh-CN/records.ts';

export const records: Readonly<Record<keyof typeof zhCN, Message>> = {
  CONTACT_NOT_FOUND: m(
    'The contact is gone',
    'It was deleted, or left what you may see.',
    'Go back to the list; the recycle bin may still have it.',
  ),
  CONTACT_DUPLICATE: m(
    'The number exists already',
    'The contact “{{name}}” of this customer has the same mobile number.',
    'Open that contact, or check the number.',
  ),
  FOLLOW_UP_NOT_FOUND: m(
    'The follow-up is gone',
    'It was deleted, or left what you may see.',
    'Go back to the list; the recycle bin may still have it.',
  ),
  FOLLOW_UP_LOCKED: m(
    'The follow-up is locked',
    'A day after it was written it is evidence and stays as it is.',
    'Add a note below it.',
  ),
  TARGET_NOT_FOUND: m(
    'The record is gone',
    'It was deleted, or left what you may see.',
    'Go back to the list and choose again.',
  ),
  TARGET_CLOSED: m(
    'This lead takes no follow-ups now',
    'It is in the pool, invalid, or already a customer.',
    'Claim or reactivate it first; a converted one is followed on the customer’s page.',
  ),
  LEAD_NOT_FOUND: m(
    'The lead is gone',
    'It was deleted, claimed by somebody, or left what you may see.',
    'Go back to the list; the recycle bin may still have it.',
  ),
  LEAD_CLOSED: m(
    'The lead became a customer',
    'A converted lead can only be read.',
    'Go on with the customer it became.',
  ),
  LEAD_STATE_REFUSED: m(
    'The lead’s state does not allow this',
    'A colleague may just have changed it, for example claimed it.',
    'Refresh, look at its state, and choose what is possible.',
  ),
  LEAD_INCOMPLETE: m(
    'The lead is not complete',
    'Contact, number and demand are needed before it is qualified.',
    'Fill in what is missing and try again.',
  ),
  TASK_NOT_FOUND: m(
    'The task is gone',
    'It was deleted, or left what you may see.',
    'Go back to the list; the recycle bin may still have it.',
  ),
  TASK_STATE_REFUSED: m(
    'The task’s state does not allow this',
    'It may just have been changed.',
    'Refresh and try again.',
  ),
  TASK_HANDED_OVER: m(
    'A colleague’s work is in this task',
    'Cancelling or deleting it would lose what they handed to you.',
    'Take it over, or give it back.',
  ),
  TASK_NOT_HANDED_OVER: m(
    'Nothing here to take over',
    'It may have been taken over or given back already.',
    'Refresh and look again.',
  ),
  TASK_WITHOUT_DUE_TIME: m(
    'No due time to remind of',
    'Reminders count back from the due time.',
    'Set a due time first.',
  ),
  RELATED_NOT_FOUND: m(
    'The related record is gone',
    'It was deleted, or left what you may see.',
    'Choose the record again.',
  ),
  REMINDER_NOT_FOUND: m(
    'The reminder is gone',
    'It was settled already, or its task deleted.',
    'There is nothing to do.',
  ),
};
