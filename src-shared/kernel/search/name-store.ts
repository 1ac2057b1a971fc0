import { type Growing, growing, push } from './growing.ts';
import { searchText } from './search-text.ts';
import { createSyllables, letterBit, pairBits, type Syllables } from './syllables.ts';

/** The document of a name, number or code that is nobody's any more. */
export const nobody = 0xffffffff;

/** All names in a few flat arrays: a name is a run of characters and cells, followed by a 0, with its document. */
export interface NameStore {
  readonly syllables: Syllables;
  readonly characters: Growing<Uint16Array>;
  readonly cells: Growing<Uint16Array>;
  readonly starts: Growing<Uint32Array>;
  /** First letters that occur in a name: what a query needs and a name lacks is decided by one AND. */
  readonly letters: Growing<Uint32Array>;
  /** A bit per hashed pair of neighbouring first letters: most names are told apart by two letters of a query. */
  readonly pairs: Growing<Uint32Array>;
  readonly documents: Growing<Uint32Array>;
  /** Returns the name's place. `namePinyin` has one token per character of the search text. */
  add(document: number, name: string, namePinyin: string): void;
  end(name: number): number;
  /** Room for the numbers of all names, used anew by each query. */
  scratch(): Uint32Array;
  /** The query in the store's own characters, or undefined where it holds one that no name has. */
  fold(query: string): string | undefined;
  /** Letters that every name with this character has; undefined where no name ever had it. */
  lettersWith(character: number): number | undefined;
  /** Drops the names of nobody and renumbers the others' documents. */
  compact(renumbered: Uint32Array): void;
}

export function createNameStore(): NameStore {
  const syllables = createSyllables();
  const characters = growing((length) => new Uint16Array(length));
  const cells = growing((length) => new Uint16Array(length));
  const starts = growing((length) => new Uint32Array(length));
  const letters = growing((length) => new Uint32Array(length));
  const pairs = growing((length) => new Uint32Array(length));
  const documents = growing((length) => new Uint32Array(length));
  const lettersByCharacter = new Map<number, number>();
  let room = new Uint32Array(0);
  const rareCharacters = new Map<string, string>();

  const end = (name: number) => (name + 1 < starts.length ? starts.values[name + 1]! : characters.length) - 1;

  function add(document: number, name: string, namePinyin: string): void {
    const text = foldRare(searchText(name));
    if (text === '') return;
    push(starts, characters.length);
    push(documents, document);
    let bits = 0;
    let neighbours = 0;
    let before = 0;
    let token = 0;
    for (let index = 0; index < text.length; index++) {
      const blank = namePinyin.indexOf(' ', token);
      const tokenEnd = blank < 0 ? namePinyin.length : blank;
      const cell = syllables.cellOf(tokenEnd > token ? namePinyin.slice(token, tokenEnd) : text[index]!);
      token = tokenEnd + 1;
      const code = text.charCodeAt(index);
      const found = syllables.letters(cell) | letterBit(code);
      const known = lettersByCharacter.get(code);
      lettersByCharacter.set(code, known === undefined ? found : known & found);
      neighbours |= pairBits(before, syllables.letters(cell));
      before = syllables.letters(cell);
      bits |= found;
      push(characters, code);
      push(cells, cell);
    }
    push(characters, 0);
    push(cells, 0);
    push(letters, bits);
    push(pairs, neighbours === 0 ? 1 : neighbours);
  }

  /** Characters beyond the basic plane (rare surnames) get a private one each, so that one character is one unit. */
  function foldRare(text: string): string {
    return text.replace(/[\u{10000}-\u{10ffff}]/gu, (character) => {
      const known = rareCharacters.get(character);
      if (known !== undefined) return known;
      const own = String.fromCharCode(0xe000 + Math.min(rareCharacters.size, 6_399));
      rareCharacters.set(character, own);
      return own;
    });
  }

  function compact(renumbered: Uint32Array): void {
    let kept = 0;
    let write = 0;
    for (let name = 0; name < starts.length; name++) {
      const start = starts.values[name]!;
      const stop = end(name) + 1;
      const document = documents.values[name]!;
      if (document === nobody) continue;
      characters.values.copyWithin(write, start, stop);
      cells.values.copyWithin(write, start, stop);
      starts.values[kept] = write;
      letters.values[kept] = letters.values[name]!;
      pairs.values[kept] = pairs.values[name]!;
      documents.values[kept] = renumbered[document]!;
      write += stop - start;
      kept++;
    }
    for (const list of [starts, letters, pairs, documents]) list.length = kept;
    for (const list of [characters, cells]) list.length = write;
  }

  return {
    syllables,
    characters,
    cells,
    starts,
    letters,
    pairs,
    documents,
    add,
    end,
    compact,
    scratch() {
      if (room.length < starts.length) room = new Uint32Array(starts.values.length);
      return room;
    },
    lettersWith: (character) => lettersByCharacter.get(character),
    fold(query) {
      const folded = query.replace(
        /[\u{10000}-\u{10ffff}]/gu,
        (character) => rareCharacters.get(character) ?? '\u0000',
      );
      return folded.includes('\u0000') ? undefined : folded;
    },
  };
}
