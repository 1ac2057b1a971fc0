import type { Filter, ListInput } from '../../kernel/listing.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type Listed, type ListSpec, listRows } from '../../reading/list-rows.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { anyOf, searchColumn } from '../../reading/search-names.ts';
import { customerSearch, withDocumentNames } from '../documents/document-names.repository.ts';
import { orders } from '../orders/orders.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { prepaidBy } from './balances.repository.ts';
import type { ReceiptPage, ReceiptRow } from './receipts.contract.ts';
import {
  findPlan,
  findReceipt,
  findVisibleReceipt,
  listAllocationsOf,
  listBankAccounts,
  type ReceiptRecord,
} from './receivables.repository.ts';
import { receipts } from './receivables.tables.ts';
import { spreadByDueDate } from './spread.repository.ts';

export const receiptList: ListSpec<typeof receipts> = {
  table: receipts,
  scoped: true,
  defaultSort: { field: 'receivedOn', descending: true },
  search: (text, openness) =>
    anyOf([
      customerSearch(text),
      ...['no', 'payer_name', 'bank_ref'].flatMap((column) => searchColumn(column, text, openness) ?? []),
    ]),
};

export type ListReceiptsInput = ListInput & {
  readonly customerId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly planId?: string | undefined;
};

export function listReceipts(db: ReadDb, actor: Actor, input: ListReceiptsInput): Listed<ReceiptRow> {
  const filters: Filter[] = [...input.filters];
  if (input.customerId) filters.push({ field: 'customerId', operator: 'is', value: input.customerId });
  for (const [column, value] of [
    ['order_id', input.orderId],
    ['plan_id', input.planId],
  ] as const) {
    if (!value) continue;
    const ids = db.rows<{ id: string }>(
      `SELECT DISTINCT receipt_id AS id FROM receipt_allocations WHERE ${column} = ? AND deleted_at IS NULL LIMIT 500`,
      value,
    );
    filters.push({ field: 'id', operator: 'in', value: ids.map((each) => each.id) });
  }
  const { rows, total } = listRows(db, actor, receiptList, { ...input, filters });
  return { rows: withNames(db, actor, rows), total };
}

function withNames(db: ReadDb, actor: Actor, rows: readonly ReceiptRecord[]): ReceiptRow[] {
  const accounts = new Map(listBankAccounts(db).map((each) => [each.id, each.name]));
  return withDocumentNames(db, actor, 'receipts', rows).map((row) => ({
    ...row,
    bankAccountName: row.bankAccountId === null ? null : (accounts.get(row.bankAccountId) ?? null),
  }));
}

/** The receipt with what it is for. Undefined where the actor may not see it. */
export function findReceiptPage(db: ReadDb, actor: Actor, id: string): ReceiptPage | undefined {
  const found = findVisibleReceipt(db, actor, id);
  if (!found) return undefined;
  const mirror = selectRows(db, receipts, 't.reverses_id = ? AND t.deleted_at IS NULL', id)[0];
  return {
    ...withNames(db, actor, [found])[0]!,
    reversesNo: found.reversesId === null ? null : (findReceipt(db, found.reversesId)?.no ?? null),
    reversedBy: mirror ? { id: mirror.id, no: mirror.no } : null,
    confirmedByName: findNames(db).user(found.confirmedBy),
    allocations: listAllocationsOf(db, id).map(({ id: partId, planId, orderId, contractId, amount }) => {
      const plan = planId === null ? undefined : findPlan(db, planId);
      return {
        ...{ id: partId, planId, orderId, contractId, amount },
        orderNo: orderId === null ? null : (findRow(db, orders, orderId)?.no ?? null),
        period: plan?.period ?? null,
        dueDate: plan?.dueDate ?? null,
      };
    }),
  };
}

/** What a customer still owes, in the order that a receipt would pay it. */
export function findExpected(db: ReadDb, actor: Actor, customerId: string, currency = 'CNY') {
  const everything = { customerId, currency, available: Number.MAX_SAFE_INTEGER };
  return {
    prepaid: prepaidBy(db, customerId, currency),
    rows: spreadByDueDate(db, actor, everything).map(({ planId, orderId, amount }) => {
      const plan = planId === null ? undefined : findPlan(db, planId);
      return {
        ...{ planId, orderId, amount },
        no: orderId === null ? null : (findRow(db, orders, orderId)?.no ?? null),
        period: plan?.period ?? null,
        dueDate: plan?.dueDate ?? null,
      };
    }),
  };
}
