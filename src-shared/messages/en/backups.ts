import { type Message, m } from '../message.ts';
import type { backups as zhCN } from '../zh-CN/backups.ts';

export const backups: Readonly<Record<keyof typeof zhCN, Message>> = {
  BACKUP_RUNNING: m('A backup is running', 'Only one runs at a time.', 'Wait for it to end and try again.'),
  BACKUP_NOT_FOUND: m(
    'The backup is gone',
    'It may be pruned, or its place cannot be read now.',
    'Check the place and refresh the list.',
  ),
  BACKUP_DAMAGED: m(
    'The backup is damaged',
    'It did not pass its check; your present data was not touched.',
    'Take another one that is verified.',
  ),
  BACKUP_FOLDER_UNUSABLE: m(
    'This folder cannot hold backups',
    'The path is incomplete, missing, not writable, or inside the data folder.',
    'Choose another folder, best on another disk.',
  ),
  BACKUP_NEWER: m(
    'The backup is from a newer version',
    'This program cannot read its format.',
    'Update the program first.',
  ),
};
