import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { z } from 'zod';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { NameHit } from '../../kernel/search/name-index.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import { type SearchKind, searchKinds } from '../../kernel/search/search-rules.ts';
import { searchText } from '../../kernel/search/search-text.ts';
import type { ReadDb } from '../../ports/database.ts';
import { namesOf, selectRows } from '../../reading/rows.ts';
import { scopeFilter } from '../../reading/scope-filter.ts';
import { openColumns, searchNames } from '../../reading/search-names.ts';
import { askingAs } from '../../reading/search-openness.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import type { searchContract } from './search.contract.ts';

type QuickInput = z.output<NonNullable<(typeof searchContract.quick)['~orpc']['inputSchema']>>;
type QuickHit = z.output<NonNullable<(typeof searchContract.quick)['~orpc']['outputSchema']>>[number];

const tables = { customer: customers, contact: contacts, lead: leads } as const;

/** What a person may mean by a text, among the records that they may see. */
export function quickSearch(db: ReadDb, search: RecordSearch, actor: Actor, input: QuickInput): QuickHit[] {
  const kinds = (input.kinds ?? searchKinds).filter((kind) => isAllowed(actor, `${kind}.view`));
  if (kinds.length === 0 || searchText(input.text) === '') return [];
  const hits =
    search.find(input.text, { limit: input.limit, kinds, ...askingAs(actor) }) ?? findInTables(db, actor, kinds, input);
  const titles = new Map(kinds.flatMap((kind) => titlesOf(db, actor, kind, hits)));
  return hits.flatMap((hit) => {
    const title = titles.get(hit.id);
    return title ? [{ ...hit, ...title }] : [];
  });
}

/** While the names are still being read: slower, and without ranks. */
function findInTables(db: ReadDb, actor: Actor, kinds: readonly SearchKind[], input: QuickInput): NameHit[] {
  const perKind = kinds.map((kind) => {
    const scope = scopeFilter(actor, kind, 't');
    const match = searchNames(input.text, ['mobile', 'phone'], openColumns(actor, kind));
    return selectRows(
      db,
      tables[kind] as SQLiteTable,
      `t.deleted_at IS NULL AND ${scope.sql} AND ${match.sql} ORDER BY t.updated_at DESC LIMIT ?`,
      ...scope.values,
      ...match.values,
      input.limit,
    ).map((row) => ({ id: String(row.id), kind, rule: 'inner' as const }));
  });
  return perKind.flat().slice(0, input.limit);
}

type Title = readonly [id: string, { readonly title: string; readonly subtitle: string | null }];

function titlesOf(db: ReadDb, actor: Actor, kind: SearchKind, hits: readonly NameHit[]): Title[] {
  const ids = JSON.stringify(hits.filter((hit) => hit.kind === kind).map((hit) => hit.id));
  const scope = scopeFilter(actor, kind, 't');
  const condition = `t.id IN (SELECT value FROM json_each(?)) AND t.deleted_at IS NULL AND ${scope.sql}`;
  if (ids === '[]') return [];
  if (kind === 'customer') {
    const rows = selectRows(db, customers, condition, ids, ...scope.values);
    return rows.map((row) => [row.id, { title: row.name, subtitle: joined(row.region, row.industry) }]);
  }
  if (kind === 'lead') {
    const rows = selectRows(db, leads, condition, ids, ...scope.values);
    return rows.map((row) => [row.id, { title: row.name, subtitle: joined(row.contactName, row.region) }]);
  }
  const rows = selectRows(db, contacts, condition, ids, ...scope.values);
  const companies = namesOf(
    db,
    actor,
    customers,
    rows.map((row) => row.customerId),
  );
  return rows.map((row) => [
    row.id,
    { title: row.name, subtitle: joined(companies.get(row.customerId) ?? null, row.title) },
  ]);
}

function joined(...parts: (string | null)[]): string | null {
  return parts.filter((part) => part).join(' · ') || null;
}
