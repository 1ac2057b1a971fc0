import { invariant } from '../invariant.ts';

export interface AmountWordsOptions {
  /** Fapiao faces print 圆, everything else 元. */
  readonly unit?: '元' | '圆';
  readonly tail?: '整' | '正';
  /** After 角 the tail may be left out; after 分 there never is one. */
  readonly tailAfterJiao?: boolean;
  readonly prefix?: '人民币' | '';
  /** Red documents print (负数) instead of 负. */
  readonly negative?: '负' | '(负数)';
}

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
/** Stands where a 零 may be written or left out; both are legal. */
const maybeZero = '〇';
const limitFen = 10 ** 15;

/** Chinese capitals of an amount in fen, as the rules for payment instruments write it. Up to 9.99 万亿 yuan. */
export function amountInWords(fen: number, options: AmountWordsOptions = {}): string {
  const { unit = '元', tail = '整', tailAfterJiao = true, prefix = '人民币', negative = '负' } = options;
  invariant(Number.isSafeInteger(fen) && Math.abs(fen) < limitFen, 'an amount in words is below ten 万亿');
  const plain = spell(Math.abs(fen), tailAfterJiao).replaceAll(maybeZero, '');
  return `${prefix}${fen < 0 ? negative : ''}${plain.replace('元', unit).replace('整', tail)}`;
}

/** The fen that a text in capitals says; undefined where it is not a text that the rules allow. */
export function parseAmountInWords(text: string): number | undefined {
  const clean = text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^人民币/, '')
    .replaceAll('圆', '元')
    .replace(/正$/, '整');
  const sign = /^(负|\(负数\))/.exec(clean)?.[0] ?? '';
  const words = clean.slice(sign.length);
  const fen = read(words);
  if (fen === undefined || fen >= limitFen || (sign !== '' && fen === 0)) return undefined;
  const legal = [spell(fen, true), spell(fen, false)].some((spelled) => matches(spelled, words));
  return legal ? (sign === '' ? fen : -fen) : undefined;
}

/** Year, month and day of a bill in capitals: months 1, 2, 10 and days whose figure could be extended are guarded. */
export function dateInWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const years = [...year].map((digit) => digits[Number(digit)]).join('');
  return `${years}年${guarded(Number(month), [1, 2, 10])}月${guarded(Number(day), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30])}日`;
}

function guarded(value: number, withZero: readonly number[]): string {
  const words = spellGroup(value);
  return withZero.includes(value) ? `零${words}` : words;
}

/** The text without prefix and sign, with `maybeZero` where a 零 is optional. */
function spell(fen: number, tailAfterJiao: boolean): string {
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const last = fen % 10;
  const whole = yuan === 0 ? '' : `${spellWhole(yuan)}元`;
  if (jiao === 0 && last === 0) return yuan === 0 ? '零元整' : `${whole}整`;
  const zero = yuan > 0 && yuan % 10 === 0 ? maybeZero : '';
  if (last === 0) return `${whole}${zero}${digits[jiao]}角${tailAfterJiao ? '整' : ''}`;
  if (jiao === 0) return `${whole}${yuan === 0 ? '' : '零'}${digits[last]}分`;
  return `${whole}${zero}${digits[jiao]}角${digits[last]}分`;
}

/** 万亿 is 万 of 亿: 1.2 万亿 reads 壹万贰仟亿. */
function spellWhole(yuan: number): string {
  const high = Math.floor(yuan / 10 ** 8);
  const low = yuan % 10 ** 8;
  const top = high === 0 ? '' : `${spellBelow(high)}亿`;
  return joined(top, high, low === 0 ? '' : spellBelow(low), low, 10 ** 7);
}

/** A number below 10^8, in two groups of four. */
function spellBelow(value: number): string {
  const high = Math.floor(value / 10 ** 4);
  const low = value % 10 ** 4;
  const top = high === 0 ? '' : `${spellGroup(high)}万`;
  return joined(top, high, low === 0 ? '' : spellGroup(low), low, 1000);
}

/** A gap between two groups needs a 零; without one it may stand after a group that ends in zero. */
function joined(top: string, high: number, rest: string, low: number, full: number): string {
  if (top === '' || rest === '') return top + rest;
  if (low < full) return `${top}零${rest}`;
  return `${top}${high % 10 === 0 ? maybeZero : ''}${rest}`;
}

function spellGroup(value: number): string {
  let text = '';
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit !== 0) text += digits[digit]! + places[place]!;
    else if (text !== '' && !text.endsWith('零') && value % 10 ** place !== 0) text += '零';
  }
  return text;
}

const units: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };

/** Reads generously; whether the text is legal is decided by spelling the number again. */
function read(words: string): number | undefined {
  const parts = /^(?:([^元角分]+)元)?零?(?:([壹贰叁肆伍陆柒捌玖])角)?零?(?:([壹贰叁肆伍陆柒捌玖])分)?整?$/.exec(words);
  if (!parts || words === '' || words === '整') return undefined;
  const yuan = parts[1] === undefined ? 0 : readWhole(parts[1]);
  if (yuan === undefined) return undefined;
  const digit = (text: string | undefined) => (text === undefined ? 0 : digits.indexOf(text));
  return yuan * 100 + digit(parts[2]) * 10 + digit(parts[3]);
}

function readWhole(text: string): number | undefined {
  let [total, group, digit] = [0, 0, 0];
  for (const character of text) {
    const value = digits.indexOf(character);
    if (value >= 0) digit = value;
    else if (units[character] !== undefined) {
      group += digit * units[character];
      digit = 0;
    } else if (character === '万' || character === '亿') {
      const scale = character === '万' ? 10 ** 4 : 10 ** 8;
      total = character === '万' ? total + (group + digit) * scale : (total + group + digit) * scale;
      group = 0;
      digit = 0;
    } else return undefined;
  }
  return total + group + digit;
}

function matches(spelled: string, words: string): boolean {
  return new RegExp(`^${spelled.replaceAll(maybeZero, '零?')}$`).test(words);
}
