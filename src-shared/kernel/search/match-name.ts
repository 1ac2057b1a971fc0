import { createNameStore } from './name-store.ts';
import { createMatcher, noMatch, ruleOf } from './pinyin-match.ts';
import { type NameRule, nameRules } from './search-rules.ts';
import { searchQuery } from './search-text.ts';

/** Matches one name anywhere: for lists short enough to be looked through, and the rule that the index keeps to. */
export function matchName(name: string, namePinyin: string, text: string): NameRule | undefined {
  const names = createNameStore();
  names.add(0, name, namePinyin);
  const query = names.fold(searchQuery(text));
  if (!query) return undefined;
  const match = createMatcher(
    query,
    { characters: names.characters.values, cells: names.cells.values },
    names.syllables,
  );
  const end = names.end(0);
  const found = new Set<NameRule>();
  for (let start = 0; start < end; start++) {
    const cost = match(start, end);
    if (cost !== noMatch) found.add(ruleOf(cost, start === 0));
  }
  return nameRules.find((rule) => found.has(rule));
}
