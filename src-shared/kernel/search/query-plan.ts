import type { NameStore } from './name-store.ts';
import { nameRules } from './search-rules.ts';
import { letterBit, pairBits, type Syllables } from './syllables.ts';

/** No match can begin here. */
export const hopeless = 255;
const needsNext = 64;
const nothing = new Uint8Array(0);
/** Nothing is known of the neighbours: every name passes. */
const anyPair = -1;
const latinLetters = (1 << 26) - 1;

export interface QueryPlan {
  /** Letters without which a name cannot match. */
  readonly needed: number;
  /** Pairs of neighbouring letters: a name needs one of each. */
  readonly pairs: readonly [number, number];
  /** A first character that matches only itself, or 0 where the table of cells decides. */
  readonly head: number;
  readonly first: Uint8Array;
  /** 1 for cells that may go on after the first, and characters that may. */
  readonly next: Uint8Array;
  readonly nextCharacters: readonly number[];
  readonly single: boolean;
}

/** Works out, over the store's few thousand distinct cells, how a match can begin and go on. */
export function planQuery(query: string, names: NameStore): QueryPlan | undefined {
  const needed = neededLetters(query, names);
  if (needed === undefined) return undefined;
  const code = query.charCodeAt(0);
  const head = isSelfSpelled(code) ? code : 0;
  const { first, reached } =
    head === 0 ? firstTable(query, names.syllables) : { first: nothing, reached: new Set([1]) };
  const nextCodes = [...reached].filter((at) => at < query.length).map((at) => query.charCodeAt(at));
  const nextCharacters = nextCodes.filter(isSelfSpelled);
  return {
    needed,
    pairs: neededPairs(query, names),
    head,
    first,
    next: nextTable(nextCodes, names.syllables),
    nextCharacters,
    single: query.length === 1,
  };
}

/** The best grade of a match that begins at a place, or hopeless. */
export function hopeAt(plan: QueryPlan, characters: Uint16Array, cells: Uint16Array, place: number): number {
  if (plan.head !== 0) {
    return characters[place] === plan.head && (plan.single || goesOn(plan, characters, cells, place + 1))
      ? 0
      : hopeless;
  }
  const hope = plan.first[cells[place]!]!;
  if (hope === hopeless || hope < needsNext) return hope;
  return goesOn(plan, characters, cells, place + 1) ? hope - needsNext : hopeless;
}

function goesOn(plan: QueryPlan, characters: Uint16Array, cells: Uint16Array, place: number): boolean {
  if (plan.next[cells[place]!] === 1) return true;
  return plan.nextCharacters.length > 0 && plan.nextCharacters.includes(characters[place]!);
}

function neededLetters(query: string, names: NameStore): number | undefined {
  let needed = isSelfSpelled(query.charCodeAt(0)) ? 0 : letterBit(query.charCodeAt(0));
  for (let index = 0; index < query.length; index++) {
    const code = query.charCodeAt(index);
    if (!isSelfSpelled(code)) {
      if (code < 97) needed |= letterBit(code);
      continue;
    }
    const letters = names.lettersWith(code);
    if (letters === undefined) return undefined;
    needed |= letters;
  }
  return needed;
}

/** Per cell the best grade of a match that begins with it, and the places of the query that it may reach. */
function firstTable(query: string, syllables: Syllables) {
  const first = new Uint8Array(syllables.count()).fill(hopeless);
  const reached = new Set<number>();
  for (let cell = 1; cell < first.length; cell++) {
    syllables.spellings(cell).forEach((spelling, index) => {
      const unusual = index >= syllables.alternativesFrom(cell);
      const hope = hopeOf(spelling, query, reached);
      if (hope === undefined) return;
      const grade = unusual ? nameRules.indexOf('alternativePrefix') : hope.grade;
      first[cell] = better(first[cell]!, hope.finishes ? grade : grade + needsNext);
    });
  }
  return { first, reached };
}

function hopeOf(spelling: string, query: string, reached: Set<number>) {
  if (spelling[0] !== query[0]) return undefined;
  const initial = /^[zcs]h/.test(spelling) ? spelling.slice(0, 2) : spelling.slice(0, 1);
  for (const part of [spelling.slice(0, 1), initial, spelling]) if (query.startsWith(part)) reached.add(part.length);
  const finishes = spelling.startsWith(query);
  const bare = finishes && query.length <= initial.length;
  if (spelling.length === 1) return { grade: 0, finishes };
  const spelled = (finishes && !bare) || query.startsWith(spelling);
  return { grade: nameRules.indexOf(spelled ? 'pinyinPrefix' : 'initialsPrefix'), finishes };
}

/** Two ways to begin with one cell: the better grade, and the next character is looked at only if both need it. */
function better(a: number, b: number): number {
  if (a === hopeless) return b;
  const grade = Math.min(a % needsNext, b % needsNext);
  return a >= needsNext && b >= needsNext ? grade + needsNext : grade;
}

/** For the first and the second step of every way through the query, the pairs of which a name must have one. */
function neededPairs(query: string, names: NameStore): [number, number] {
  const [first, places] = pairsFrom(query, new Set([0]), names);
  return [first, pairsFrom(query, places, names)[0]];
}

function pairsFrom(query: string, places: ReadonlySet<number>, names: NameStore): [number, Set<number>] {
  let pairs = 0;
  const reached = new Set<number>();
  for (const place of places) {
    for (const next of reachFrom(query, place, names.syllables)) {
      const bits = next < query.length ? pairBits(letterAt(query, place, names), letterAt(query, next, names)) : 0;
      pairs |= bits === 0 ? anyPair : bits;
      reached.add(next);
    }
  }
  return [reached.size === 0 ? anyPair : pairs, reached];
}

/** Where a single character of a name may leave the query that it takes from a place on. */
function reachFrom(query: string, from: number, syllables: Syllables): Set<number> {
  const code = query.charCodeAt(from);
  const reached = new Set<number>();
  if (from >= query.length || isSelfSpelled(code)) return reached.add(from + 1);
  const rest = query.slice(from);
  const letter = letterBit(code);
  for (let cell = 1; cell < syllables.count(); cell++) {
    if ((syllables.letters(cell) & letter) === 0) continue;
    for (const spelling of syllables.spellings(cell)) {
      if (spelling[0] !== rest[0]) continue;
      reached.add(from + 1);
      if (rest.startsWith(spelling)) reached.add(from + spelling.length);
      if (spelling.startsWith(rest)) reached.add(query.length);
      if (spelling[1] === 'h' && rest[1] === 'h') reached.add(from + 2);
    }
  }
  return reached;
}

/** One letter that any name has where it takes the query at a place; 0 where none is sure, and then no pair is needed. */
function letterAt(query: string, place: number, names: NameStore): number {
  const code = query.charCodeAt(place);
  const letters = isSelfSpelled(code) ? (names.lettersWith(code) ?? 0) & latinLetters : letterBit(code);
  return letters & -letters;
}

function nextTable(codes: readonly number[], syllables: Syllables): Uint8Array {
  const table = new Uint8Array(syllables.count());
  for (let cell = 1; cell < table.length; cell++) {
    if (syllables.spellings(cell).some((spelling) => codes.includes(spelling.charCodeAt(0)))) table[cell] = 1;
  }
  return table;
}

/** Neither a letter nor a digit of the keyboard: it matches itself only. */
function isSelfSpelled(code: number): boolean {
  return !((code >= 97 && code <= 122) || (code >= 48 && code <= 57));
}
