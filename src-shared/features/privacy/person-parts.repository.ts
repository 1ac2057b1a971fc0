import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { contractChanges, contracts } from '../contracts/contracts.tables.ts';
import { invoiceTitles } from '../invoice-titles/invoice-titles.tables.ts';
import { invoiceApplications } from '../invoices/invoices.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import { orderChanges, orders } from '../orders/orders.tables.ts';
import { quotes } from '../quotes/quotes.tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** Records of the business that name a person: they belong to the company, and the person can be taken out of them. */
export interface PersonPart {
  readonly table: SQLiteTable;
  /** On alias `t`; `persons` stands for the ids of the person's records. */
  readonly where: string;
  /** What the person's own copy shows of it. */
  readonly shows: readonly string[];
  /** The row without the person. */
  readonly without: (row: Row, persons: readonly string[]) => Row;
}

const persons = 'IN (SELECT value FROM persons)';
const nowhere = { consignee: null, phone: null, address: null };
/** A number or address that stands in the person's own record, too. */
const isTheirs = (column: string) =>
  `${column} IN (SELECT c.mobile FROM contacts c WHERE c.id ${persons} UNION SELECT c.phone FROM contacts c WHERE c.id ${persons}
    UNION SELECT c.email FROM contacts c WHERE c.id ${persons})`;
const named = (snapshot: string) => `json_extract(t.${snapshot}, '$.fields.contactId') ${persons}`;

/**
 * Receipts, plans and invoices are not here: what they say of payers and buyers the law asks for, until their retention
 * is over. Approvals, numbers and steps name documents and colleagues, never a customer's people. [S-PI-3] [S-PI-4]
 */
export const personParts: readonly PersonPart[] = [
  {
    table: opportunities,
    where: `t.lead_id ${persons} OR (t.contacts <> '[]' AND EXISTS
      (SELECT 1 FROM json_each(t.contacts) c WHERE json_extract(c.value, '$.contactId') ${persons}))`,
    shows: ['id', 'no', 'name', 'contacts', 'leadId', 'createdAt'],
    without: ({ contacts, leadId }, gone) => ({
      contacts: (contacts as { contactId: string }[]).filter(({ contactId }) => !gone.includes(contactId)),
      leadId: gone.includes(String(leadId)) ? null : leadId,
    }),
  },
  {
    table: quotes,
    where: `t.contact_id ${persons}`,
    shows: ['id', 'no', 'name', 'contactId', 'quoteDate', 'deliveryPlace', 'createdAt'],
    without: () => ({ contactId: null }),
  },
  {
    table: contracts,
    where: `t.contact_id ${persons}`,
    shows: ['id', 'no', 'name', 'contactId', 'signDate', 'createdAt'],
    without: () => ({ contactId: null }),
  },
  {
    table: contractChanges,
    where: `${named('before')} OR ${named('after')}`,
    shows: ['id', 'contractId', 'version', 'createdAt'],
    without: ({ before, after }, gone) => ({ before: forget(before, gone), after: forget(after, gone) }),
  },
  {
    table: orders,
    where: `t.contact_id ${persons}`,
    shows: ['id', 'no', 'contactId', 'orderDate', 'shipTo', 'createdAt'],
    without: () => ({ contactId: null, shipTo: nowhere }),
  },
  {
    table: orderChanges,
    where: `${named('before')} OR ${named('after')}`,
    shows: ['id', 'orderId', 'version', 'createdAt'],
    without: ({ before, after }, gone) => ({ before: forget(before, gone), after: forget(after, gone) }),
  },
  {
    table: invoiceTitles,
    where: `${isTheirs('t.email')} OR ${isTheirs('t.receiver_phone')}`,
    shows: ['id', 'title', 'email', 'receiverPhone', 'createdAt'],
    without: () => ({ email: null, receiverPhone: null }),
  },
  {
    table: invoiceApplications,
    where: isTheirs('t.deliver_to'),
    shows: ['id', 'no', 'deliverTo', 'createdAt'],
    without: () => ({ deliverTo: null }),
  },
];

/** How an order or a contract was, without the person it was agreed with. */
function forget(snapshot: unknown, gone: readonly string[]): unknown {
  const { fields, ...rest } = (snapshot ?? {}) as { fields?: Row };
  if (!fields || !gone.includes(String(fields.contactId))) return snapshot ?? null;
  return { ...rest, fields: { ...fields, contactId: null, ...('shipTo' in fields ? { shipTo: nowhere } : {}) } };
}
