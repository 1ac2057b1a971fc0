import { type Message, m } from '../message.ts';
import type { history as zhCN } from '../zh-CN/history.ts';

export const history: Readonly<Record<keyof typeof zhCN, Message>> = {
  VIEW_NOT_FOUND: m('The view is gone', 'It may have been deleted on another device.', 'Refresh the list of views.'),
  VIEW_LIMIT: m('Too many views', 'A list keeps at most {{limit}} views.', 'Delete views you do not use, then save.'),
  ALERT_NOT_FOUND: m('The alert is gone', 'It may have expired, or was not sent to you.', 'Refresh the alerts.'),
  RECORD_NOT_FOUND: m(
    'The record is gone',
    'It was deleted or restored, or left what you may see.',
    'Refresh the list.',
  ),
  COMMAND_NOT_FOUND: m(
    'Nothing to undo',
    'This was not done by you, or not here.',
    'Change it back by hand from the record’s history.',
  ),
  UNDO_OVERTAKEN: m(
    'Changed since, so not undone',
    'Undoing would destroy a later change.',
    'Look at the record’s history and change back what you need.',
  ),
  UNDO_IMPOSSIBLE: m(
    'This cannot be undone',
    'It deleted for good, or undoing would break a rule of today.',
    'Restore from a backup if needed, or ask an administrator.',
  ),
  DEMO_INSTALLED: m(
    'The sample data is there already',
    'The sample company is installed once.',
    'Use it, or remove it and install it again.',
  ),
  EXPORT_LIMIT: m(
    'Too many records',
    'At most {{limit}} records can leave now: by the limit of your roles, the amount of one hour, and 500 records per print.',
    'Narrow the list with a filter, or ask an administrator for a higher limit.',
  ),
  SEEING_AS_OTHER: m(
    'You are seeing as somebody else',
    'While you do, nothing can be changed.',
    'Stop seeing as this person first.',
  ),
  EXPORT_COLUMN_UNKNOWN: m(
    'Unknown column',
    'A chosen column does not belong to this list.',
    'Choose the columns again.',
  ),
  IMPORT_ALREADY_UNDONE: m(
    'Undone already',
    'The imported records have been taken back.',
    'There is no need to undo again.',
  ),
  SYNC_NOT_MEMBER: m(
    'No server joined',
    'The company on this computer has no sync server.',
    'Join the company’s server in the sync settings.',
  ),
};
