import type { PostureFinding } from '../features/posture/finding.model.ts';
import { posture as en } from './en/posture.ts';
import { fillMessage, type MessageLanguage } from './message.ts';
import { type PostureWords, posture as zh } from './zh-CN/posture.ts';

const words = { 'zh-CN': zh, en } as const;

/** A finding in words, with its figures filled in: the same on the screen, in the report and on the command line. */
export function findPostureWords(
  { rule, values }: Pick<PostureFinding, 'rule' | 'values'>,
  language: MessageLanguage,
): PostureWords {
  const known = words[language][rule];
  return { ...known, detail: fillMessage(known.detail, values) };
}
