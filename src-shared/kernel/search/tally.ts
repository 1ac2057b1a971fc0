import type { Collector } from './ranking.ts';
import type { Sight } from './search-rules.ts';

/** Collects every document that a query finds, as numbers only: totals and far pages of a list are exact. */
export interface Tally extends Collector {
  total(): number;
  /** Documents in the order of `Ranking.best`. */
  page(offset: number, limit: number): number[];
}

const documentRange = 2 ** 32;

export function createTally(documentCount: number, sight: (document: number) => Sight): Tally {
  /** One more than the best find of a document: grade, then whole names; 0 for none. */
  const standings = new Uint8Array(documentCount);
  const found: number[] = [];

  return {
    sees: (document) => sight(document) !== 'hidden',
    wants: () => true,
    wantsOf: (document) => sight(document) !== 'hidden',
    offer(document, grade, _rule, whole) {
      const standing = grade * 2 + (whole ? 0 : 1) + 1;
      const before = standings[document]!;
      if (before !== 0 && before <= standing) return;
      if (before === 0) {
        if (sight(document) === 'hidden') return;
        found.push(document);
      }
      standings[document] = standing;
    },
    total: () => found.length,
    page(offset, limit) {
      const keys = Float64Array.from(found, (document) => {
        const own = sight(document) === 'own' ? 0 : 1;
        return (standings[document]! * 2 + own) * documentRange + (documentRange - 1 - document);
      }).sort();
      return Array.from(keys.subarray(offset, offset + limit), (key) => documentRange - 1 - (key % documentRange));
    },
  };
}
