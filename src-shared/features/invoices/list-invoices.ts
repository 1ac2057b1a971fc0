import { amountInWords } from '../../kernel/china/amount-in-words.ts';
import type { Filter, ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listCondition, listRows } from '../../reading/list-rows.ts';
import { coverRows, namesOf } from '../../reading/rows.ts';
import type { Condition } from '../../reading/scope-filter.ts';
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
  const { spec, asked } = askedOf(db, input);
  const { rows, total } = listRows(db, actor, spec, asked);
  return { rows: withNames(db, actor, rows), total };
}

/** The condition of a list, for what all of it comes to. */
export function invoiceCondition(db: ReadDb, actor: Actor, input: ListInvoicesInput): Condition {
  const { spec, asked } = askedOf(db, input);
  return listCondition(actor, spec, asked);
}

/** A rate stands on lines: a filter by one asks for invoices that have such a line. */
function askedOf(db: ReadDb, input: ListInvoicesInput): { spec: ListSpec<typeof invoices>; asked: ListInput } {
  const { customerId, orderId, applicationId, ...rest } = input;
  const filters: Filter[] = rest.filters.filter(({ field }) => field !== 'taxRate');
  if (customerId) filters.push({ field: 'customerId', operator: 'is', value: customerId });
  if (applicationId) filters.push({ field: 'applicationId', operator: 'is', value: applicationId });
  if (orderId) {
    const ids = db.rows<{ id: string }>(
      'SELECT DISTINCT invoice_id AS id FROM invoice_lines WHERE order_id = ? AND deleted_at IS NULL LIMIT 500',
      orderId,
    );
    filters.push({ field: 'id', operator: 'in', value: ids.map((each) => each.id) });
  }
  const rates = rest.filters.filter(({ field }) => field === 'taxRate').map(({ value }) => String(value));
  const always: Condition = {
    sql: rates
      .map(
        () =>
          `EXISTS (SELECT 1 FROM invoice_lines l WHERE l.invoice_id = t.id AND l.deleted_at IS NULL AND ${ofRate} = ?)`,
      )
      .join(' AND '),
    values: rates,
  };
  return { spec: rates.length > 0 ? { ...invoiceList, always } : invoiceList, asked: { ...rest, filters } };
}

/** How the register names the rate of a line: itself, or why there is none. */
export const ofRate = "CASE l.tax_tag WHEN 'rate' THEN l.tax_rate ELSE l.tax_tag END";

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
  const rates = ratesOf(db, rows);
  return rows.map((row) => ({
    ...row,
    taxRates: rates.get(row.id) ?? [],
    customerName: customerNames.get(row.customerId) ?? null,
    applicationNo: row.applicationId === null ? null : (findApplication(db, row.applicationId)?.no ?? null),
    ownerName: names.user(row.ownerId),
    deptName: names.department(row.deptId),
    branchName: names.branch(row.branchId),
  }));
}

function ratesOf(db: ReadDb, rows: readonly InvoiceRecord[]): Map<string, string[]> {
  const found = db.rows<{ id: string; rate: string }>(
    `SELECT DISTINCT l.invoice_id AS id, ${ofRate} AS rate FROM invoice_lines l
     WHERE l.invoice_id IN (SELECT value FROM json_each(?)) AND l.deleted_at IS NULL ORDER BY 2 DESC`,
    JSON.stringify(rows.map(({ id }) => id)),
  );
  const byInvoice = Map.groupBy(found, ({ id }) => id);
  return new Map([...byInvoice].map(([id, all]) => [id, all.map(({ rate }) => rate)]));
}
