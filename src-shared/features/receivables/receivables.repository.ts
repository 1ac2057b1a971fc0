import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows, selectVisibleRows } from '../../reading/rows.ts';
import { attachmentChildren } from '../attachments/attachment-children.repository.ts';
import { flowChildren } from '../flows/flows.repository.ts';
import { orders } from '../orders/orders.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import { bankAccounts, receiptAllocations, receipts, receivablePlans } from './receivables.tables.ts';

export type PlanRecord = RowOf<typeof receivablePlans>;
export type ReceiptRecord = RowOf<typeof receipts>;
export type AllocationRecord = RowOf<typeof receiptAllocations>;

export const planChildren: readonly ChildRows[] = [
  ...attachmentChildren,
  { table: teamMembers, ofParent: 't.record_id = ?' },
  ...flowChildren,
  { table: conflicts, ofParent: 't.row_id = ?' },
];

/** What hangs on a receipt: it moves, goes to the bin and comes back with it. */
export const receiptChildren: readonly ChildRows[] = [
  { table: receiptAllocations, ofParent: 't.receipt_id = ?' },
  ...planChildren,
];

export function findPlan(db: ReadDb, id: string): PlanRecord | undefined {
  return findRow(db, receivablePlans, id);
}

export function findVisiblePlan(db: ReadDb, actor: Actor, id: string): PlanRecord | undefined {
  return findVisibleRow(db, actor, receivablePlans, id);
}

/** The plans of an order or contract, by period. */
export function listPlansOf(db: ReadDb, parent: 'order' | 'contract', id: string): PlanRecord[] {
  return selectRows(db, receivablePlans, `t.${parent}_id = ? AND t.deleted_at IS NULL ORDER BY t.period, t.id`, id);
}

/** Plans of a customer that expect money, the earliest first; one without a day comes last. */
export function listExpected(db: ReadDb, actor: Actor, customerId: string, currency: string): PlanRecord[] {
  return selectVisibleRows(db, actor, receivablePlans, {
    where: `t.customer_id = ? AND t.currency = ? AND t.deleted_at IS NULL AND t.status IN ('waiting', 'open', 'part')`,
    values: [customerId, currency],
    order: 'ORDER BY t.due_date IS NULL, t.due_date, t.period, t.id',
  });
}

/** Orders of a customer that stand and are not paid whole, the oldest first. */
export function listUnpaidOrders(db: ReadDb, actor: Actor, customerId: string, currency: string) {
  return selectVisibleRows(db, actor, orders, {
    where: `t.customer_id = ? AND t.currency = ? AND t.deleted_at IS NULL AND t.total_due > t.received_amount
      AND t.status IN ('confirmed', 'executing', 'changing', 'suspended', 'completed', 'closed')`,
    values: [customerId, currency],
    order: 'ORDER BY t.order_date, t.id',
  });
}

export function findReceipt(db: ReadDb, id: string): ReceiptRecord | undefined {
  return findRow(db, receipts, id);
}

export function findVisibleReceipt(db: ReadDb, actor: Actor, id: string): ReceiptRecord | undefined {
  return findVisibleRow(db, actor, receipts, id);
}

export function listAllocationsOf(db: ReadDb, receiptId: string): AllocationRecord[] {
  return selectRows(db, receiptAllocations, 't.receipt_id = ? AND t.deleted_at IS NULL ORDER BY t.id', receiptId);
}

/** Another receipt of the account with the bank's reference that stands. */
export function findByReference(
  db: ReadDb,
  { bankAccountId, bankRef, exceptId }: { bankAccountId: string; bankRef: string; exceptId: string },
): ReceiptRecord | undefined {
  return selectRows(
    db,
    receipts,
    `t.bank_account_id = ? AND t.bank_ref = ? AND t.id <> ? AND t.kind = 'receipt' AND t.deleted_at IS NULL
     AND t.status IN ('draft', 'waiting', 'confirmed')`,
    bankAccountId,
    bankRef,
    exceptId,
  )[0];
}

export function findBankAccount(db: ReadDb, id: string) {
  const found = findRow(db, bankAccounts, id);
  return found?.deletedAt === null ? found : undefined;
}

export function listBankAccounts(db: ReadDb) {
  return selectRows(db, bankAccounts, 't.deleted_at IS NULL ORDER BY t.name, t.id');
}
