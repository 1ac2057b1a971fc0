import type { Growing } from './growing.ts';
import { nobody } from './name-store.ts';
import { type SearchKind, type Sight, searchKinds } from './search-rules.ts';
import { createShardedMap } from './sharded-map.ts';

export interface Asking {
  readonly kinds?: readonly SearchKind[] | undefined;
  /** What the asker is to a scope; everything is visible without it. Own records come first among equals. */
  readonly sight?: ((scope: string, kind: SearchKind) => Sight) | undefined;
  /** Single records of a kind that the asker sees wherever their scope is; few. */
  readonly shared?: ((kind: SearchKind) => ReadonlySet<string>) | undefined;
  /** How much a telephone may tell about records of a kind: `whole` only if all of it or its last four digits are given. */
  readonly phones?: ((kind: SearchKind, scope: string) => 'open' | 'whole' | 'none') | undefined;
  /** The last word on a single record. */
  readonly accept?: ((id: string) => boolean) | undefined;
}

/** The records behind names and numbers, numbered in the order of their writing. */
export interface Documents {
  add(id: string, kind: SearchKind, scope: string): number;
  remove(id: string): void;
  idOf(document: number): string;
  kindOf(document: number): SearchKind;
  scopeOf(document: number): string;
  sightOf(query: Asking): (document: number) => Sight;
  size(): number;
  removed(): number;
  /** One more than the highest number in use. */
  numbered(): number;
  /** Drops the removed ones; returns the new number of each old one. */
  compact(): Uint32Array;
  /** Finds the places of each document anew after the columns were compacted too. */
  locate(): void;
}

const noneShared: ReadonlySet<string> = new Set();

/** `columns` are lists that name a document per place; a document's places are neighbours in each. */
export function createDocuments(columns: readonly Growing<Uint32Array>[]): Documents {
  const numberOf = createShardedMap<number>();
  const scopeOf = new Map<string, number>();
  const scopeTexts: string[] = [];
  const ids: (string | undefined)[] = [];
  let live = 0;
  const kinds: number[] = [];
  const scopes: number[] = [];
  const firstPlaces: number[][] = columns.map(() => []);

  function add(id: string, kind: SearchKind, scope: string): number {
    const document = ids.length;
    let scopeNumber = scopeOf.get(scope);
    if (scopeNumber === undefined) {
      scopeNumber = scopeTexts.push(scope) - 1;
      scopeOf.set(scope, scopeNumber);
    }
    numberOf.set(id, document);
    live++;
    ids.push(id);
    kinds.push(searchKinds.indexOf(kind));
    scopes.push(scopeNumber);
    columns.forEach((column, index) => {
      firstPlaces[index]!.push(column.length);
    });
    return document;
  }

  function remove(id: string): void {
    const document = numberOf.get(id);
    if (document === undefined) return;
    columns.forEach((column, index) => {
      for (let place = firstPlaces[index]![document]!; column.values[place] === document; place++) {
        if (place >= column.length) return;
        column.values[place] = nobody;
      }
    });
    ids[document] = undefined;
    numberOf.delete(id);
    live--;
  }

  function sightOf(query: Asking): (document: number) => Sight {
    const allowed = query.kinds === undefined ? undefined : searchKinds.map((kind) => query.kinds!.includes(kind));
    const judged: (Sight | undefined)[] = [];
    const shared = searchKinds.map((kind) => query.shared?.(kind) ?? noneShared);
    return (document) => {
      if (allowed && !allowed[kinds[document]!]) return 'hidden';
      if (query.accept && !query.accept(ids[document]!)) return 'hidden';
      if (!query.sight) return 'visible';
      const kind = kinds[document]!;
      const place = scopes[document]! * searchKinds.length + kind;
      judged[place] ??= query.sight(scopeTexts[scopes[document]!]!, searchKinds[kind]!);
      if (judged[place] !== 'hidden' || shared[kind]!.size === 0) return judged[place];
      return shared[kind]!.has(ids[document]!) ? 'visible' : 'hidden';
    };
  }

  function compact(): Uint32Array {
    const renumbered = new Uint32Array(ids.length);
    let kept = 0;
    for (let document = 0; document < ids.length; document++) {
      const id = ids[document];
      if (id === undefined) continue;
      renumbered[document] = kept;
      numberOf.set(id, kept);
      ids[kept] = id;
      kinds[kept] = kinds[document]!;
      scopes[kept] = scopes[document]!;
      kept++;
    }
    for (const list of [ids, kinds, scopes]) list.length = kept;
    return renumbered;
  }

  function locate(): void {
    columns.forEach((column, index) => {
      const places = firstPlaces[index]!;
      places.length = 0;
      let place = 0;
      for (let document = 0; document < ids.length; document++) {
        while (place < column.length && column.values[place]! < document) place++;
        places.push(place);
      }
    });
  }

  return {
    add,
    remove,
    sightOf,
    compact,
    locate,
    idOf: (document) => ids[document]!,
    kindOf: (document) => searchKinds[kinds[document]!]!,
    scopeOf: (document) => scopeTexts[scopes[document]!]!,
    size: () => live,
    numbered: () => ids.length,
    removed: () => ids.length - live,
  };
}
