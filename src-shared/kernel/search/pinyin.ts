import { pinyin } from 'pinyin-pro';
import { plainWords, surnameReadings, wordReadings } from './pinyin-overrides.ts';
import { isHan, searchText } from './search-text.ts';

export interface PinyinColumns {
  /**
   * One token per character of the name's search text, blanks between; the second and further readings of a character
   * follow a slash, most usual first: `zhong guo yin hang/xing`. Latin letters and digits stand for themselves.
   */
  namePinyin: string;
  /** First letters of the first readings: `zgyh`. */
  nameInitials: string;
}

/** A name has at most this many readings in all; the alternatives of its last characters go first. */
const maxReadings = 16;
const maxPerCharacter = 3;

/**
 * The searchable spelling of a name. `person` reads the first character as a surname. The dictionary behind it is large,
 * so hosts compute the columns when a record is written; the screen never does. [Note: pinyin stays out of the screen]
 */
export function pinyinColumns(name: string, options: { readonly person?: boolean } = {}): PinyinColumns {
  const characters = [...searchText(name)];
  const first = firstReadings(characters, options.person ?? looksLikePerson(characters));
  const tokens = withAlternatives(characters, first.readings, first.settled);
  return { namePinyin: tokens.join(' '), nameInitials: first.readings.map((reading) => reading[0] ?? '').join('') };
}

function firstReadings(characters: readonly string[], person: boolean) {
  const text = characters.join('');
  // With its tones: taking them off here, once per syllable there is, costs a quarter of having it done for each name.
  const spoken = pinyin(text, { toneType: 'symbol', type: 'array', nonZh: 'spaced' });
  const readings = characters.map((character, index) =>
    isHan(character) && spoken.length === characters.length ? latin(spoken[index]!) || character : character,
  );
  const settled = new Set<number>();
  applyWords(characters, readings, plainWords, (index) => settled.add(index));
  applyWords(characters, readings, wordReadings);
  if (person) applySurname(characters, readings);
  return { readings, settled };
}

function applyWords(
  characters: readonly string[],
  readings: string[],
  words: ReadonlyMap<string, string>,
  onCharacter?: (index: number) => void,
): void {
  const longest = longestByFirst(words);
  for (let start = 0; start < characters.length; start++) {
    const limit = longest.get(characters[start]!) ?? 0;
    for (let length = Math.min(limit, characters.length - start); length >= 2; length--) {
      const reading = words.get(characters.slice(start, start + length).join(''));
      if (reading === undefined) continue;
      reading.split(' ').forEach((syllable, offset) => {
        readings[start + offset] = syllable;
        onCharacter?.(start + offset);
      });
      start += length - 1;
      break;
    }
  }
}

const longestOf = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, number>>();

/** The length of the longest word per first character: most characters begin none, and names are written in thousands. */
function longestByFirst(words: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  let longest = longestOf.get(words);
  if (!longest) {
    const found = new Map<string, number>();
    for (const word of words.keys()) {
      const [first = '', ...rest] = word;
      found.set(first, Math.max(found.get(first) ?? 0, rest.length + 1));
    }
    longest = found;
    longestOf.set(words, longest);
  }
  return longest;
}

function applySurname(characters: readonly string[], readings: string[]): void {
  const two = surnameReadings.get(characters.slice(0, 2).join(''));
  const reading = characters.length > 2 && two !== undefined ? two : surnameReadings.get(characters[0] ?? '');
  reading?.split(' ').forEach((syllable, index) => {
    readings[index] = syllable;
  });
}

/** Two or three characters that begin with a surname of its own reading, and are no known word. */
function looksLikePerson(characters: readonly string[]): boolean {
  if (characters.length < 2 || characters.length > 4) return false;
  const two = characters.slice(0, 2).join('');
  if (characters.length === 4) return (surnameReadings.get(two) ?? '').includes(' ');
  if (wordReadings.has(two) || plainWords.has(two)) return false;
  return surnameReadings.has(two) || surnameReadings.has(characters[0]!);
}

function withAlternatives(characters: readonly string[], readings: readonly string[], settled: ReadonlySet<number>) {
  let combinations = 1;
  return characters.map((character, index) => {
    const first = readings[index]!;
    if (settled.has(index) || !isHan(character)) return first;
    const room = Math.min(maxPerCharacter, Math.floor(maxReadings / combinations));
    const all = [first, ...readingsOf(character).filter((reading) => reading !== first)].slice(0, Math.max(1, room));
    combinations *= all.length;
    return all.join('/');
  });
}

const readingsByCharacter = new Map<string, readonly string[]>();

function readingsOf(character: string): readonly string[] {
  const known = readingsByCharacter.get(character);
  if (known) return known;
  const spoken = pinyin(character, { toneType: 'symbol', type: 'array', multiple: true });
  const readings = [...new Set(spoken.map(latin).filter((reading) => reading !== ''))];
  readingsByCharacter.set(character, readings);
  return readings;
}

const latinByReading = new Map<string, string>();

/** Only syllables of the keyboard, without tones; an unknown character has none. */
function latin(reading: string): string {
  const known = latinByReading.get(reading);
  if (known !== undefined) return known;
  const plain = reading.toLowerCase().normalize('NFD').replaceAll('u\u0308', 'v').replace(/\p{M}/gu, '');
  const spelt = /^[a-z]+$/.test(plain) ? plain : '';
  latinByReading.set(reading, spelt);
  return spelt;
}
