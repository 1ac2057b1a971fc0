import type { Actor, Scope } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { namesOf } from '../../reading/rows.ts';
import type { Condition } from '../../reading/scope-filter.ts';
import { searchColumn } from '../../reading/search-names.ts';
import { customers } from '../customers/customers.tables.ts';
import { findNames } from '../people/people.repository.ts';
import type { FollowedTable } from '../views/follow.model.ts';
import { findFollowed } from '../views/views.repository.ts';

interface Documented extends Scope {
  readonly id: string;
  readonly customerId: string;
}

/** Adds the names people read to the ids that rows of a customer's documents keep, and whether the actor follows them. */
export function withDocumentNames<Row extends Documented>(
  db: ReadDb,
  actor: Actor,
  table: FollowedTable,
  rows: readonly Row[],
) {
  const names = findNames(db);
  const ids = rows.map((row) => row.customerId);
  const customerNames = namesOf(db, actor, customers, ids);
  const followed = findFollowed(db, actor.userId, table);
  return rows.map((row) => ({
    ...row,
    ownerName: names.user(row.ownerId),
    deptName: names.department(row.deptId),
    branchName: names.branch(row.branchId),
    customerName: customerNames.get(row.customerId) ?? null,
    followed: followed.has(row.id),
  }));
}

/** By the customer's name, in characters or initials. */
export function customerSearch(text: string): Condition {
  const name = searchColumn('name', text)!;
  const initials = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[%_\s]/g, '');
  return {
    sql: `t.customer_id IN (SELECT t.id FROM customers t WHERE ${name.sql} OR t.name_initials LIKE ?)`,
    values: [...name.values, `%${initials}%`],
  };
}
