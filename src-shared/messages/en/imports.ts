import { type Message, m } from '../message.ts';
import type { imports as zhCN } from '../zh-CN/imports.ts';

export const imports: Readonly<Record<keyof typeof zhCN, Message>> = {
  IMPORT_NOT_FOUND: m('The import is gone', 'The file was closed or not used for an hour.', 'Choose the file again.'),
  FILE_UNREADABLE: m(
    'The file cannot be read',
    'Its content is not what it says it is, or it is damaged.',
    'Take another file, or save it again as XLSX or CSV.',
  ),
  IMPORT_CONFIG_INVALID: m(
    'The import settings are incomplete',
    'The setting of “{{field}}” is wrong.',
    'Check the mapping of the columns.',
  ),
  IMPORT_MODULE_NOT_READY: m(
    'This kind cannot be imported yet',
    'This version has no module for it.',
    'Choose another kind.',
  ),
  IMPORT_RUNNING: m('The import is running', 'This file is being imported.', 'Wait for it to end, or cancel it first.'),
};
