import type { Actor } from '../../kernel/scope.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import type { ReadDb } from '../../ports/database.ts';
import { listRows } from '../../reading/list-rows.ts';
import { namesOf } from '../../reading/rows.ts';
import { askingAs } from '../../reading/search-openness.ts';
import { customers } from './customers.tables.ts';
import { customerList } from './list-customers.ts';

/** Names a person may mean while typing, best first. */
export function suggestCustomers(db: ReadDb, search: RecordSearch, actor: Actor, text: string, limit: number) {
  const hits = search.find(text, { limit, kinds: ['customer'], ...askingAs(actor) });
  if (hits === undefined) {
    const { rows } = listRows(db, actor, customerList, { scene: 'all', text, filters: [], offset: 0, limit });
    return rows.map(({ id, name }) => ({ id, name, matched: 'name' }));
  }
  const names = namesOf(
    db,
    actor,
    customers,
    hits.map((hit) => hit.id),
  );
  return hits.flatMap(({ id, rule }) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name, matched: rule }];
  });
}
