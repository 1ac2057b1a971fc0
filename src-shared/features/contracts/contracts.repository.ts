import { addDecimals } from '../../kernel/money/decimal.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ChildRows } from '../../ledger/child-rows.ts';
import { conflicts } from '../../ledger/ledger.tables.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, findVisibleRow, selectRows } from '../../reading/rows.ts';
import { attachmentChildren, attachmentsBelow } from '../attachments/attachment-children.repository.ts';
import { liveStatuses } from '../orders/order-states.model.ts';
import { receivablePlans } from '../receivables/receivables.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import { contractFigures } from './contract-figures.model.ts';
import { findContractTransition } from './contract-states.model.ts';
import { contractChanges, contractLines, contracts } from './contracts.tables.ts';

export type ContractRecord = RowOf<typeof contracts>;
export type ContractLineRecord = RowOf<typeof contractLines>;
export type ContractChangeRecord = RowOf<typeof contractChanges>;

const ofContract = 't.contract_id = ?';

/** What hangs on a contract: it moves, goes to the bin and comes back with it. */
export const contractChildren: readonly ChildRows[] = [
  { table: contractLines, ofParent: ofContract },
  { table: contractChanges, ofParent: ofContract },
  { table: receivablePlans, ofParent: 't.contract_id = ? AND t.order_id IS NULL' },
  ...attachmentChildren,
  attachmentsBelow('SELECT id FROM receivable_plans WHERE contract_id = ? AND order_id IS NULL'),
  { table: teamMembers, ofParent: 't.record_id = ?' },
  { table: conflicts, ofParent: 't.row_id = ?' },
  { table: conflicts, ofParent: 't.row_id IN (SELECT id FROM contract_lines WHERE contract_id = ?)' },
];

export function findContract(db: ReadDb, id: string): ContractRecord | undefined {
  return findRow(db, contracts, id);
}

export function findVisibleContract(db: ReadDb, actor: Actor, id: string): ContractRecord | undefined {
  return findVisibleRow(db, actor, contracts, id);
}

/** Whether its content may still be changed. */
export function isContractOpen(db: ReadDb, id: string): boolean {
  const contract = findContract(db, id);
  return contract !== undefined && findContractTransition(contract.status, 'edit') !== undefined;
}

/** In the order they are printed. */
export function listContractLines(db: ReadDb, contractId: string): ContractLineRecord[] {
  return selectRows(db, contractLines, `${ofContract} AND t.deleted_at IS NULL ORDER BY t.position, t.id`, contractId);
}

export function findOpenChange(db: ReadDb, contractId: string): ContractChangeRecord | undefined {
  return selectRows(db, contractChanges, `${ofContract} AND t.outcome IS NULL AND t.deleted_at IS NULL`, contractId)[0];
}

export function listContractChanges(db: ReadDb, contractId: string): ContractChangeRecord[] {
  return selectRows(db, contractChanges, `${ofContract} AND t.deleted_at IS NULL ORDER BY t.version DESC`, contractId);
}

/** Computes figures of the contract and its lines anew; only what differs is written. */
export function refreshContract(tx: WriteTx, contractId: string): void {
  const contract = findContract(tx, contractId)!;
  const { lines, totals } = contractFigures(contract, listContractLines(tx, contractId));
  for (const [id, figures] of lines) tx.update(contractLines, id, figures);
  tx.update(contracts, contractId, totals);
}

/** What came of a contract by now, in fen. */
export interface ContractProgress {
  readonly orderedAmount: number;
  readonly receivedAmount: number;
  readonly invoicedAmount: number;
}

const live = liveStatuses.map((each) => `'${each}'`).join(', ');

const nothingYet: ContractProgress = { orderedAmount: 0, receivedAmount: 0, invoicedAmount: 0 };

/** What orders that stand took of contracts, what came in for them and what was invoiced: of all the company's orders. */
export function progressOf(db: ReadDb, contractIds: readonly string[]): ReadonlyMap<string, ContractProgress> {
  const found = progressWhere(db, 'SELECT value FROM json_each(?)', [JSON.stringify(contractIds)]);
  return new Map(contractIds.map((id) => [id, found.get(id) ?? nothingYet]));
}

/** The same of all contracts whose ids a query gives; those that nothing came of are left out. */
export function progressWhere(
  db: ReadDb,
  ids: string,
  values: readonly unknown[],
): ReadonlyMap<string, ContractProgress> {
  const ordered = db.rows<ContractProgress & { id: string }>(
    `SELECT o.contract_id AS id, sum(o.total_due) AS "orderedAmount", sum(o.received_amount) AS "receivedAmount",
       sum(o.invoiced_amount) AS "invoicedAmount"
     FROM orders o WHERE o.contract_id IN (${ids}) AND o.deleted_at IS NULL AND o.status IN (${live})
     GROUP BY o.contract_id`,
    ...values,
  );
  const progress = new Map(ordered.map(({ id, ...each }) => [id, each]));
  // What came before there was an order is in no order yet.
  const paid = db.rows<{ id: string; received: number }>(
    `SELECT p.contract_id AS id, sum(p.received_amount) AS received FROM receivable_plans p
     WHERE p.contract_id IN (${ids}) AND p.deleted_at IS NULL GROUP BY p.contract_id`,
    ...values,
  );
  for (const { id, received } of paid) {
    const known = progress.get(id) ?? nothingYet;
    progress.set(id, { ...known, receivedAmount: Math.max(known.receivedAmount, received) });
  }
  return progress;
}

/** What orders that stand or are being written took of the contract, in fen; `exceptId` is left out. */
export function orderedOf(db: ReadDb, contractId: string, exceptId: string): number {
  return (
    db.row<{ ordered: number | null }>(
      `SELECT sum(o.total_due) AS ordered FROM orders o
       WHERE o.contract_id = ? AND o.id <> ? AND o.deleted_at IS NULL AND o.status IN ('pending', ${live})`,
      contractId,
      exceptId,
    )?.ordered ?? 0
  );
}

/** How much orders took of each line: drafts count too, so that nothing is ordered twice. */
export function orderedQuantities(db: ReadDb, contractId: string): Map<string, string> {
  const sums = new Map<string, string>();
  const rows = db.rows<{ line: string; qty: string }>(
    `SELECT l.contract_line_id AS line, l.qty FROM orders o JOIN order_lines l ON l.order_id = o.id
     WHERE o.contract_id = ? AND o.deleted_at IS NULL AND l.deleted_at IS NULL AND o.status <> 'cancelled'
       AND l.contract_line_id IS NOT NULL`,
    contractId,
  );
  for (const { line, qty } of rows) sums.set(line, addDecimals(sums.get(line) ?? '0', qty));
  return sums;
}
