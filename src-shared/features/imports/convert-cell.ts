import { checkCreditCode } from '../../kernel/china/credit-code.ts';
import { isEmail } from '../../kernel/china/personal-fields.ts';
import { readPhone } from '../../kernel/china/phone.ts';
import { readDecimal } from '../../kernel/money/decimal.ts';
import { dateParts, plainDate } from '../../tabular/date-cell.ts';
import type { rowProblemCodes } from './import.model.ts';
import { headerKey, type ImportFieldSpec } from './import-field.model.ts';

export type CellProblemCode = (typeof rowProblemCodes)[number];

/** A value, nothing (the cell is empty), or what is wrong with it and what would be right. */
export type Converted =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'problem'; readonly code: CellProblemCode; readonly expected?: string };

export interface ConvertContext {
  readonly dateOrder: 'dayFirst' | 'monthFirst' | undefined;
  /** A person by name, account or employee number. */
  readonly person: (text: string) => string | undefined;
  /** Also one who has left. */
  readonly author: (text: string) => string | undefined;
  /** A customer by name, number, credit code or id. */
  readonly customer: (text: string) => string | undefined;
}

const empty = { kind: 'empty' } as const;
const value = (of: unknown): Converted => ({ kind: 'value', value: of });
const problem = (code: CellProblemCode, expected?: string): Converted =>
  expected === undefined ? { kind: 'problem', code } : { kind: 'problem', code, expected };

/** Words by which files say that a cell is empty. */
const emptyWords = new Set(['', 'null', 'none', 'n/a', '#n/a', '(null)', '\\n', '-', '--', '—', '无', '/']);

export function isEmptyCell(cell: string): boolean {
  return cell.length < 8 && emptyWords.has(cell.trim().toLowerCase());
}

/** One cell as the value of its field: cleaned where that is safe, refused with the reason where it is not. */
export function convertCell(spec: ImportFieldSpec, cell: string, context: ConvertContext): Converted {
  if (isEmptyCell(cell)) return empty;
  const text = cell.trim();
  switch (spec.type) {
    case 'text':
      return text.length > spec.max ? problem('tooLong', String(spec.max)) : value(text);
    case 'creditCode':
      return convertCreditCode(text);
    case 'phone':
      return convertPhone(text, spec.max);
    case 'email':
      return convertEmail(text, spec.max);
    case 'website':
      return convertWebsite(text, spec.max);
    case 'number':
      return convertNumber(text);
    case 'money':
      return convertMoney(text);
    case 'decimal':
      return convertDecimal(text);
    case 'date':
    case 'instant':
      return convertDate(text, spec.type, context.dateOrder);
    case 'choice':
      return convertChoice(text, spec);
    case 'boolean':
      return convertBoolean(text);
    case 'tags':
      return convertTags(text);
    case 'person': {
      const found = spec.field === 'createdBy' ? context.author(text) : context.person(text);
      return found === undefined ? problem('ownerUnknown') : value(found);
    }
    case 'customer': {
      const found = context.customer(text);
      return found === undefined ? problem('customerUnknown') : value(found);
    }
    default:
      return spec.type satisfies never;
  }
}

function convertCreditCode(text: string): Converted {
  const { code, problem: wrong } = checkCreditCode(text);
  if (wrong === null) return value(code);
  if (wrong.kind === 'length') return problem('badCreditCode', `18, ${wrong.length}`);
  if (wrong.kind === 'character') return problem('badCreditCode', wrong.suggestion ?? `#${wrong.position}`);
  return problem('badCreditCode', `…${wrong.expected}`);
}

/** Numbers are cleaned, not refused, as long as they hold digits to dial. Several numbers: the first is taken. */
function convertPhone(text: string, max: number): Converted {
  const first = text.split(/[;；/、,，\n]/)[0]!.trim();
  const phone = readPhone(first.replace(/^tel:/i, ''));
  if (phone.digits.length < 3 || /[a-z]{3}/i.test(first.replace(/ext/i, ''))) return problem('notAPhone');
  const isKnown = phone.kind !== 'unknown' && phone.kind !== 'abroad';
  const kept = isKnown ? phone.text : first.replace(/\s+/g, ' ');
  return kept.length > max ? problem('tooLong', String(max)) : value(kept);
}

function convertEmail(text: string, max: number): Converted {
  const plain = text
    .normalize('NFKC')
    .replace(/^mailto:/i, '')
    .replace(/^.*<([^>]+)>$/, '$1')
    .split(/[;,\s]/)[0]!;
  if (!isEmail(plain)) return problem('notAnEmail', 'name@example.com');
  return plain.length > max ? problem('tooLong', String(max)) : value(plain);
}

