import { readPhone } from './phone.ts';
import { surnameOf } from './surnames.ts';

/** The kinds of personal data that a role may see only masked (china-rules 5.5). */
export const maskKinds = [
  'phone',
  'idCard',
  'personName',
  'companyName',
  'bankCard',
  'email',
  'account',
  'address',
  'document',
  'amount',
] as const;
export type MaskKind = (typeof maskKinds)[number];

const masks: Readonly<Record<MaskKind, (text: string) => string>> = {
  phone: maskPhone,
  idCard: (text) => `${text.slice(0, 3)}${'*'.repeat(13)}${text.slice(-2)}`,
  personName: (text) => `${surnameOf(text)}**`,
  companyName: maskCompanyName,
  bankCard: (text) => `****${text.slice(-4)}`,
  email: (text) => `${text[0]}***${text.slice(text.lastIndexOf('@'))}`,
  account: (text) => `${text.slice(0, 2)}***${text.slice(-1)}`,
  address: maskAddress,
  document: (text) => `${text.slice(0, 3)}***${text.slice(-1)}`,
  amount: () => '***',
};

/**
 * Hides what identifies and keeps what lets two people talk about the same record. Empty stays empty, and what is masked
 * already stays as it is: a value passes through several exits.
 */
export function mask(kind: MaskKind, text: string): string {
  const plain = text.normalize('NFKC').trim();
  return plain === '' || plain.includes('***') ? plain : masks[kind](plain);
}

function maskPhone(text: string): string {
  const phone = readPhone(text);
  if (phone.kind === 'mobile') return `${phone.digits.slice(0, 3)}****${phone.digits.slice(-4)}`;
  if (phone.kind === 'landline') return `${phone.text.slice(0, phone.text.indexOf('-'))}****${phone.digits.slice(-2)}`;
  return phone.digits.length < 7 ? '****' : `${phone.digits.slice(0, 3)}****${phone.digits.slice(-2)}`;
}

/** Two characters at each end: enough to recognise a company one knows, too little to learn a new one. */
function maskCompanyName(text: string): string {
  const characters = [...text];
  if (characters.length <= 4) return `${characters[0]}***`;
  return `${characters.slice(0, 2).join('')}***${characters.slice(-2).join('')}`;
}

/** Up to the district; a place not recognised as one keeps nothing beyond its first two characters. */
function maskAddress(text: string): string {
  const district =
    /^.{0,24}?(?:[^市省区]{1,6}(?:自治县|区|县|旗)|[^省]{2,5}省?[^市]{1,8}市(?:[^区县市]{1,6}(?:区|县|市))?)/.exec(
      text,
    );
  return `${district ? district[0] : text.slice(0, 2)}***`;
}
