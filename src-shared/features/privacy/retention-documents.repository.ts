import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { ChildRows } from '../../ledger/child-rows.ts';
import { contractChildren } from '../contracts/contracts.repository.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { flowChildren } from '../flows/flows.repository.ts';
import { applicationChildren } from '../invoices/invoices.repository.ts';
import { invoiceApplications, invoiceLines, invoices } from '../invoices/invoices.tables.ts';
import { opportunityChildren } from '../opportunities/opportunities.repository.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { orderChildren } from '../orders/orders.repository.ts';
import { orders } from '../orders/orders.tables.ts';
import { quoteChildren } from '../quotes/quotes.repository.ts';
import { quotes } from '../quotes/quotes.tables.ts';
import { receiptAllocations, receipts, receivablePlans } from '../receivables/receivables.tables.ts';
import { openRedStatuses } from '../red-requests/red-request.model.ts';
import { redRequestLines, redRequests } from '../red-requests/red-requests.tables.ts';
import { anonymousName, type DocumentCategory } from './retention.model.ts';

/** Documents that go whole: when one has had its time, and what goes with it. */
export interface DocumentTarget {
  readonly table: SQLiteTable;
  /** A condition on alias `t`; `?` stands once, for the bound time. */
  readonly due: string;
  readonly children: readonly ChildRows[];
}

const words = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ');
const none = (from: string) => `NOT EXISTS (SELECT 1 FROM ${from})`;
const unheld = (person: string) =>
  none(`legal_holds h WHERE h.lifted_at IS NULL AND h.deleted_at IS NULL AND h.subject_id = ${person}`);

const ended = "('completed', 'closed', 'cancelled')";
/** Nothing is agreed any more. */
const over = "('completed', 'expired', 'terminated', 'archived', 'void')";
/** Nobody owes anything for the order, and nobody has to pay anything back. */
const settled = (order: string) =>
  `(${order}.received_amount >= ${order}.total_due OR (${order}.status = 'cancelled' AND ${order}.received_amount <= 0))`;
const open = (order: string) => `(${order}.status NOT IN ${ended} OR NOT ${settled(order)})`;

const ofInvoice = 't.red_request_id IN (SELECT id FROM red_requests WHERE blue_invoice_id = ?)';

/**
 * Each rests on the ones before it: a deal on its quotes, a quote on the contracts and orders made of it, a contract on
 * its orders, an order on its receivables and invoices. So the last goes first, and nothing that stays points at what is gone. [S-PI-6]
 */
export const documentTargets: Readonly<Record<DocumentCategory, readonly DocumentTarget[]>> = {
  opportunities: [
    {
      table: opportunities,
      due: `t.ended_at IS NOT NULL AND max(t.ended_at, t.updated_at) < ? AND t.name <> '${anonymousName}'
        AND ${none('quotes q WHERE q.opportunity_id = t.id')} AND ${none('contracts c WHERE c.opportunity_id = t.id')}
        AND ${none('orders o WHERE o.opportunity_id = t.id')}
        AND ${unheld('t.lead_id')}
        AND ${none(`json_each(t.contacts) p WHERE NOT (${unheld("json_extract(p.value, '$.contactId')")})`)}`,
      children: opportunityChildren,
    },
  ],
  quotes: [
    {
      table: quotes,
      due: `t.status <> 'pending' AND (SELECT max(v.updated_at) FROM quotes v WHERE v.root_id = t.root_id) < ?
        AND ${none('orders o WHERE o.quote_id = t.id')} AND ${none('contracts c WHERE c.quote_id = t.id')}
        AND ${unheld('t.contact_id')}`,
      children: [...quoteChildren, ...flowChildren],
    },
  ],
  contracts: [
    {
      table: contracts,
      due: `t.status IN ${over} AND max(t.updated_at, coalesce(t.ended_at, 0)) < ?
        AND ${none('orders o WHERE o.contract_id = t.id')} AND ${none('receivable_plans p WHERE p.contract_id = t.id')}
        AND ${none('contracts c WHERE c.parent_contract_id = t.id OR c.renews_id = t.id')} AND ${unheld('t.contact_id')}`,
      children: [...contractChildren, ...flowChildren],
    },
  ],
  orders: [
    {
      table: orders,
      due: `t.status IN ${ended} AND ${settled('t')} AND max(t.updated_at, coalesce(t.completed_at, 0)) < ?
        AND ${none('receivable_plans p WHERE p.order_id = t.id')}
        AND ${none('receipt_allocations a WHERE a.order_id = t.id')}
        AND ${none('invoice_application_lines l WHERE l.order_id = t.id')}
        AND ${none('invoice_lines l WHERE l.order_id = t.id')} AND ${unheld('t.contact_id')}`,
      children: [...orderChildren, ...flowChildren],
    },
  ],
  receivables: [
    {
      table: receivablePlans,
      due: `t.status IN ('paid', 'void', 'bad') AND t.updated_at < ?
        AND ${none(`orders o WHERE o.id = t.order_id AND ${open('o')}`)}
        AND ${none(`contracts c WHERE c.id = t.contract_id AND c.status NOT IN ${over}`)}`,
      children: [{ table: receiptAllocations, ofParent: 't.plan_id = ?' }, ...flowChildren],
    },
    {
      table: receipts,
      due: `t.status IN ('confirmed', 'rejected', 'reversed') AND (t.status <> 'confirmed' OR t.unallocated = 0)
        AND max(t.updated_at, coalesce(t.confirmed_at, 0)) < ?
        AND ${none('receipts r WHERE r.reverses_id = t.id')}
        AND ${none('receipt_allocations a WHERE a.receipt_id = t.id AND a.plan_id IS NOT NULL')}
        AND ${none(`receipt_allocations a JOIN orders o ON o.id = a.order_id WHERE a.receipt_id = t.id AND ${open('o')}`)}`,
      children: [{ table: receiptAllocations, ofParent: 't.receipt_id = ?' }, ...flowChildren],
    },
  ],
  invoices: [
    {
      table: invoices,
      due: `t.status <> 'planned' AND t.updated_at < ? AND ${none('invoices r WHERE r.blue_invoice_id = t.id')}
        AND ${none(`red_requests q WHERE q.blue_invoice_id = t.id AND q.status IN (${words(openRedStatuses)})`)}
        AND ${none(`invoice_lines l JOIN orders o ON o.id = l.order_id WHERE l.invoice_id = t.id AND ${open('o')}`)}`,
      children: [
        { table: invoiceLines, ofParent: 't.invoice_id = ?' },
        { table: redRequestLines, ofParent: ofInvoice },
        ...flowChildren.map(({ table }) => ({
          table,
          ofParent: 't.record_id IN (SELECT id FROM red_requests WHERE blue_invoice_id = ?)',
        })),
        { table: redRequests, ofParent: 't.blue_invoice_id = ?' },
      ],
    },
    {
      table: invoiceApplications,
      due: `t.status IN ('issued', 'delivered', 'done', 'rejected', 'withdrawn', 'cancelled') AND t.updated_at < ?
        AND ${none("invoices i WHERE i.application_id = t.id AND i.status <> 'planned'")}`,
      children: applicationChildren,
    },
  ],
};
