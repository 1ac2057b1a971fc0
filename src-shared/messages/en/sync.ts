import { type Message, m } from '../message.ts';
import type { sync as zhCN } from '../zh-CN/sync.ts';

export const sync: Readonly<Record<keyof typeof zhCN, Message>> = {
  OUTBOX_NOT_FOUND: m('The change is not waiting any more', 'It was sent or cancelled.', 'Refresh the outbox.'),
  OUTBOX_ALREADY_SENT: m(
    'Sent already, so not cancelled',
    'The server may have decided it.',
    'Wait for the answer, then undo it.',
  ),
  OUTBOX_BUILT_UPON: m(
    'A later change builds on it',
    'Cancelling it would leave the later one without ground.',
    'Cancel the later change first.',
  ),
  HELD_NOT_FOUND: m('The held change is gone', 'It was sent again or discarded.', 'Refresh the held-back list.'),
  HELD_REFUSED_HERE: m(
    'Refused before sending',
    'The change breaks a rule on this computer already.',
    'Change it as told and send it again.',
  ),
  CONFLICT_NOT_FOUND: m(
    'The conflict is gone',
    'A colleague may have settled it, or it left what you may see.',
    'Refresh the list of conflicts.',
  ),
  CONFLICT_RESOLVED: m('Settled already', 'Somebody chose before you.', 'Refresh and look at the result.'),
  INCIDENT_NOT_FOUND: m('The notice is gone', 'It may have been answered already.', 'Refresh the page.'),
};
