import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { searchNames } from '../../reading/search-names.ts';
import { withSearch } from '../../reading/with-search.ts';
import { findNames } from '../people/people.repository.ts';
import type { CustomerRow } from './customers.contract.ts';
import type { CustomerRecord } from './customers.repository.ts';
import { customers } from './customers.tables.ts';

export const customerList: ListSpec<typeof customers> = {
  table: customers,
  scoped: true,
  defaultSort: { field: 'updatedAt', descending: true },
  search: (text, openness) => searchNames(text, ['short_name', 'credit_code', 'mobile', 'phone'], openness),
};

export function listCustomers(db: ReadDb, search: RecordSearch, actor: Actor, input: ListInput): Listed<CustomerRow> {
  const { rows, total } = listRows(db, actor, withSearch(customerList, search, actor, 'customer'), outOfPools(input));
  return { rows: withNames(db, rows), total };
}

/** What lies in a pool is listed where somebody asks for it, in the bin, and found by its name. */
function outOfPools(input: ListInput): ListInput {
  const asks = input.scene === 'bin' || input.text?.trim() || input.filters.some(({ field }) => field === 'poolId');
  if (asks) return input;
  return { ...input, filters: [...input.filters, { field: 'poolId', operator: 'empty' }] };
}

/** Adds the names people read to the ids that rows keep. */
export function withNames(db: ReadDb, rows: readonly CustomerRecord[]): CustomerRow[] {
  const names = findNames(db);
  return rows.map(({ nameNorm, namePinyin, nameInitials, ...row }) => ({
    ...row,
    ownerName: names.user(row.ownerId),
    deptName: names.department(row.deptId),
    branchName: names.branch(row.branchId),
  }));
}
