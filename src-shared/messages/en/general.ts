import { type Message, m } from '../message.ts';
import type { general as zhCN } from '../zh-CN/general.ts';

export const general: Readonly<Record<keyof typeof zhCN, Message>> = {
  NOT_ALLOWED: m(
    'Not allowed',
    'Your role may not do this, or the record is outside what you may see.',
    'Ask an administrator for the permission if you need it.',
  ),
  FIELD_INVALID: m(
    'An entry is not acceptable',
    '“{{field}}” did not pass its check.',
    'Change it as the hint says and save again.',
  ),
  ID_TAKEN: m(
    'The record exists already',
    'It was saved once before.',
    'Refresh the list; there is no need to save again.',
  ),
  OWNER_NOT_FOUND: m(
    'Colleague not found',
    'The person may be disabled or not synchronised to this computer yet.',
    'Choose another owner, or synchronise and try again.',
  ),
  CUSTOMER_NOT_FOUND: m(
    'The customer is gone',
    'It may be deleted, merged, or outside what you may see now.',
    'Go back to the list; deleted customers are in the recycle bin.',
  ),
  CUSTOMER_DUPLICATE: m(
    'The customer exists already',
    '“{{maskedName}}” has the same name or credit code.',
    'Open the existing one; for a different company, ask a colleague with the permission to save anyway.',
  ),
};
