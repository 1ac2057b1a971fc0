import { chinaDate } from '../../kernel/china/dates.ts';
import type { Filter, ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { keptRows } from '../../reading/count-rows.ts';
import { type Listed, type ListSpec, listCondition, listRows } from '../../reading/list-rows.ts';
import { findRow } from '../../reading/rows.ts';
import { anyOf, searchColumn } from '../../reading/search-names.ts';
import { contracts } from '../contracts/contracts.tables.ts';
import { customerSearch, withDocumentNames } from '../documents/document-names.repository.ts';
import { orders } from '../orders/orders.tables.ts';
import { expectedStatuses, overdueDaysOf, remainderOf } from './plan.model.ts';
import type { PlanRow } from './receivables.contract.ts';
import { findVisiblePlan, type PlanRecord } from './receivables.repository.ts';
import { receivablePlans } from './receivables.tables.ts';

export const planList: ListSpec<typeof receivablePlans> = {
  table: receivablePlans,
  scoped: true,
  defaultSort: { field: 'dueDate', descending: false },
  emptyLast: ['dueDate'],
  search: (text) => {
    const ofOrder = searchColumn('no', text)!;
    return anyOf([
      customerSearch(text),
      { sql: `t.order_id IN (SELECT t.id FROM orders t WHERE ${ofOrder.sql})`, values: [...ofOrder.values] },
    ]);
  },
};

export type ListPlansInput = ListInput & {
  readonly customerId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly contractId?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly dueUntil?: string | undefined;
};

export function listPlans(db: ReadDb, actor: Actor, input: ListPlansInput, now: number): Listed<PlanRow> {
  const { rows, total } = listRows(db, actor, planList, wanted(input, now));
  return { rows: withNames(db, actor, rows, now), total };
}

/** The list's own conditions as filters: 逾期 is what was due before today and expects money. */
function wanted(input: ListPlansInput, now: number): ListInput {
  const today = chinaDate(now);
  const filters: Filter[] = [];
  for (const field of ['customerId', 'orderId', 'contractId'] as const) {
    const value = input[field];
    if (value) filters.push({ field, operator: 'is', value });
  }
  const until = input.overdue ? today : input.dueUntil;
  if (until !== undefined) {
    filters.push({ field: 'status', operator: 'in', value: [...expectedStatuses] });
    filters.push({ field: 'dueDate', operator: 'notEmpty' });
    filters.push({ field: 'dueDate', operator: 'less', value: input.overdue ? until : `${until}~` });
  }
  return { ...input, filters: [...input.filters, ...filters] };
}

/** What all plans of a list add up to, under its own conditions. */
export function sumPlans(db: ReadDb, actor: Actor, input: ListPlansInput, now: number) {
  const where = listCondition(actor, planList, wanted(input, now));
  const today = chinaDate(now);
  const rest = `CASE WHEN t.status IN ('waiting', 'open', 'part') THEN t.amount - t.received_amount ELSE 0 END`;
  const late = `t.status IN ('open', 'part') AND t.due_date < '${today}'`;
  const [sums] = keptRows<
    Record<'count' | 'amount' | 'received' | 'remainder' | 'overdue' | 'overdueCount', number | null>
  >(
    db,
    `SELECT count(*) AS count, sum(t.amount) AS amount, sum(t.received_amount) AS received, sum(${rest}) AS remainder,
       sum(CASE WHEN ${late} THEN ${rest} ELSE 0 END) AS overdue, sum(${late}) AS overdueCount
     FROM receivable_plans t WHERE ${where.sql}`,
    where.values,
  );
  return {
    count: sums?.count ?? 0,
    amount: sums?.amount ?? 0,
    received: sums?.received ?? 0,
    remainder: sums?.remainder ?? 0,
    overdue: sums?.overdue ?? 0,
    overdueCount: sums?.overdueCount ?? 0,
  };
}

function withNames(db: ReadDb, actor: Actor, rows: readonly PlanRecord[], now: number): PlanRow[] {
  const today = chinaDate(now);
  return withDocumentNames(db, actor, 'receivable_plans', rows).map((row) => ({
    ...row,
    documentNo: documentNoOf(db, row),
    remainder: remainderOf(row),
    overdueDays: overdueDaysOf(row, today),
  }));
}

/** The number of the order or contract that a plan belongs to. */
function documentNoOf(db: ReadDb, { orderId, contractId }: PlanRecord): string | null {
  if (orderId !== null) return findRow(db, orders, orderId)?.no ?? null;
  return contractId === null ? null : (findRow(db, contracts, contractId)?.no ?? null);
}

export function findPlanPage(db: ReadDb, actor: Actor, id: string, now: number): PlanRow | undefined {
  const found = findVisiblePlan(db, actor, id);
  return found && withNames(db, actor, [found], now)[0];
}
