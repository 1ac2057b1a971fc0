import { type Message, m } from '../message.ts';

export const security = {
  POSTURE_REPORT_NOT_FOUND: m(
    '没有这份安全报告。',
    '它不在这台服务器上，或者链接抄错了。',
    '在“安全中心”的报告列表里重新打开。',
  ),
} as const satisfies Record<string, Message>;
