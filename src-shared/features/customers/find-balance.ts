import { type Actor, isAllowed } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { owedBy } from '../orders/orders.repository.ts';
import { listDue, listPrepaid } from '../receivables/due.repository.ts';
import type { CustomerBalance } from './customer-overview.model.ts';

/** What the customer owes today; each figure only for whoever may see the records it is made of. */
export function findBalance(db: ReadDb, actor: Actor, id: string, today: string): CustomerBalance {
  const owed = isAllowed(actor, 'order.view') ? owedBy(db, id) : null;
  if (!isAllowed(actor, 'receivable.view')) return { receivable: null, overdue: null, prepaid: null, owed };
  const due = listDue(db, actor, id);
  return {
    receivable: sumOf(due),
    overdue: sumOf(due.filter(({ dueDate }) => dueDate !== null && dueDate < today)),
    prepaid: sumOf(listPrepaid(db, actor, id)),
    owed,
  };
}

function sumOf(rows: readonly { readonly amount: number }[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}
