import { pinyinColumns } from './pinyin.ts';

/** A name as it would be typed into a password: itself and its pinyin in either order, without blanks. */
export function nameWords(name: string, options: { readonly person?: boolean } = {}): string[] {
  const syllables = pinyinColumns(name, options)
    .namePinyin.split(' ')
    .map((token) => token.split('/')[0] ?? '');
  const [surname = '', ...given] = syllables;
  const whole = syllables.join('');
  return [name, whole, [...given, surname].join('')].filter((word) => word !== '');
}
