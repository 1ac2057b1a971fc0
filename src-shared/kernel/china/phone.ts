export const phoneKinds = [
  'mobile',
  'landline',
  'service',
  'hongKong',
  'macau',
  'taiwan',
  'abroad',
  'unknown',
] as const;
export type PhoneKind = (typeof phoneKinds)[number];

export interface Phone {
  readonly kind: PhoneKind;
  /** How the number is stored: no blanks, no country code of the mainland, an extension after a hyphen. */
  readonly text: string;
  /** Digits without country code and extension: what search and duplicate checks compare. */
  readonly digits: string;
}

const shapes: readonly [PhoneKind, RegExp][] = [
  ['mobile', /^(1[3-9]\d{9})$/],
  ['service', /^([48]00\d{7})$/],
  ['hongKong', /^\+852([2-9]\d{7})$/],
  ['macau', /^\+853([268]\d{7})$/],
  ['taiwan', /^\+886(\d{8,9})$/],
];
/** What most people write; it needs no cleaning. */
const plainMobile = /^1[3-9]\d{9}$/;
const landline = /^(0(?:10|2\d|[3-9]\d{2}))-?([2-9]\d{6,7})(-\d{1,6})?$/;

/** Reads a number the way people write it. Always answers: a shape it does not know is kept as `unknown`. */
export function readPhone(written: string): Phone {
  if (plainMobile.test(written)) return { kind: 'mobile', text: written, digits: written };
  const text = plain(written);
  for (const [kind, shape] of shapes) {
    const match = shape.exec(text.replaceAll('-', ''));
    if (match) return { kind, text: text.replaceAll('-', ''), digits: match[1]! };
  }
  const fixed = landline.exec(text);
  if (fixed) {
    const [, area, local, extension = ''] = fixed;
    return { kind: 'landline', text: `${area}-${local}${extension}`, digits: `${area}${local}` };
  }
  const digits = text.replace(/\D/g, '');
  const abroad = /^\+\d{6,15}$/.test(text.replaceAll('-', ''));
  return { kind: abroad ? 'abroad' : 'unknown', text, digits };
}

export function isMobile(written: string): boolean {
  return readPhone(written).kind === 'mobile';
}

/** Any shape but `unknown`: a number that can be called. */
export function isPhone(written: string): boolean {
  return readPhone(written).kind !== 'unknown';
}

/** NFKC, one kind of hyphen, an extension after a hyphen, and no country code of the mainland. */
function plain(written: string): string {
  const text = written
    .normalize('NFKC')
    .replace(/[‐-―−ー]/g, '-')
    .replace(/\s*(?:转|ext\.?|分机)\s*/gi, '-')
    .replace(/[\s.()·]/g, '')
    .replace(/^00(?=86|85[23])/, '+');
  if (/^86-?1[3-9][\d-]{9,}$/.test(text)) return text.replace(/^86-?/, '');
  return /^\+86(?!6-?\d{8,9}$)/.test(text) ? withAreaZero(text.replace(/^\+86-?/, '')) : text;
}

/** Abroad the 0 of an area code is left out: +86 10 … is 010 …. */
function withAreaZero(text: string): string {
  return /^(?:0|1[3-9]|[48]00)/.test(text) ? text : `0${text}`;
}
