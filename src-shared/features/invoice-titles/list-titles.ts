import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { namesOf } from '../../reading/rows.ts';
import { anyOf, searchColumn } from '../../reading/search-names.ts';
import { customers } from '../customers/customers.tables.ts';
import { findNames } from '../people/people.repository.ts';
import type { TitleRow } from './invoice-titles.contract.ts';
import { findVisibleTitle, type InvoiceTitleRecord } from './invoice-titles.repository.ts';
import { invoiceTitles } from './invoice-titles.tables.ts';

const titleList: ListSpec<typeof invoiceTitles> = {
  table: invoiceTitles,
  scoped: true,
  hidden: [],
  defaultSort: { field: 'updatedAt', descending: true },
  search: (text, openness) =>
    anyOf(
      [searchColumn('title', text, openness), searchColumn('tax_no', text, openness)].filter(
        (each) => each !== undefined,
      ),
    ),
};

export type ListTitlesInput = ListInput & { readonly customerId?: string | undefined };

export function listTitles(db: ReadDb, actor: Actor, { customerId, ...input }: ListTitlesInput): Listed<TitleRow> {
  const ofCustomer = customerId ? [{ field: 'customerId', operator: 'is' as const, value: customerId }] : [];
  const { rows, total } = listRows(db, actor, titleList, { ...input, filters: [...input.filters, ...ofCustomer] });
  return { rows: withNames(db, actor, rows), total };
}

export function findTitlePage(db: ReadDb, actor: Actor, id: string): TitleRow | undefined {
  const found = findVisibleTitle(db, actor, id);
  return found && withNames(db, actor, [found])[0];
}

function withNames(db: ReadDb, actor: Actor, rows: readonly InvoiceTitleRecord[]): TitleRow[] {
  const names = findNames(db);
  const customerNames = namesOf(
    db,
    actor,
    customers,
    rows.map((row) => row.customerId),
  );
  return rows.map((row) => ({
    ...row,
    customerName: customerNames.get(row.customerId) ?? null,
    ownerName: names.user(row.ownerId),
    deptName: names.department(row.deptId),
    branchName: names.branch(row.branchId),
  }));
}
