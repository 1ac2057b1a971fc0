import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import type { FlowDocument } from '../flows/flow-document.repository.ts';
import { remainderOf } from './plan.model.ts';
import { findPlan, type PlanRecord } from './receivables.repository.ts';
import { receivablePlans } from './receivables.tables.ts';

/** Giving up a receivable under approval: until somebody decides it is expected as before. */
export const planFlow: FlowDocument = {
  docType: 'receivable',
  table: receivablePlans,
  noun: 'receivable',
  children: [],
  related: [{ table: 'customers', noun: 'customer', property: 'customerId' }],
  notContent: ['status', 'endingAs', 'reason', 'receivedAmount', 'dueDate', 'conditionDate', 'tags'],
  describe: (row, db) => {
    const { customerId, title } = row as unknown as PlanRecord;
    return { no: null, title: `${findCustomer(db, customerId)?.name ?? ''} · ${title}` };
  },
  facts: (row, db) => factsOf(row as unknown as PlanRecord, db),
  onSubmit: () => undefined,
  onPass: (tx, id) => endPlanNow(tx, id),
  onReject: (tx, id) => tx.update(receivablePlans, id, { endingAs: null }),
  onWithdraw: (tx, id) => tx.update(receivablePlans, id, { endingAs: null }),
  canSubmit: () => false,
};

/** The end that was asked for takes effect. */
export function endPlanNow(tx: WriteTx, id: string): void {
  const plan = findPlan(tx, id);
  if (plan?.endingAs) tx.update(receivablePlans, id, { status: plan.endingAs, endingAs: null });
}

function factsOf(plan: PlanRecord, db: ReadDb) {
  const { customerId, endingAs } = plan;
  return {
    amount: remainderOf(plan),
    customerLevel: findCustomer(db, customerId)?.level ?? null,
    reasons: endingAs ? [endingAs] : [],
  };
}
