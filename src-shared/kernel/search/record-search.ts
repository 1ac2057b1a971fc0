import { type Actor, isInScope, reachOf, type Scope } from '../scope.ts';
import type { CompanyQuery, DuplicateHit } from './duplicate-index.ts';
import type { NameHit, NamePage, NamePageQuery, NameQuery } from './name-index.ts';
import type { Sight } from './search-rules.ts';

/** The indexes of a database as rooms use them. They follow every write; until they are filled, SQL has to answer. */
export interface RecordSearch {
  /** Records a text means, best first; undefined until every name has been read. */
  find(text: string, query: NameQuery): NameHit[] | undefined;
  /** The same for a list: a page of all that match, and the total. */
  page(text: string, query: NamePageQuery): NamePage | undefined;
  /** Customers that may be one company; undefined until every name has been read. */
  findDuplicates(query: CompanyQuery): DuplicateHit[] | undefined;
  /** Resolves when every name has been read. */
  ready(): Promise<void>;
}

/** A scope in one word: records with the same one are judged once per query. */
export function scopeKey({ branchId, deptId, ownerId }: Scope): string {
  return `${branchId ?? ''}|${deptId ?? ''}|${ownerId ?? ''}`;
}

/** What an actor is to a scope written by `scopeKey`; the same rule that lists and reads go by. The index names the kind of record where it holds several. */
export function sightOf(actor: Actor, noun?: string): (key: string, kind?: string) => Sight {
  return (key, kind) => {
    const [branchId, deptId, ownerId] = key.split('|').map((part) => (part === '' ? null : part));
    const scope = { branchId: branchId ?? null, deptId: deptId ?? null, ownerId: ownerId ?? null };
    if (!isInScope(actor, noun ?? kind ?? '', scope)) return 'hidden';
    return scope.ownerId === actor.userId ? 'own' : 'visible';
  };
}

/** Records of a noun that were shared with the actor: found like those of their own scope, for as long as they are. */
export function sharedWith(actor: Actor, noun: string): ReadonlySet<string> {
  return new Set(reachOf(actor, noun).ids);
}
