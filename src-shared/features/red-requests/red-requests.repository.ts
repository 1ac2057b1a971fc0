import { addDecimals, compareDecimals, subtractDecimals } from '../../kernel/money/decimal.ts';
import type { Figures } from '../../kernel/money/part-amounts.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { flowChildren } from '../flows/flows.repository.ts';
import type { InvoiceLineRecord } from '../invoices/invoices.repository.ts';
import { openRedStatuses } from './red-request.model.ts';
import { redRequestLines, redRequests } from './red-requests.tables.ts';

export type RedRequestRecord = RowOf<typeof redRequests>;
export type RedLineRecord = RowOf<typeof redRequestLines>;

export const redRequestChildren: readonly ChildRows[] = [
  { table: redRequestLines, ofParent: 't.red_request_id = ?' },
  ...flowChildren,
  { table: conflicts, ofParent: 't.row_id = ?' },
];

export function findRedRequest(db: ReadDb, id: string): RedRequestRecord | undefined {
  return findRow(db, redRequests, id);
}

export function findVisibleRedRequest(db: ReadDb, actor: Actor, id: string): RedRequestRecord | undefined {
  return findVisibleRow(db, actor, redRequests, id);
}

export function listRedLines(db: ReadDb, redRequestId: string): RedLineRecord[] {
  return selectRows(db, redRequestLines, 't.red_request_id = ? AND t.deleted_at IS NULL ORDER BY t.id', redRequestId);
}

export function listRedRequestsOf(db: ReadDb, blueInvoiceId: string): RedRequestRecord[] {
  return selectRows(
    db,
    redRequests,
    't.blue_invoice_id = ? AND t.deleted_at IS NULL ORDER BY t.id DESC',
    blueInvoiceId,
  );
}

export interface Rest {
  readonly qty: string | null;
  readonly figures: Figures;
}

/** What is left of a blue line: without what red invoices took, and what open requests hold; `exceptId` is left out. */
export function restOf(db: ReadDb, line: InvoiceLineRecord, exceptId: string): Rest {
  const taken = db.rows<Figures & { qty: string | null }>(
    `SELECT l.qty, l.amount_excl AS amountExcl, l.tax, l.amount_incl AS amountIncl FROM red_request_lines l
       JOIN red_requests r ON r.id = l.red_request_id
     WHERE l.blue_line_id = ? AND r.id <> ? AND r.deleted_at IS NULL AND l.deleted_at IS NULL
       AND r.status IN ('issued', ${openRedStatuses.map((each) => `'${each}'`).join(', ')})`,
    line.id,
    exceptId,
  );
  const sum = (of: keyof Figures) => taken.reduce((total, each) => total + each[of], line[of]);
  const gone = taken.reduce((total, { qty }) => addDecimals(total, qty ?? '0'), '0');
  return {
    qty: line.qty === null ? null : addDecimals(line.qty, gone),
    figures: { amountExcl: sum('amountExcl'), tax: sum('tax'), amountIncl: sum('amountIncl') },
  };
}

export function isLess(one: string, other: string): boolean {
  return compareDecimals(subtractDecimals(one, other), '0') < 0;
}
