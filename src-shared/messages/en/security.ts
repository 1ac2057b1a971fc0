import { type Message, m } from '../message.ts';
import type { security as zh } from '../zh-CN/security.ts';

export const security: Record<keyof typeof zh, Message> = {
  POSTURE_REPORT_NOT_FOUND: m(
    'There is no such security report.',
    'It is not on this server, or the address was copied wrongly.',
    'Open it again from the list of reports in the security centre.',
  ),
};
