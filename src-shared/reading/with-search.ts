import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Actor } from '../kernel/scope.ts';
import type { RecordSearch } from '../kernel/search/record-search.ts';
import type { SearchKind } from '../kernel/search/search-rules.ts';
import type { ListSpec } from './list-rows.ts';
import { askingAs } from './search-openness.ts';

/** More hits than this say that the text is no name: SQL looks through the table instead. */
const most = 3_000;

/**
 * A list whose quick search is answered by the indexes: pinyin in every reading, telephones, numbers, within a frame.
 * SQL still answers while the indexes fill, for broad texts under further filters, and for addresses that the indexes
 * do not hold (mail, WeChat).
 */
export function withSearch<Table extends SQLiteTable>(
  spec: ListSpec<Table>,
  search: RecordSearch,
  actor: Actor,
  kind: SearchKind,
): ListSpec<Table> {
  const asking = { kinds: [kind], ...askingAs(actor) };
  const isAddress = (text: string) => /[@_.]/.test(text);
  return {
    ...spec,
    bestPage: (text, offset, limit) => (isAddress(text) ? undefined : search.page(text, { ...asking, offset, limit })),
    search: (text, openness) => {
      const hits = isAddress(text) ? undefined : search.find(text, { ...asking, limit: most + 1 });
      if (hits === undefined || hits.length > most) return spec.search(text, openness);
      return {
        sql: 't.id IN (SELECT value FROM json_each(?))',
        values: [JSON.stringify(hits.map((hit) => hit.id))],
      };
    },
  };
}
