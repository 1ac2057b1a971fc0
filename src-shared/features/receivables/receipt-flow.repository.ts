import type { WriteTx } from '../../ledger/write-tx.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import type { FlowDocument } from '../flows/flow-document.repository.ts';
import { findReceipt, type ReceiptRecord } from './receivables.repository.ts';
import { receiptAllocations, receipts } from './receivables.tables.ts';
import { settleReceipt } from './settle.repository.ts';

/** A receipt under approval. What is passed is confirmed. */
export const receiptFlow: FlowDocument = {
  docType: 'receipt',
  table: receipts,
  noun: 'receivable',
  children: [{ table: receiptAllocations, parent: 'receiptId' }],
  related: [{ table: 'customers', noun: 'customer', property: 'customerId' }],
  notContent: ['no', 'status', 'reason', 'allocated', 'unallocated', 'confirmedAt', 'confirmedBy', 'tags'],
  describe: (row, db) => {
    const { no, customerId, payerName } = row as unknown as ReceiptRecord;
    return { no, title: findCustomer(db, customerId)?.name ?? payerName };
  },
  facts: (row, db) => {
    const { amount, customerId } = row as unknown as ReceiptRecord;
    return { amount: Math.abs(amount), customerLevel: findCustomer(db, customerId)?.level ?? null };
  },
  onSubmit: (tx, id) => tx.update(receipts, id, { status: 'waiting', reason: null }),
  onPass: (tx, id) => confirmNow(tx, id),
  onReject: (tx, id) => tx.update(receipts, id, { status: 'rejected' }),
  onWithdraw: (tx, id) => tx.update(receipts, id, { status: 'draft' }),
  canSubmit: (row) => row.status === 'draft' || row.status === 'rejected',
};

/** Confirmed, and settled in the same transaction. */
export function confirmNow(tx: WriteTx, id: string): void {
  tx.update(receipts, id, {
    status: 'confirmed',
    reason: null,
    confirmedAt: tx.at,
    confirmedBy: tx.command.actorId,
  });
  settleReceipt(tx, findReceipt(tx, id)!);
}
