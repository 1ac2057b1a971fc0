import type { PostureFinding } from '../features/posture/finding.model.ts';
import { posture as en } from './en/posture.ts';
import { fillMessage, type MessageLanguage } from './message.ts';
import { type PostureWords, posture as zh } from './zh-CN/posture.ts';

const words = { 'zh-CN': zh, en } as const;

/** Names that a finding's figures carry as the program calls them. */
const names: Readonly<Record<MessageLanguage, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    minLength: '密码最短长度',
    minClasses: '字符种类',
    maxAgeDays: '密码有效天数',
    remembered: '不能重复的旧密码数',
    lockAfter: '锁定前的错误次数',
    lockMinutes: '锁定分钟数',
    idleMinutes: '闲置退出分钟数',
    sessionHours: '登录最长小时数',
    secondFactor: '第二步验证',
    nobody: '不要求',
    administrators: '管理员',
    everyone: '所有人',
  },
  en: {
    minLength: 'shortest password',
    minClasses: 'classes of characters',
    maxAgeDays: 'days a password holds',
    remembered: 'old passwords remembered',
    lockAfter: 'wrong tries before the lock',
    lockMinutes: 'minutes locked',
    idleMinutes: 'minutes idle',
    sessionHours: 'hours signed in',
    secondFactor: 'second step for',
  },
};

/** A finding in words, with its figures filled in: the same on the screen, in the report and on the command line. */
export function findPostureWords(
  { rule, values }: Pick<PostureFinding, 'rule' | 'values'>,
  language: MessageLanguage,
): PostureWords {
  const known = words[language][rule];
  const settings = String(values.settings ?? '').replace(/[a-zA-Z]+/g, (name) => names[language][name] ?? name);
  return { ...known, detail: fillMessage(known.detail, { ...values, settings }) };
}