/** Access writes hyperlinks as `text#address#`. */
function convertWebsite(text: string, max: number): Converted {
  const link = /^([^#]*)#([^#]+)#/.exec(text);
  const plain = (link ? (link[2] ?? link[1]!) : text).trim();
  return plain.length > max ? problem('tooLong', String(max)) : value(plain);
}

function plainNumber(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/^[¥￥$€]|元$|天$|days?$/gi, '')
    .replace(/(?<=\d)[,，\s](?=\d{3}(\D|$))/g, '')
    .trim();
  const scaled = /^(-?\d+(?:\.\d+)?)\s*(万|亿)?$/.exec(plain.replace(/元$/, ''));
  if (!scaled) return undefined;
  return Number(scaled[1]) * (scaled[2] === '万' ? 10_000 : scaled[2] === '亿' ? 100_000_000 : 1);
}

function convertNumber(text: string): Converted {
  const number = plainNumber(text);
  if (number === undefined || !Number.isInteger(number)) return problem('notANumber', '30');
  return number < 0 || number > 3_650 ? problem('outOfRange', '0–3650') : value(number);
}

/** Yuan in the file, fen in the record. */
function convertMoney(text: string): Converted {
  const yuan = plainNumber(text);
  if (yuan === undefined) return problem('notANumber', '1234.56');
  const fen = Math.round(Number((yuan * 100).toPrecision(15)));
  return fen < 0 || !Number.isSafeInteger(fen) ? problem('outOfRange', '≥ 0') : value(fen);
}

/** Unit prices and quantities keep every place that they have, up to eight. */
function convertDecimal(text: string): Converted {
  const decimal = readDecimal(text.replace(/^[$€]/, ''), 8);
  if (decimal === undefined) return problem('notANumber', '1234.56');
  return decimal.startsWith('-') ? problem('outOfRange', '≥ 0') : value(decimal);
}

const yes = new Set(['是', 'y', 'yes', 'true', '1', '√', '✓', '对', 't', 'x', '有']);
const no = new Set(['否', 'n', 'no', 'false', '0', '×', '✗', '错', 'f', '没有']);

function convertBoolean(text: string): Converted {
  const word = text.normalize('NFKC').toLowerCase();
  if (yes.has(word)) return value(true);
  if (no.has(word)) return value(false);
  return problem('notABoolean', '是/否 yes/no');
}

function convertChoice(text: string, spec: ImportFieldSpec): Converted {
  const found = choicesByWord(spec).get(headerKey(text));
  return found === undefined ? problem('notAChoice', spec.choices.map(({ zh }) => zh).join('、')) : value(found);
}

const knownChoices = new WeakMap<ImportFieldSpec, ReadonlyMap<string, string>>();

/** A column has few choices and many cells: their words are made once. A choice's own name wins over another's nickname. */
function choicesByWord(spec: ImportFieldSpec): ReadonlyMap<string, string> {
  const known = knownChoices.get(spec);
  if (known) return known;
  const words = new Map<string, string>();
  const learn = (word: string, of: string) => {
    const key = headerKey(word);
    if (!words.has(key)) words.set(key, of);
  };
  for (const { value: of, zh, en } of spec.choices) for (const word of [of, zh, en]) learn(word, of);
  for (const { value: of, also } of spec.choices) for (const word of also) learn(word, of);
  knownChoices.set(spec, words);
  return words;
}

function convertTags(text: string): Converted {
  const tags = [...new Set(text.split(/[;；,，、|\n]/).map((tag) => tag.trim()))].filter((tag) => tag !== '');
  return tags.some((tag) => tag.length > 40) ? problem('tooLong', '40') : value(tags.slice(0, 50));
}

const chinaOffset = 8 * 3_600_000;

/** Dates as people and programs write them; times are of Asia/Shanghai unless the text names its zone. */
function convertDate(text: string, type: 'date' | 'instant', order: ConvertContext['dateOrder']): Converted {
  const parts = dateParts(plainDate(text), order);
  if (parts === 'ambiguous') return problem('ambiguousDate', '2024-02-29');
  if (!parts) return problem('notADate', '2024-02-29');
  const { year, month, day, rest } = parts;
  const at = Date.UTC(year, month - 1, day);
  const back = new Date(at);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return problem('notADate', '2024-02-29');
  if (year < 1900 || year > 2200) return problem('outOfRange', '1900–2200');
  if (type === 'date') return value(back.toISOString().slice(0, 10));
  const time = timeOfDay(rest);
  if (time === undefined) return problem('notADate', '2024-02-29 13:30');
  const instant = at + time.ms - time.offset;
  return instant < 0 ? problem('outOfRange', '≥ 1970') : value(instant);
}

function timeOfDay(rest: string): { ms: number; offset: number } | undefined {
  const plain = rest.replace(/^T/, '').trim();
  if (plain === '') return { ms: 0, offset: chinaOffset };
  const match =
    /^(上午|下午|am|pm)?\s*(\d{1,2})[:时点](\d{1,2})?[:分]?(\d{1,2})?秒?(?:\.\d+)?\s*(am|pm)?\s*(z|[+-]\d{2}:?\d{2})?$/i.exec(
      plain,
    );
  if (!match) return undefined;
  const [, before = '', hourText = '', minute = '0', second = '0', after = '', zone] = match;
  const half = (before || after).toLowerCase();
  const hour = (Number(hourText) % (half === '' ? 24 : 12)) + (half === 'pm' || half === '下午' ? 12 : 0);
  if (Number(hourText) > 24 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const ms = ((hour * 60 + Number(minute)) * 60 + Number(second)) * 1_000;
  return { ms, offset: zone === undefined ? chinaOffset : zoneOffset(zone) };
}

function zoneOffset(zone: string): number {
  if (zone.toLowerCase() === 'z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)!;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
