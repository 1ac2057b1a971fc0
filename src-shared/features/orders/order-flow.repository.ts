import type { ReadDb } from '../../ports/database.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import type { FlowDocument } from '../flows/flow-document.repository.ts';
import type { Facts } from '../flows/flow-facts.model.ts';
import { checkCredit } from './check-order.repository.ts';
import { confirmOrder } from './order-contract.repository.ts';
import type { OrderRecord } from './orders.repository.ts';
import { orderLines, orders } from './orders.tables.ts';

/** An order under approval: while somebody decides nobody changes it, and what is sent back is what it was. */
export const orderFlow: FlowDocument = {
  docType: 'order',
  table: orders,
  noun: 'order',
  children: [{ table: orderLines, parent: 'orderId' }],
  related: [{ table: 'customers', noun: 'customer', property: 'customerId' }],
  notContent: [
    'no',
    'status',
    'heldFrom',
    'reason',
    'confirmedAt',
    'completedAt',
    'deliveryState',
    'receiptState',
    'invoiceState',
    'receivedAmount',
    'invoicedAmount',
    'costTotal',
    'margin',
    'tags',
  ],
  describe: (row, db) => {
    const { no, customerId, customerOrderNo } = row as unknown as OrderRecord;
    return { no, title: [findCustomer(db, customerId)?.name, customerOrderNo].filter(Boolean).join(' · ') };
  },
  facts: (row, db) => factsOf(db, row as unknown as OrderRecord),
  onSubmit: (tx, id) => tx.update(orders, id, { status: 'pending' }),
  onPass: confirmOrder,
  onReject: (tx, id) => tx.update(orders, id, { status: 'draft' }),
  onWithdraw: (tx, id) => tx.update(orders, id, { status: 'draft', reason: null }),
};

function factsOf(db: ReadDb, order: OrderRecord): Facts {
  const { amountIncl, amountExcl, lineDiscount, headerDiscount, margin } = order;
  const discount = lineDiscount + headerDiscount;
  return {
    amount: amountIncl,
    discount: discount === 0 ? 0 : discount / (amountIncl + discount),
    margin: margin === null || amountExcl === 0 ? null : margin / amountExcl,
    customerLevel: findCustomer(db, order.customerId)?.level ?? null,
    reasons: [
      ...(checkCredit(db, {}, order).ok ? [] : ['overCredit']),
      ...(order.personalTerms.length > 0 ? ['personalTerms'] : []),
    ],
  };
}
