import type { NameRule } from './search-rules.ts';
import type { Syllables } from './syllables.ts';

/** Lower is better: unusual readings, then initials, then spelled syllables, then characters left over. */
export type MatchCost = number;
export const noMatch = -1;
const alternativeCost = 1 << 16;
const initialCost = 1 << 10;
const spelledCost = 1 << 3;
const leftOverCost = 1;

/** A run of characters (UTF-16 units) and of their cells; `start` and `end` cut one name out of many. */
export interface NameRun {
  readonly characters: ArrayLike<number>;
  readonly cells: ArrayLike<number>;
}

/**
 * Makes a function that matches a query from exactly one place of a name: each character is taken by itself, by a whole
 * reading, by its initial (one letter, or zh, ch, sh), or, as the last one, by any beginning of a reading. The least cost
 * is returned. What a cell can take of the query from a given place is worked out once.
 */
export function createMatcher(
  query: string,
  run: NameRun,
  syllables: Syllables,
): (start: number, end: number) => MatchCost {
  const { characters, cells } = run;
  const length = query.length;
  const takings: (readonly number[] | undefined)[] = [];
  let end = 0;

  return (start, until) => {
    end = until;
    return step(0, start);
  };

  function step(from: number, place: number): MatchCost {
    if (from === length) return place === end ? 0 : leftOverCost;
    if (place === end) return noMatch;
    if (characters[place] === query.charCodeAt(from)) {
      const rest = step(from + 1, place + 1);
      if (rest !== noMatch) return rest;
    }
    const key = cells[place]! * length + from;
    takings[key] ??= takingsOf(cells[place]!, from);
    const list = takings[key];
    let best: MatchCost = noMatch;
    for (let index = 0; index < list.length; index += 2) {
      const rest = step(list[index]!, place + 1);
      if (rest === noMatch) continue;
      const cost = list[index + 1]! + rest;
      if (best === noMatch || cost < best) best = cost;
    }
    return best;
  }

  /** Pairs: where the query goes on after this cell, and what that costs. */
  function takingsOf(cell: number, from: number): readonly number[] {
    const least = new Map<number, number>();
    const take = (next: number, cost: number) => {
      if (cost < (least.get(next) ?? Number.POSITIVE_INFINITY)) least.set(next, cost);
    };
    syllables.spellings(cell).forEach((spelling, index) => {
      if (!/^[a-z]/.test(spelling) || spelling[0] !== query[from]) return;
      const unusual = index < syllables.alternativesFrom(cell) ? 0 : alternativeCost;
      const initial = /^[zcs]h/.test(spelling) ? 2 : 1;
      const left = length - from;
      if (query.startsWith(spelling, from)) take(from + spelling.length, unusual + spelledCost);
      if (left < spelling.length && spelling.startsWith(query.slice(from))) {
        const bare = from === 0 && left <= initial;
        take(length, unusual + (bare ? initialCost : spelledCost));
      }
      if (spelling.length === 1) return;
      if (left > 1) take(from + 1, unusual + initialCost);
      if (initial === 2 && left > 2 && query[from + 1] === 'h') take(from + 2, unusual + initialCost);
    });
    return [...least].flat();
  }
}

/** The rule that a cost stands for, at the beginning of a name or within it. */
export function ruleOf(cost: MatchCost, atBeginning: boolean): NameRule {
  if (cost >= alternativeCost) return atBeginning ? 'alternativePrefix' : 'alternativeInner';
  if (!atBeginning) return 'inner';
  if (cost >= initialCost) return 'initialsPrefix';
  if (cost >= spelledCost) return 'pinyinPrefix';
  return cost === 0 ? 'exact' : 'prefix';
}

/** Whether a match took the name to its end. */
export function isWhole(cost: MatchCost): boolean {
  return (cost & leftOverCost) === 0;
}
