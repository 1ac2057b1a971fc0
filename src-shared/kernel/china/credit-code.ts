/** GB 32100-2015: 31 characters, I O Z S V never occur; a character's value is its position. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };

export type CreditCodeProblem =
  | { readonly kind: 'length'; readonly length: number }
  /** `position` counts from 1; a suggestion is given only where the mistake is a safe guess. */
  | {
      readonly kind: 'character';
      readonly position: number;
      readonly character: string;
      readonly suggestion: string | null;
    }
  | { readonly kind: 'checkCharacter'; readonly position: 18; readonly expected: string };

export interface CreditCodeCheck {
  /** Normalised: full-width letters and blanks never make two codes of one. */
  readonly code: string;
  readonly problem: CreditCodeProblem | null;
  /** Positions 9–17 fail the organisation code's own check (GB 11714): worth a warning, never a refusal. */
  readonly organisationCodeDiffers: boolean;
}

export function normaliseCreditCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-_.·]/g, '')
    .toUpperCase();
}

/** Checks an 18-character unified social credit code and says where it is wrong. */
export function checkCreditCode(text: string): CreditCodeCheck {
  const code = normaliseCreditCode(text);
  const problem = findProblem(code);
  return { code, problem, organisationCodeDiffers: problem === null && !isOrganisationCode(code.slice(8, 17)) };
}

export function isCreditCode(text: string): boolean {
  return checkCreditCode(text).problem === null;
}

/** The check character of 17 leading characters, all of the alphabet. */
export function creditCodeCheckCharacter(first17: string): string {
  let sum = 0;
  for (let index = 0; index < 17; index++) sum += alphabet.indexOf(first17[index]!) * weights[index]!;
  return alphabet[(31 - (sum % 31)) % 31]!;
}

/** The check character of an organisation code's 8 leading characters (GB 11714). */
export function organisationCheckCharacter(first8: string): string {
  let sum = 0;
  for (let index = 0; index < 8; index++) sum += Number.parseInt(first8[index]!, 36) * organisationWeights[index]!;
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

export type TaxNumberKind = 'empty' | 'creditCode' | 'legacy' | 'invalid';

/** A tax number may be empty for natural persons, and older ones of 15, 17, 18 or 20 characters are taken unchecked. */
export function taxNumberKind(text: string): TaxNumberKind {
  const code = normaliseCreditCode(text);
  if (code === '') return 'empty';
  if (isCreditCode(code)) return 'creditCode';
  return /^[0-9A-Z]+$/.test(code) && [15, 17, 18, 20].includes(code.length) ? 'legacy' : 'invalid';
}

/** Who registered the holder, from the first two characters; null where the standard leaves it open. */
export function creditCodeHolder(code: string): 'enterprise' | 'soleTrader' | 'cooperative' | 'institution' | null {
  if (code[0] === '9') {
    return code[1] === '1' ? 'enterprise' : code[1] === '2' ? 'soleTrader' : code[1] === '3' ? 'cooperative' : null;
  }
  return code[0] === '1' || code[0] === '5' ? 'institution' : null;
}

function findProblem(code: string): CreditCodeProblem | null {
  for (let index = 0; index < Math.min(code.length, 18); index++) {
    const character = code[index]!;
    if (alphabet.includes(character)) continue;
    return { kind: 'character', position: index + 1, character, suggestion: lookAlikes[character] ?? null };
  }
  if (code.length !== 18) return { kind: 'length', length: code.length };
  const expected = creditCodeCheckCharacter(code);
  return expected === code[17] ? null : { kind: 'checkCharacter', position: 18, expected };
}

function isOrganisationCode(code: string): boolean {
  return organisationCheckCharacter(code) === code[8];
}
