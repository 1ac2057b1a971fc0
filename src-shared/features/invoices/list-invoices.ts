import { amountInWords } from '../../kernel/china/amount-in-words.ts';
import type { Filter, ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { coverRows, namesOf } from '../../reading/rows.ts';
import { anyOf, searchColumn } from '../../reading/search-names.ts';
import { customers } from '../customers/customers.tables.ts';
import { findNames } from '../people/people.repository.ts';
import type { InvoicePage, InvoiceRow } from './invoices.contract.ts';
import {
  findApplication,
  findInvoice,
  findVisibleInvoice,
  type InvoiceRecord,
  listInvoiceLines,
  listRedOf,
} from './invoices.repository.ts';
import { invoices } from './invoices.tables.ts';

export const invoiceList: ListSpec<typeof invoices> = {
  table: invoices,
  scoped: true,
  hidden: [],
  defaultSort: { field: 'issueDate', descending: true },
  search: (text, openness) =>
    anyOf(
      [searchColumn('invoice_no', text, openness), searchColumn('title', text, openness)].filter(
        (each) => each !== undefined,
      ),
    ),
};

export type ListInvoicesInput = ListInput & {
  readonly customerId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly applicationId?: string | undefined;
};

export function listInvoices(db: ReadDb, actor: Actor, input: ListInvoicesInput): Listed<InvoiceRow> {
  const { customerId, orderId, applicationId, ...asked } = input;
  const filters: Filter[] = [...asked.filters];
  if (customerId) filters.push({ field: 'customerId', operator: 'is', value: customerId });
  if (applicationId) filters.push({ field: 'applicationId', operator: 'is', value: applicationId });
  if (orderId) {
    const ids = db.rows<{ id: string }>(
      'SELECT DISTINCT invoice_id AS id FROM invoice_lines WHERE order_id = ? AND deleted_at IS NULL LIMIT 500',
      orderId,
    );
    filters.push({ field: 'id', operator: 'in', value: ids.map((each) => each.id) });
  }
  const { rows, total } = listRows(db, actor, invoiceList, { ...asked, filters });
  return { rows: withNames(db, actor, rows), total };
}

export function findInvoicePage(db: ReadDb, actor: Actor, id: string): InvoicePage | undefined {
  const found = findVisibleInvoice(db, actor, id);
  if (!found) return undefined;
  const blue = found.blueInvoiceId === null ? undefined : findInvoice(db, found.blueInvoiceId);
  return {
    ...withNames(db, actor, [found])[0]!,
    upper: amountInWords(found.amountIncl, { unit: '圆' }),
    lines: listInvoiceLines(db, id),
    reds: coverRows(actor, invoices, listRedOf(db, id), 'page'),
    blueNo: blue?.invoiceNo ?? null,
  };
}

function withNames(db: ReadDb, actor: Actor, rows: readonly InvoiceRecord[]): InvoiceRow[] {
  const names = findNames(db);
  const ids = rows.map((row) => row.customerId);
  const customerNames = namesOf(db, actor, customers, ids);
  return rows.map((row) => ({
    ...row,
    customerName: customerNames.get(row.customerId) ?? null,
    applicationNo: row.applicationId === null ? null : (findApplication(db, row.applicationId)?.no ?? null),
    ownerName: names.user(row.ownerId),
    deptName: names.department(row.deptId),
    branchName: names.branch(row.branchId),
  }));
}
