import { pinyin } from 'pinyin-pro';

export interface NameKeys {
  readonly nameNorm: string;
  readonly namePinyin: string;
  readonly nameInitials: string;
}

/** The search columns of a name; the same on every host because they come from the name alone. */
export function nameKeys(name: string): NameKeys {
  const nameNorm = name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·\-_,.，。、&'"/<>()（）[\]【】{}]/g, '');
  const syllables = pinyin(name.normalize('NFKC').toLowerCase(), { toneType: 'none', type: 'array' });
  return { nameNorm, namePinyin: syllables.join(' '), nameInitials: syllables.map((part) => part[0] ?? '').join('') };
}

/** The digits of a telephone number without the mainland's country code: what duplicate checks compare. */
export function phoneKey(written: string | null | undefined): string | null {
  if (!written) return null;
  const digits = written.normalize('NFKC').replace(/\D/g, '');
  const local = digits.replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '');
  return local === '' ? null : local;
}
