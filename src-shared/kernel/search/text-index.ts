import type { Sight } from './search-rules.ts';

/** What is looked through: written words with their time and home. */
export interface TextEntry {
  readonly id: string;
  readonly text: string;
  readonly at: number;
  readonly scope: string;
}

export interface TextPageQuery {
  readonly sight: (scope: string) => Sight;
  /** Single texts that the asker sees wherever their scope is. */
  readonly shared?: ReadonlySet<string> | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface TextIndex {
  readonly size: number;
  upsert(entry: TextEntry): void;
  remove(id: string): void;
  /** Ids of all texts that hold the words; undefined where there are more than `most`. */
  find(words: string, most: number): string[] | undefined;
  /** What the asker may see of them, newest first. */
  page(words: string, query: TextPageQuery): { readonly ids: string[]; readonly total: number };
}

/** What was said in follow-ups, as lists look through it; undefined until it has been read, or where it is too much. */
export interface ContentSearch {
  find(words: string, most: number): string[] | undefined;
  page: (...asked: Parameters<TextIndex['page']>) => ReturnType<TextIndex['page']> | undefined;
}

/** More new texts than this are sorted in all at once. */
const mostSingly = 500;

/**
 * Texts in memory, newest first, looked through one by one: any part of a text is found, of one character or of many,
 * and 200,000 short texts take a few hundredths of a second.
 */
export function createTextIndex(): TextIndex {
  const current = new Map<string, Kept>();
  const fresh: Kept[] = [];
  /** Those replaced or removed since stay here and are passed over. */
  let ordered: Kept[] = [];

  const settle = (): void => {
    const stale = ordered.length + fresh.length - current.size;
    if (fresh.length > mostSingly || stale > mostSingly) ordered = [...current.values()].sort(newestFirst);
    else for (const entry of fresh) ordered.splice(placeOf(ordered, entry), 0, entry);
    fresh.length = 0;
  };
  const drop = (id: string): void => {
    const old = current.get(id);
    if (old) old.isCurrent = false;
    current.delete(id);
  };
  /** Until `take` answers false. */
  const eachMatch = (words: string, take: (entry: Kept) => boolean): void => {
    settle();
    const wanted = plain(words);
    for (const entry of ordered) if (entry.text.includes(wanted) && entry.isCurrent && !take(entry)) return;
  };
  return {
    get size() {
      return current.size;
    },
    upsert: (entry) => {
      drop(entry.id);
      const kept = { ...entry, text: plain(entry.text), isCurrent: true };
      current.set(entry.id, kept);
      fresh.push(kept);
    },
    remove: drop,
    find: (words, most) => {
      const ids: string[] = [];
      eachMatch(words, ({ id }) => ids.push(id) <= most);
      return ids.length > most ? undefined : ids;
    },
    page: (words, { sight, shared, offset, limit }) => {
      const isSeen = judgedOnce((scope) => sight(scope) !== 'hidden');
      const ids: string[] = [];
      let total = 0;
      eachMatch(words, ({ id, scope }) => {
        if (!isSeen(scope) && !shared?.has(id)) return true;
        if (total >= offset && ids.length < limit) ids.push(id);
        total += 1;
        return true;
      });
      return { ids, total };
    },
  };
}

interface Kept extends TextEntry {
  isCurrent: boolean;
}

/** Neighbours mostly share a scope, and there are few of them. */
function judgedOnce(judge: (scope: string) => boolean): (scope: string) => boolean {
  const judged = new Map<string, boolean>();
  let last = '';
  let verdict: boolean | undefined;
  return (scope) => {
    if (verdict !== undefined && scope === last) return verdict;
    last = scope;
    verdict = judged.get(scope) ?? judge(scope);
    judged.set(scope, verdict);
    return verdict;
  };
}

function newestFirst(left: TextEntry, right: TextEntry): number {
  return right.at - left.at || (left.id < right.id ? 1 : -1);
}

function placeOf(ordered: readonly TextEntry[], entry: TextEntry): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (newestFirst(ordered[middle]!, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As LIKE compares: Latin letters without their case, everything else as written. */
function plain(text: string): string {
  return text.toLowerCase();
}
