import type { WriteTx } from '../../ledger/write-tx.ts';
import { findOrder, setReceived } from '../orders/orders.repository.ts';
import { spreadOnOrders } from './contract-money.repository.ts';
import { planStatusOf } from './plan.model.ts';
import {
  type AllocationRecord,
  findPlan,
  findReceipt,
  listAllocationsOf,
  type ReceiptRecord,
} from './receivables.repository.ts';
import { receiptAllocations, receipts, receivablePlans } from './receivables.tables.ts';
import { type Share, stillExpected } from './spread.repository.ts';

/** The parts of a receipt as it is written; they count once it is confirmed. */
export function writeShares(tx: WriteTx, receipt: ReceiptRecord, shares: readonly Share[]): void {
  const { branchId, deptId, ownerId } = receipt;
  for (const old of listAllocationsOf(tx, receipt.id)) tx.update(receiptAllocations, old.id, { deletedAt: tx.at });
  for (const share of shares) {
    tx.insert(receiptAllocations, { id: tx.newId(), receiptId: receipt.id, ...share, branchId, deptId, ownerId });
  }
  addUp(tx, receipt.id);
}

/** Adds parts to what a receipt has already, and lets them count. */
export function addShares(tx: WriteTx, receipt: ReceiptRecord, shares: readonly Share[]): void {
  const { branchId, deptId, ownerId } = receipt;
  for (const share of shares) {
    tx.insert(receiptAllocations, { id: tx.newId(), receiptId: receipt.id, ...share, branchId, deptId, ownerId });
    bring(tx, share);
  }
  addUp(tx, receipt.id);
}

/**
 * The parts of a receipt count from now on: plans and orders have so much more, in the same transaction. What is not
 * expected any more, because another receipt was decided first, is left over and paid in advance.
 */
export function settleReceipt(tx: WriteTx, receipt: ReceiptRecord): void {
  for (const part of listAllocationsOf(tx, receipt.id)) {
    const amount = part.amount < 0 ? -Math.min(-part.amount, broughtTo(tx, part)) : clipped(tx, part);
    if (amount === 0) tx.update(receiptAllocations, part.id, { deletedAt: tx.at });
    else {
      tx.update(receiptAllocations, part.id, { amount });
      bring(tx, { ...part, amount });
    }
  }
  addUp(tx, receipt.id);
}

/** What was brought goes back: plans and orders expect it again. */
export function unsettle(tx: WriteTx, receipt: ReceiptRecord, mirror: ReceiptRecord): void {
  const { branchId, deptId, ownerId } = mirror;
  for (const { planId, orderId, contractId, amount } of listAllocationsOf(tx, receipt.id)) {
    const share = { planId, orderId, contractId, amount: -amount };
    tx.insert(receiptAllocations, { id: tx.newId(), receiptId: mirror.id, ...share, branchId, deptId, ownerId });
    bring(tx, share);
  }
  addUp(tx, mirror.id);
}

function clipped(tx: WriteTx, part: AllocationRecord): number {
  return stillExpected(tx, part.planId === null ? undefined : findPlan(tx, part.planId), part);
}

function broughtTo(tx: WriteTx, { planId, orderId }: AllocationRecord): number {
  if (planId !== null) return findPlan(tx, planId)?.receivedAmount ?? 0;
  return orderId === null ? 0 : (findOrder(tx, orderId)?.receivedAmount ?? 0);
}

/** [Note: sums that grow] A device holds only the receipts of its person: it adds to the sum it was given, not anew. */
function bring(tx: WriteTx, { planId, orderId, amount }: Share): void {
  const plan = planId === null ? undefined : findPlan(tx, planId);
  if (plan) {
    const receivedAmount = plan.receivedAmount + amount;
    tx.update(receivablePlans, plan.id, { receivedAmount, status: planStatusOf({ ...plan, receivedAmount }) });
  }
  const order = orderId === null ? undefined : findOrder(tx, orderId);
  if (order) setReceived(tx, order.id, order.receivedAmount + amount);
  else if (plan?.contractId != null) spreadOnOrders(tx, plan.contractId, amount);
}

function addUp(tx: WriteTx, id: string): void {
  const { amount, discount } = findReceipt(tx, id)!;
  const allocated = listAllocationsOf(tx, id).reduce((sum, part) => sum + part.amount, 0);
  tx.update(receipts, id, { allocated, unallocated: amount + discount - allocated });
}
