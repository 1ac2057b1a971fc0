import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { commonPasswords } from './common-passwords.model.ts';

/** What the company asks of a new password; part of its sign-in policy. */
export interface PasswordRules {
  readonly minLength: number;
  readonly minClasses: number;
}

/** Never asked for less, whatever a policy says (OWASP ASVS 5, 6.2.1). */
export const shortestAllowed = 8;
const maxLength = 256;

export const passwordRuleNames = [
  'tooShort',
  'tooLong',
  'tooFewClasses',
  'common',
  'containsName',
  'usedBefore',
] as const;
export type PasswordRuleName = (typeof passwordRuleNames)[number];

/** `words` are what this company and person would think of first: account, name and its pinyin, company. */
export function checkPassword(
  password: string,
  rules: PasswordRules,
  words: readonly string[],
): Result<void, FieldInvalid> {
  const minLength = Math.max(shortestAllowed, rules.minLength);
  const invalid = (rule: PasswordRuleName, hint?: string) =>
    refuse({ code: 'FIELD_INVALID', field: 'password', rule, ...(hint === undefined ? {} : { hint }) });

  if ([...password].length < minLength) return invalid('tooShort', String(minLength));
  if (password.length > maxLength) return invalid('tooLong', String(maxLength));
  if (countClasses(password) < rules.minClasses) return invalid('tooFewClasses', String(rules.minClasses));
  if (isGuessedFirst(password)) return invalid('common');
  if (holdsWord(password, [...words, ...productWords])) return invalid('containsName');
  return ok(undefined);
}

export interface PasswordCheck {
  readonly rule: Exclude<PasswordRuleName, 'tooLong' | 'usedBefore'>;
  readonly met: boolean;
  readonly hint: string;
}

/** Each rule by itself, for the hints beside the field while a person types. */
export function listPasswordChecks(
  password: string,
  rules: PasswordRules,
  words: readonly string[],
): readonly PasswordCheck[] {
  const minLength = Math.max(shortestAllowed, rules.minLength);
  const typed = password !== '';
  return [
    { rule: 'tooShort', met: [...password].length >= minLength, hint: String(minLength) },
    ...(rules.minClasses > 1
      ? [
          {
            rule: 'tooFewClasses' as const,
            met: countClasses(password) >= rules.minClasses,
            hint: String(rules.minClasses),
          },
        ]
      : []),
    { rule: 'common', met: typed && !isGuessedFirst(password), hint: '' },
    { rule: 'containsName', met: typed && !holdsWord(password, [...words, ...productWords]), hint: '' },
  ];
}

const productWords = ['outpost', '前哨'];

/** Lower case, upper case, digits, and everything else (Chinese characters count here). */
function countClasses(password: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
}

/**
 * The lists of stolen passwords are few words with many endings: the word is looked for after endings and disguises
 * are taken off, which covers each list many times over.
 */
function isGuessedFirst(password: string): boolean {
  const plain = password.toLowerCase();
  const letters = unmask(plain);
  const stem = letters.replace(/^[^a-z]+|[^a-z]+$/g, '');
  if (commonPasswords.has(plain) || commonPasswords.has(stem)) return true;
  if (commonStems.has(stem) || commonStems.has(plain.replace(/[^a-z]/g, ''))) return true;
  return isRun(plain) || new Set(plain).size <= 3;
}

function unmask(text: string): string {
  const trimmed = text.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  const disguises: Record<string, string> = {
    '@': 'a',
    '4': 'a',
    '0': 'o',
    '1': 'i',
    '3': 'e',
    '5': 's',
    $: 's',
    '7': 't',
  };
  return (trimmed === '' ? text : trimmed).replace(/[@401357$]/g, (sign) => disguises[sign] ?? sign);
}

/** Walks over the keyboard or up and down the alphabet, in pieces of four and more, and nothing besides. */
function isRun(plain: string): boolean {
  const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv'];
  const tracks = [...rows, ...rows.map((row) => [...row].reverse().join(''))];
  let rest = plain;
  for (let length = rest.length; length >= 4; length -= 1) {
    for (const track of tracks) {
      for (let start = 0; start + length <= track.length; start += 1) {
        rest = rest.replaceAll(track.slice(start, start + length), '');
      }
    }
  }
  return rest.length <= plain.length / 4;
}

function holdsWord(password: string, words: readonly string[]): boolean {
  const plain = password.toLowerCase();
  return words.some((word) => {
    const own = word.trim().toLowerCase();
    return [...own].length >= (/^[\x20-\x7e]+$/.test(own) ? 4 : 2) && plain.includes(own);
  });
}

const commonStems = new Set(
  `password passwd passw pass pwd admin administrator root user guest test testing login welcome letmein changeme
  default secret master super superman batman dragon monkey football baseball basketball sunshine princess shadow
  michael jordan ashley daniel jessica michelle charlie thomas andrew joshua jennifer hunter killer soccer hockey
  ranger buster harley robert matthew amanda nicole ginger summer winter spring autumn january february march april
  june july august september october november december monday tuesday wednesday thursday friday saturday sunday
  iloveyou love lovely loveme whatever trustno trustnoi freedom flower cheese computer internet server desktop
  database oracle mysql sqlserver windows linux ubuntu debian android iphone apple google baidu tencent alibaba
  taobao weixin wechat qqcom qqmail huawei xiaomi china beijing shanghai guangzhou shenzhen hangzhou chengdu wuhan
  nanjing tianjin chongqing zhongguo woaini woaiwojia woaiwo wangyut zhangwei liming liuyang wanglei wangwei lihua
  xiaoming mima mimamima denglu gongsi caiwu xiaoshou kehu guanliyuan ceshi qwerty qwert qwer qwertyuiop asdf asdfgh
  asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qaz wsx qweasd qweasdzxc abc abcd abcde abcdef abcabc aaa aaaa aaaaaa aa bb
  xyz company office business sales manager boss finance customer crm outpost outpostcrm hello helloworld world hi
  good morning money happy lucky fortune gongxifacai facai wozuishuai nihao nihaoma xiexie zaijian`
    .split(/\s+/)
    .filter((stem) => stem !== ''),
);
