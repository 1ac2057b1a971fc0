/** Full-width letters and digits become plain ones, blanks at the ends go. */
export function cleanLine(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** A pasted phone number: blanks, brackets and the country's prefix go; an extension keeps its dash. */
export function cleanPhone(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s()（）.·]/g, '')
    .replace(/[–—－]/g, '-');
  const national = plain.replace(/^(\+86|0086)-?/, '');
  return /^1[3-9]/.test(national.replace(/-/g, '')) ? national.replace(/-/g, '') : national;
}

/** A pasted credit code: blanks and dashes go, letters become capitals. */
export function cleanCreditCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-_.·]/g, '')
    .toUpperCase();
}

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

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const guesses: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };

export type CreditCodeProblem =
  | { readonly rule: 'length'; readonly length: number }
  | { readonly rule: 'letter'; readonly position: number; readonly letter: string; readonly guess: string | undefined }
  | { readonly rule: 'check' };

/** What is wrong with a unified social credit code (GB 32100-2015), to say it while the person types. */
export function creditCodeProblem(code: string): CreditCodeProblem | undefined {
  if (code.length !== 18) return { rule: 'length', length: code.length };
  let sum = 0;
  let weight = 1;
  for (let index = 0; index < 18; index += 1) {
    const letter = code.charAt(index);
    const value = alphabet.indexOf(letter);
    if (value < 0) return { rule: 'letter', position: index + 1, letter, guess: guesses[letter] };
    if (index < 17) {
      sum += value * weight;
      weight = (weight * 3) % 31;
    } else if (value !== (31 - (sum % 31)) % 31) return { rule: 'check' };
  }
  return undefined;
}
