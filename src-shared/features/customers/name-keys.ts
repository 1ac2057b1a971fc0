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
