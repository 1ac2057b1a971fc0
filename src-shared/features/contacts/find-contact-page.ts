import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { namesOf } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { findVisibleContact } from './contacts.repository.ts';
import { contacts } from './contacts.tables.ts';
import { withNames } from './list-contacts.ts';

/** The contact with the names of everything its page links to. Undefined where the actor may not see it. */
export function findContactPage(db: ReadDb, actor: Actor, id: string) {
  const found = findVisibleContact(db, actor, id);
  if (!found) return undefined;
  const chiefs = namesOf(db, actor, contacts, [found.reportsTo]);
  const former = namesOf(db, actor, customers, found.formerCustomerIds);
  return {
    ...withNames(db, actor, [found])[0]!,
    reportsToName: found.reportsTo === null ? null : (chiefs.get(found.reportsTo) ?? null),
    formerCustomers: found.formerCustomerIds.flatMap((each) => {
      const name = former.get(each);
      return name === undefined ? [] : [{ id: each, name }];
    }),
  };
}
