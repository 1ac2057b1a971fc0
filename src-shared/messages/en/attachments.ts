import { type Message, m } from '../message.ts';
import type { attachments as zhCN } from '../zh-CN/attachments.ts';

export const attachments: Readonly<Record<keyof typeof zhCN, Message>> = {
  ATTACHMENT_NOT_FOUND: m(
    'The attachment is gone',
    'It was deleted, or its record is outside what you may see.',
    'Refresh and look again.',
  ),
  ATTACHMENT_BLOCKED: m(
    'Programs and scripts are not taken',
    'What runs when it is opened can carry a virus; it is stopped by its name and by its content.',
    'Send a document, a picture or an archive.',
  ),
  ATTACHMENTS_FULL: m(
    'The record has all the attachments it can',
    'One record has {{most}} attachments at most.',
    'Delete what is not needed, or put several files into one archive.',
  ),
  CONTENT_AWAY: m(
    'The content has not arrived yet',
    'It is still being sent, or is on another device that has not sent it.',
    'Choose “Fetch” once you are online; the other device sends it by itself when it is.',
  ),
  CONTENT_DIFFERS: m(
    'The file changed on its way',
    'What arrived is not what was announced. It was thrown away and nothing was stored.',
    'Upload the file again; if it happens again, check the network or the disk.',
  ),
  CONTENT_DAMAGED: m(
    'The attachment is damaged',
    'The stored file did not pass its check: the disk failed, or somebody changed it. It was not opened.',
    'Upload the file again, or restore it from a backup.',
  ),
  CONTENT_REFUSED: m(
    'The server does not give or take this file',
    'Your rights do not cover its record any more, or the file is of a kind that is not taken.',
    'Ask whoever keeps the record.',
  ),
};
