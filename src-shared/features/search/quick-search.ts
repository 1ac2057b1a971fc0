import type { z } from 'zod';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { NameHit } from '../../kernel/search/name-index.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import { searchKinds } from '../../kernel/search/search-rules.ts';
import { searchText } from '../../kernel/search/search-text.ts';
import type { ReadDb } from '../../ports/database.ts';
import { askingAs } from '../../reading/search-openness.ts';
import { titlesOf } from './hit-titles.ts';
import type { searchContract } from './search.contract.ts';
import { findInTables, findOfCustomers, findOwnEvents } from './search-in-tables.ts';

type QuickInput = z.output<NonNullable<(typeof searchContract.quick)['~orpc']['inputSchema']>>;
type QuickHit = z.output<NonNullable<(typeof searchContract.quick)['~orpc']['outputSchema']>>[number];

/** Customers whose deals come along: more of them say that no single customer was meant. */
const mostMeant = 3;

/** What a person may mean by a text, among the records that they may see. */
export function quickSearch(db: ReadDb, search: RecordSearch, actor: Actor, input: QuickInput): QuickHit[] {
  const kinds = (input.kinds ?? searchKinds).filter((kind) => isAllowed(actor, `${kind}.view`));
  if (kinds.length === 0 || searchText(input.text) === '') return [];
  const named =
    search.find(input.text, { limit: input.limit, kinds, ...askingAs(actor) }) ?? findInTables(db, actor, kinds, input);
  const met = named.filter((hit) => hit.kind === 'customer').map((hit) => hit.id);
  const left = input.limit - named.length;
  const hits = distinct([
    ...named,
    ...(left > 0 && kinds.includes('event') ? findOwnEvents(db, actor, input.text, left) : []),
    ...(left > 0 && met.length <= mostMeant ? findOfCustomers(db, actor, kinds, met) : []),
  ]).slice(0, input.limit);
  const titles = new Map(
    kinds.flatMap((kind) =>
      titlesOf(
        db,
        actor,
        kind,
        hits.filter((hit) => hit.kind === kind).map((hit) => hit.id),
      ),
    ),
  );
  return hits.flatMap((hit) => {
    const title = titles.get(hit.id);
    return title ? [{ ...hit, ...title }] : [];
  });
}

function distinct(hits: readonly NameHit[]): NameHit[] {
  const first = new Map<string, NameHit>();
  for (const hit of hits) if (!first.has(hit.id)) first.set(hit.id, hit);
  return [...first.values()];
}
