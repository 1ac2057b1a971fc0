import { scopedNounOf } from '../../kernel/rights/nouns.ts';
import { bucketOf, holdsNoun } from '../facets.ts';
import type { SyncedTables } from '../synced-tables.ts';

interface FacetFilter {
  readonly sql: string;
  readonly values: readonly string[];
}

/**
 * The part of a bucket's feed that comes through a facet, by table. Rows of a table that belongs to several nouns pass
 * here and are judged one by one. `+` keeps the order by version on its index.
 */
export function facetFilter(tables: SyncedTables, facet: number): FacetFilter {
  if (bucketOf(facet) === facet) return { sql: '1', values: [] };
  const names = tables.list.filter((table) => holdsNoun(facet, table.noun)).map((table) => table.name);
  return { sql: '+table_name IN (SELECT value FROM json_each(?))', values: [JSON.stringify(names)] };
}

/** The same, down to each row: what a proof counts. */
export function facetRowFilter(tables: SyncedTables, facet: number): FacetFilter {
  const filter = facetFilter(tables, facet);
  if (bucketOf(facet) === facet) return filter;
  const mixed = tables.list.filter((table) => table.nounColumn !== null);
  // A row about something without a scope comes with any noun.
  const lacking = tables.list.map((table) => table.name).filter((name) => !holdsNoun(facet, scopedNounOf(name)));
  const parts = mixed.map(
    ({ name, nounColumn }) =>
      `(table_name <> '${name}' OR EXISTS (SELECT 1 FROM "${name}" r WHERE r.id = feed.row_id AND r."${nounColumn}" NOT IN (SELECT value FROM json_each(?))))`,
  );
  return {
    sql: [filter.sql, ...parts].join(' AND '),
    values: [...filter.values, ...mixed.map(() => JSON.stringify(lacking))],
  };
}
