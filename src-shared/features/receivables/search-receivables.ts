import type { Condition } from '../../reading/scope-filter.ts';
import { searchColumn } from '../../reading/search-names.ts';

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
