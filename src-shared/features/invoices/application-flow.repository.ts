import type { ReadDb } from '../../ports/database.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import type { FlowDocument } from '../flows/flow-document.repository.ts';
import type { Facts } from '../flows/flow-facts.model.ts';
import { findOrder } from '../orders/orders.repository.ts';
import { type ApplicationRecord, listApplicationLines } from './invoices.repository.ts';
import { invoiceApplicationLines, invoiceApplications } from './invoices.tables.ts';

/** An application under approval: what is asked for stands still, and what is sent back is what it was. */
export const applicationFlow: FlowDocument = {
  docType: 'invoiceApplication',
  table: invoiceApplications,
  noun: 'invoice',
  children: [{ table: invoiceApplicationLines, parent: 'applicationId' }],
  related: [{ table: 'customers', noun: 'customer', property: 'customerId' }],
  notContent: ['no', 'status', 'reason', 'submittedAt', 'approvedAt', 'approvedBy', 'urgent', 'tags'],
  describe: (row) => {
    const { no, title } = row as unknown as ApplicationRecord;
    return { no, title };
  },
  facts: (row, db) => factsOf(db, row as unknown as ApplicationRecord),
  onSubmit: (tx, id) => tx.update(invoiceApplications, id, { status: 'pending', submittedAt: tx.at }),
  onPass: (tx, id) => tx.update(invoiceApplications, id, { status: 'approved', approvedAt: tx.at }),
  onReject: (tx, id) => tx.update(invoiceApplications, id, { status: 'rejected' }),
  onWithdraw: (tx, id) => tx.update(invoiceApplications, id, { status: 'withdrawn' }),
};

function factsOf(db: ReadDb, { id, amountIncl, customerId, invoiceKind }: ApplicationRecord): Facts {
  const orders = [...new Set(listApplicationLines(db, id).flatMap(({ orderId }) => orderId ?? []))];
  const isEarly = orders.some((orderId) => findOrder(db, orderId)?.deliveryState !== 'full');
  const reasons = [...(isEarly ? ['beforeDelivery'] : []), ...(invoiceKind === 'special' ? ['special'] : [])];
  return { amount: amountIncl, customerLevel: findCustomer(db, customerId)?.level ?? null, reasons };
}
