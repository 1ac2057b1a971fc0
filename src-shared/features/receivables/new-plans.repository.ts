import type { Scope } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { dueDateOf, type PlanTerm, planStatusOf } from './plan.model.ts';
import { listPlansOf, type PlanRecord } from './receivables.repository.ts';
import { receivablePlans } from './receivables.tables.ts';

/** What periods are made of: an order or a contract, and where it lives. */
export interface PlanParent extends Scope, Pick<PlanRecord, 'orderId' | 'contractId' | 'customerId' | 'currency'> {
  readonly no: string | null;
}

/** Writes periods after those that are there already. */
export function insertPlans(
  tx: WriteTx,
  { no, orderId, contractId, customerId, currency, branchId, deptId, ownerId }: PlanParent,
  terms: readonly PlanTerm[],
  amounts: readonly number[],
): string[] {
  const known = orderId === null ? listPlansOf(tx, 'contract', contractId!) : listPlansOf(tx, 'order', orderId);
  const last = known.reduce((most, { period }) => Math.max(most, period), 0);
  return terms.map((term, index) => {
    const id = tx.newId();
    const { condition, termDays, method = null, remindDays = null, notes = null, percent = null } = term;
    const dueDate = dueDateOf({ condition, termDays, dueDate: term.dueDate ?? null }, null);
    const amount = amounts[index]!;
    tx.insert(receivablePlans, {
      ...{ id, orderId, contractId, customerId, currency, branchId, deptId, ownerId },
      ...{ condition, termDays, method, remindDays, notes, percent, dueDate, amount },
      title: `${no ?? ''} · ${last + index + 1}`,
      period: last + index + 1,
      receivedAmount: 0,
      status: planStatusOf({ status: 'waiting', amount, receivedAmount: 0, dueDate }),
      tags: [],
    });
    return id;
  });
}
