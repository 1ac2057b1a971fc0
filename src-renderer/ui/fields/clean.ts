import { normaliseCreditCode } from '#shared/kernel/china/credit-code.ts';
import { readPhone } from '#shared/kernel/china/phone.ts';

/** Full-width letters and digits become plain ones, blanks at the ends go. */
export function cleanLine(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** A pasted phone number as it is stored: blanks, brackets and the country's prefix go; an extension keeps its dash. */
export function cleanPhone(text: string): string {
  return readPhone(text).text;
}

/** A pasted credit code: blanks and dashes go, letters become capitals. */
export const cleanCreditCode = normaliseCreditCode;

export function cleanEmail(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^mailto:/i, '');
}

/** `¥1,234.5`, `１２３４．５元`, `1.2万` to fen; undefined where it is no amount. */
export function parseMoney(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,，¥￥元]/g, '');
  const match = /^(-?\d+(?:\.\d+)?)(万|亿)?$/.exec(plain);
  if (!match?.[1]) return undefined;
  const scale = match[2] === '万' ? 1e4 : match[2] === '亿' ? 1e8 : 1;
  const fen = Math.round(Number(match[1]) * scale * 100);
  return Number.isSafeInteger(fen) ? fen : undefined;
}
