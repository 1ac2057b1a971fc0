import { findCustomer } from '../customers/customers.repository.ts';
import type { FlowDocument } from '../flows/flow-document.repository.ts';
import type { RedRequestRecord } from './red-requests.repository.ts';
import { redRequestLines, redRequests } from './red-requests.tables.ts';

export const redRequestFlow: FlowDocument = {
  docType: 'redRequest',
  table: redRequests,
  noun: 'invoice',
  children: [{ table: redRequestLines, parent: 'redRequestId' }],
  related: [
    { table: 'customers', noun: 'customer', property: 'customerId' },
    { table: 'invoices', noun: 'invoice', property: 'blueInvoiceId' },
  ],
  notContent: ['no', 'status', 'rejectReason', 'confirmNo', 'bureauState', 'deadlineAt', 'redInvoiceId'],
  describe: (row) => {
    const { no, title } = row as unknown as RedRequestRecord;
    return { no, title };
  },
  facts: (row, db) => {
    const { amountIncl, customerId } = row as unknown as RedRequestRecord;
    return { amount: -amountIncl, customerLevel: findCustomer(db, customerId)?.level ?? null };
  },
  onSubmit: (tx, id) => tx.update(redRequests, id, { status: 'pending' }),
  onPass: (tx, id) => tx.update(redRequests, id, { status: 'submitted' }),
  onReject: (tx, id) => tx.update(redRequests, id, { status: 'rejected' }),
  onWithdraw: (tx, id) => tx.update(redRequests, id, { status: 'withdrawn' }),
};
