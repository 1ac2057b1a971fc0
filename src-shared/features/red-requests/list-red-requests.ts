import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { namesOf } from '../../reading/rows.ts';
import { anyOf, searchColumn } from '../../reading/search-names.ts';
import { customers } from '../customers/customers.tables.ts';
import { findInvoice } from '../invoices/invoices.repository.ts';
import { findNames } from '../people/people.repository.ts';
import type { RedRequestPage, RedRequestRow } from './red-requests.contract.ts';
import { findVisibleRedRequest, listRedLines, type RedRequestRecord } from './red-requests.repository.ts';
import { redRequests } from './red-requests.tables.ts';

export const redRequestList: ListSpec<typeof redRequests> = {
  table: redRequests,
  scoped: true,
  hidden: [],
  defaultSort: { field: 'updatedAt', descending: true },
  emptyLast: ['deadlineAt'],
  search: (text, openness) =>
    anyOf(
      [searchColumn('no', text, openness), searchColumn('title', text, openness)].filter((each) => each !== undefined),
    ),
};

export type ListRedRequestsInput = ListInput & { readonly blueInvoiceId?: string | undefined };

export function listRedRequests(db: ReadDb, actor: Actor, input: ListRedRequestsInput): Listed<RedRequestRow> {
  const { blueInvoiceId, ...asked } = input;
  const ofBlue = blueInvoiceId ? [{ field: 'blueInvoiceId', operator: 'is' as const, value: blueInvoiceId }] : [];
  const { rows, total } = listRows(db, actor, redRequestList, { ...asked, filters: [...asked.filters, ...ofBlue] });
  return { rows: withNames(db, actor, rows), total };
}

export function findRedRequestPage(db: ReadDb, actor: Actor, id: string): RedRequestPage | undefined {
  const found = findVisibleRedRequest(db, actor, id);
  if (!found) return undefined;
  const red = found.redInvoiceId === null ? undefined : findInvoice(db, found.redInvoiceId);
  return { ...withNames(db, actor, [found])[0]!, lines: listRedLines(db, id), redNo: red?.invoiceNo ?? null };
}

function withNames(db: ReadDb, actor: Actor, rows: readonly RedRequestRecord[]): RedRequestRow[] {
  const names = findNames(db);
  const ids = rows.map((row) => row.customerId);
  const customerNames = namesOf(db, actor, customers, ids);
  return rows.map((row) => ({
    ...row,
    customerName: customerNames.get(row.customerId) ?? null,
    blueNo: findInvoice(db, row.blueInvoiceId)?.invoiceNo ?? null,
    ownerName: names.user(row.ownerId),
    deptName: names.department(row.deptId),
    branchName: names.branch(row.branchId),
  }));
}
