import { type NameStore, nobody } from './name-store.ts';
import { createMatcher, isWhole, noMatch, ruleOf } from './pinyin-match.ts';
import { hopeAt, hopeless, planQuery, type QueryPlan } from './query-plan.ts';
import type { Collector } from './ranking.ts';
import { nameRules } from './search-rules.ts';

const inner = nameRules.indexOf('inner');
const alternativePrefix = nameRules.indexOf('alternativePrefix');
const alternativeInner = nameRules.indexOf('alternativeInner');

/**
 * Offers the ranking every name that a query matches: beginnings first, then the inside of names if beginnings were too
 * few. The plan decides for most names in a step or two; only the rest is matched in full.
 */
export function findNames(names: NameStore, text: string, ranking: Collector): void {
  const query = names.fold(text);
  const plan = query === undefined ? undefined : planQuery(query, names);
  if (query === undefined || plan === undefined) return;
  const match = createMatcher(
    query,
    { characters: names.characters.values, cells: names.cells.values },
    names.syllables,
  );
  const candidates = possible(names, plan, ranking);
  tryBeginnings(names, plan, candidates, match, ranking);
  if (ranking.wants(inner)) tryInsides(names, plan, candidates, match, ranking);
}

type Match = ReturnType<typeof createMatcher>;

/** Names with the letters that the query needs and that may be shown, newest first. Loops here and below name everything they touch locally. */
function possible(names: NameStore, plan: QueryPlan, collector: Collector): Uint32Array {
  const letters = names.letters.values;
  const pairs = names.pairs.values;
  const documents = names.documents.values;
  const { needed } = plan;
  const [first, second] = plan.pairs;
  const found = names.scratch();
  let count = 0;
  for (let name = names.documents.length - 1; name >= 0; name--) {
    if ((letters[name]! & needed) !== needed) continue;
    const have = pairs[name]!;
    if ((have & first) === 0 || (have & second) === 0) continue;
    const document = documents[name]!;
    if (document !== nobody && collector.sees(document)) found[count++] = name;
  }
  return found.subarray(0, count);
}

function tryBeginnings(
  names: NameStore,
  plan: QueryPlan,
  candidates: Uint32Array,
  match: Match,
  ranking: Collector,
): void {
  const starts = names.starts.values;
  const characters = names.characters.values;
  const cells = names.cells.values;
  const documents = names.documents.values;
  for (let index = 0; index < candidates.length; index++) {
    const name = candidates[index]!;
    const place = starts[name]!;
    const hope = hopeAt(plan, characters, cells, place);
    if (hope === hopeless) continue;
    const document = documents[name]!;
    if (!ranking.wantsOf(document, hope)) continue;
    const cost = match(place, names.end(name));
    if (cost === noMatch) continue;
    const rule = ruleOf(cost, true);
    ranking.offer(document, nameRules.indexOf(rule), rule, isWhole(cost));
  }
}

function tryInsides(
  names: NameStore,
  plan: QueryPlan,
  candidates: Uint32Array,
  match: Match,
  ranking: Collector,
): void {
  const starts = names.starts.values;
  const characters = names.characters.values;
  const cells = names.cells.values;
  const documents = names.documents.values;
  for (let index = 0; index < candidates.length; index++) {
    const name = candidates[index]!;
    const start = starts[name]!;
    for (let place = start + 1; characters[place] !== 0; place++) {
      const hope = hopeAt(plan, characters, cells, place);
      if (hope === hopeless) continue;
      const document = documents[name]!;
      if (!ranking.wantsOf(document, hope >= alternativePrefix ? alternativeInner : inner)) continue;
      const cost = match(place, names.end(name));
      if (cost === noMatch) continue;
      const rule = ruleOf(cost, false);
      ranking.offer(document, nameRules.indexOf(rule), rule, isWhole(cost));
      if (!ranking.wants(inner)) return;
    }
  }
}
