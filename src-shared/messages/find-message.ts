import { en } from './en.ts';
import { fillMessage, type Message, type MessageLanguage } from './message.ts';
import { type MessageCode, zhCN } from './zh-CN.ts';

/** The three parts of a code in a language, with the refusal's data in their places. */
export function findMessage(
  language: MessageLanguage,
  code: string,
  data: Readonly<Record<string, unknown>> = {},
): Message | undefined {
  if (!Object.hasOwn(zhCN, code)) return undefined;
  const message = (language === 'en' ? en : zhCN)[code as MessageCode];
  return {
    what: fillMessage(message.what, data),
    why: fillMessage(message.why, data),
    todo: fillMessage(message.todo, data),
  };
}
