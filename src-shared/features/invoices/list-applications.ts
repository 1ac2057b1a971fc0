import type { ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { coverRows, namesOf } from '../../reading/rows.ts';
import { anyOf, searchColumn } from '../../reading/search-names.ts';
import { customers } from '../customers/customers.tables.ts';
import { findEntity } from '../invoice-titles/invoice-titles.repository.ts';
import { findOrder } from '../orders/orders.repository.ts';
import { findNames } from '../people/people.repository.ts';
import type { ApplicationPage, ApplicationRow } from './applications.contract.ts';
import { capOf, invoicedOf, openOf } from './cap.repository.ts';
import {
  type ApplicationRecord,
  findVisibleApplication,
  listApplicationLines,
  listInvoicesOf,
} from './invoices.repository.ts';
import { invoiceApplications, invoices } from './invoices.tables.ts';

export const applicationList: ListSpec<typeof invoiceApplications> = {
  table: invoiceApplications,
  scoped: true,
  hidden: ['splitRule'],
  defaultSort: { field: 'updatedAt', descending: true },
  search: (text, openness) =>
    anyOf(
      [
        searchColumn('no', text, openness),
        searchColumn('title', text, openness),
        searchColumn('tax_no', text, openness),
      ].filter((each) => each !== undefined),
    ),
};

export type ListApplicationsInput = ListInput & {
  readonly customerId?: string | undefined;
  readonly orderId?: string | undefined;
};

export function listApplications(db: ReadDb, actor: Actor, input: ListApplicationsInput): Listed<ApplicationRow> {
  const { customerId, orderId, ...asked } = input;
  const filters = [...asked.filters];
  if (customerId) filters.push({ field: 'customerId', operator: 'is', value: customerId });
  if (orderId) {
    const ids = db.rows<{ id: string }>(
      'SELECT DISTINCT application_id AS id FROM invoice_application_lines WHERE order_id = ? AND deleted_at IS NULL LIMIT 500',
      orderId,
    );
    filters.push({ field: 'id', operator: 'in', value: ids.map((each) => each.id) });
  }
  const { rows, total } = listRows(db, actor, applicationList, { ...asked, filters });
  return { rows: withNames(db, actor, rows), total };
}

/** With its lines, its invoices, and what each order still allows. */
export function findApplicationPage(db: ReadDb, actor: Actor, id: string): ApplicationPage | undefined {
  const found = findVisibleApplication(db, actor, id);
  if (!found) return undefined;
  const lines = listApplicationLines(db, id);
  return {
    ...withNames(db, actor, [found])[0]!,
    lines,
    invoices: coverRows(actor, invoices, listInvoicesOf(db, id), 'page'),
    caps: capsOf(db, found, lines),
  };
}

function capsOf(
  db: ReadDb,
  application: ApplicationRecord,
  lines: readonly { readonly orderId: string | null; readonly amountIncl: number }[],
): ApplicationPage['caps'] {
  const entity = application.entityId === null ? undefined : findEntity(db, application.entityId);
  return [...new Set(lines.flatMap(({ orderId }) => orderId ?? []))].flatMap((orderId) => {
    const order = findOrder(db, orderId);
    if (!order) return [];
    const own = lines.filter((line) => line.orderId === orderId);
    return [
      {
        orderId,
        no: order.no,
        cap: capOf(db, order, application.sourceKind === 'delivery' ? 'delivered' : (entity?.capBasis ?? 'ordered')),
        issued: invoicedOf(db, orderId),
        open: openOf(db, orderId, application.id),
        asked: own.reduce((sum, line) => sum + line.amountIncl, 0),
      },
    ];
  });
}

function withNames(db: ReadDb, actor: Actor, rows: readonly ApplicationRecord[]): ApplicationRow[] {
  const names = findNames(db);
  const ids = rows.map((row) => row.customerId);
  const customerNames = namesOf(db, actor, customers, ids);
  const entityNames = new Map(
    db.rows<{ id: string; name: string }>('SELECT id, name FROM tax_entities').map(({ id, name }) => [id, name]),
  );
  return rows.map((row) => ({
    ...row,
    customerName: customerNames.get(row.customerId) ?? null,
    entityName: row.entityId === null ? null : (entityNames.get(row.entityId) ?? null),
    ownerName: names.user(row.ownerId),
    deptName: names.department(row.deptId),
    branchName: names.branch(row.branchId),
  }));
}
