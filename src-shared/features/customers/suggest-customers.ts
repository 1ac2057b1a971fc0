import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { listRows } from '../../reading/list-rows.ts';
import { customerList } from './list-customers.ts';

/** Names a person may mean while typing. */
export function suggestCustomers(db: ReadDb, actor: Actor, text: string, limit: number) {
  const { rows } = listRows(db, actor, customerList, { scene: 'all', text, filters: [], offset: 0, limit });
  return rows.map(({ id, name }) => ({ id, name, matched: 'name' }));
}
