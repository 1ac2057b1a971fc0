import { type Actor, isInScope } from '../../kernel/scope.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import type { ReadDb } from '../../ports/database.ts';
import { listRows } from '../../reading/list-rows.ts';
import { namesOf, selectRows } from '../../reading/rows.ts';
import { scopeFilter } from '../../reading/scope-filter.ts';
import { askingAs } from '../../reading/search-openness.ts';
import { customers } from '../customers/customers.tables.ts';
import { listByMobile } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';
import { contactList } from './list-contacts.ts';

interface Wanted {
  readonly text: string;
  readonly customerId?: string | undefined;
  readonly limit: number;
}

/** People a person may mean while typing; those who left or are disabled are not offered. */
export function suggestContacts(db: ReadDb, search: RecordSearch, actor: Actor, { text, customerId, limit }: Wanted) {
  const rows = customerId === undefined ? findMeant(db, search, actor, text, limit) : undefined;
  const suggested = rows ?? listActive(db, actor, { text, customerId, limit });
  const names = namesOf(
    db,
    actor,
    customers,
    suggested.map((row) => row.customerId),
  );
  return suggested.map((row) => ({
    id: row.id,
    name: row.name,
    customerId: row.customerId,
    customerName: names.get(row.customerId) ?? null,
  }));
}

/** Of all people, those in the indexes that the text means best; undefined while the indexes fill. */
function findMeant(db: ReadDb, search: RecordSearch, actor: Actor, text: string, limit: number) {
  const hits = search.find(text, { limit: limit * 2, kinds: ['contact'], ...askingAs(actor) });
  if (hits === undefined) return undefined;
  const ids = hits.map((hit) => hit.id);
  const found = selectRows(db, contacts, 't.id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
  const byId = new Map(found.filter((row) => row.status === 'active').map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []).slice(0, limit);
}

function listActive(db: ReadDb, actor: Actor, { text, customerId, limit }: Wanted) {
  const filters = [{ field: 'status', operator: 'is' as const, value: 'active' }];
  const ofCustomer = customerId ? [{ field: 'customerId', operator: 'is' as const, value: customerId }] : [];
  const input = { scene: 'all' as const, text, filters: [...filters, ...ofCustomer], offset: 0, limit };
  return listRows(db, actor, contactList, input).rows;
}

interface Number {
  readonly mobile: string;
  readonly customerId?: string | undefined;
  readonly exceptId?: string | undefined;
}

/** Who already has this number. Outside the actor's scope only the first character of the name is told. */
export function findSameNumber(db: ReadDb, actor: Actor, { mobile, customerId, exceptId }: Number) {
  const found = listByMobile(db, mobile, exceptId ?? null);
  const names = namesOf(
    db,
    actor,
    customers,
    found.map((contact) => contact.customerId),
  );
  return found.map((contact) => {
    const isVisible = isInScope(actor, 'contact', contact);
    return {
      contactId: isVisible ? contact.id : null,
      name: isVisible ? contact.name : `${contact.name.slice(0, 1)}**`,
      customerName: isVisible ? (names.get(contact.customerId) ?? null) : null,
      blocks: contact.customerId === customerId,
    };
  });
}

export function countContacts(db: ReadDb, actor: Actor, customerId: string | undefined) {
  const scope = scopeFilter(actor, 'contact', 't');
  const ofCustomer = customerId ? ' AND t.customer_id = ?' : '';
  const found = db.rows<{ status: 'active' | 'left' | 'disabled'; total: number }>(
    `SELECT t.status, count(*) AS total FROM contacts t WHERE t.deleted_at IS NULL AND ${scope.sql}${ofCustomer} GROUP BY t.status`,
    ...scope.values,
    ...(customerId ? [customerId] : []),
  );
  const counts = { total: 0, active: 0, left: 0, disabled: 0 };
  for (const { status, total } of found) {
    counts[status] = total;
    counts.total += total;
  }
  return counts;
}
