import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { namesOf } from '../../reading/rows.ts';
import { searchNames } from '../../reading/search-names.ts';
import { withSearch } from '../../reading/with-search.ts';
import { customers } from '../customers/customers.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { findFollowed } from '../views/views.repository.ts';
import type { ContactRow } from './contacts.contract.ts';
import type { ContactRecord } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';

export const contactList: ListSpec<typeof contacts> = {
  table: contacts,
  scoped: true,
  hidden: ['nameNorm', 'namePinyin', 'mobileNorm'],
  defaultSort: { field: 'updatedAt', descending: true },
  search: (text, openness) => searchNames(text, ['mobile', 'phone', 'email', 'wechat'], openness),
};

type ListContactsInput = ListInput & { readonly customerId?: string | undefined };

export function listContacts(
  db: ReadDb,
  search: RecordSearch,
  actor: Actor,
  input: ListContactsInput,
): Listed<ContactRow> {
  const { customerId, ...rest } = input;
  const filters = customerId
    ? [...rest.filters, { field: 'customerId', operator: 'is' as const, value: customerId }]
    : rest.filters;
  const { rows, total } = listRows(db, actor, withSearch(contactList, search, actor, 'contact'), { ...rest, filters });
  return { rows: withNames(db, actor, rows), total };
}

/** Adds the names people read to the ids that rows keep. */
export function withNames(db: ReadDb, actor: Actor, rows: readonly ContactRecord[]): ContactRow[] {
  const names = findNames(db);
  const followed = findFollowed(db, actor.userId, 'contacts');
  const customerNames = namesOf(
    db,
    actor,
    customers,
    rows.map((row) => row.customerId),
  );
  return rows.map(({ nameNorm, namePinyin, nameInitials, mobileNorm, ...row }) => ({
    ...row,
    customerName: customerNames.get(row.customerId) ?? null,
    ownerName: names.user(row.ownerId),
    deptName: names.department(row.deptId),
    branchName: names.branch(row.branchId),
    followed: followed.has(row.id),
  }));
}
