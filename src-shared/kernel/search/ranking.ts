import { nameRules, type SearchRule, type Sight } from './search-rules.ts';

export interface Found {
  readonly document: number;
  readonly rule: SearchRule;
  readonly grade: number;
  readonly whole: boolean;
  readonly own: boolean;
}

/** Takes what a query finds, and says what is still worth finding. */
export interface Collector {
  /** Whether the asker may be shown this document at all. */
  sees(document: number): boolean;
  /** Whether any document of this grade could still get into the answer. */
  wants(grade: number): boolean;
  /** The same for one document: a hidden one never does, the asker's own do a little longer. */
  wantsOf(document: number, grade: number): boolean;
  offer(document: number, grade: number, rule: SearchRule, whole: boolean): void;
}

/** Keeps the best few and is done as soon as more of a grade cannot change them. */
export interface Ranking extends Collector {
  /** The limit's number of documents, best first. */
  best(): Found[];
}

/** Of each grade more than the limit is collected, because whole names and own records go first within it. */
const spare = 4;
const least = 60;

export function createRanking(limit: number, sight: (document: number) => Sight, seesOwn: boolean): Ranking {
  const enough = Math.max(limit * spare, least);
  const found = new Map<number, Found>();
  /** How many were found of each grade or a better one. */
  const upTo = new Uint32Array(nameRules.length);
  const ownUpTo = new Uint32Array(nameRules.length);

  function wantsOf(document: number, grade: number): boolean {
    const seen = sight(document);
    if (seen === 'hidden') return false;
    return (seen === 'own' ? ownUpTo : upTo)[grade]! < enough;
  }

  function offer(document: number, grade: number, rule: SearchRule, whole: boolean): void {
    const before = found.get(document);
    if (before !== undefined && (before.grade < grade || (before.grade === grade && before.whole))) return;
    const seen = sight(document);
    if (seen === 'hidden') return;
    const own = seen === 'own';
    found.set(document, { document, rule, grade, whole, own });
    for (let each = grade; each < (before?.grade ?? nameRules.length); each++) {
      upTo[each]!++;
      if (own) ownUpTo[each]!++;
    }
  }

  return {
    sees: (document) => sight(document) !== 'hidden',
    wants: (grade) => (seesOwn ? ownUpTo : upTo)[grade]! < enough,
    wantsOf,
    offer,
    best: () => [...found.values()].sort(compare).slice(0, limit),
  };
}

/** Grade, then whole names, then own records, then the ones written last. */
function compare(a: Found, b: Found): number {
  return (
    a.grade - b.grade || Number(b.whole) - Number(a.whole) || Number(b.own) - Number(a.own) || b.document - a.document
  );
}
