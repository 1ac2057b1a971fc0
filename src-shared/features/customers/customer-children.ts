import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Scope } from '../../kernel/scope.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';

/** A table whose rows belong to a customer: they carry its scope, and go to the bin and come back with it. */
export interface ChildTable {
  readonly table: SQLiteTable;
  /** The column that names the customer. */
  readonly parentColumn: string;
}

/** Rooms whose rows belong to customers. */
export const customerChildren: readonly ChildTable[] = [];

/** Children move with their parent in the same transaction, so that no device ever holds half a customer. */
export function moveChildren(tx: WriteTx, customerId: string, scope: Scope): void {
  for (const child of customerChildren) {
    for (const id of childIds(tx, child, customerId, '1')) tx.update(child.table, id, scope as never);
  }
}

/** To the bin with the parent; the shared time stamp tells them from those deleted before. */
export function removeChildren(tx: WriteTx, customerId: string, deletedAt: number): void {
  for (const child of customerChildren) {
    for (const id of childIds(tx, child, customerId, 'deleted_at IS NULL')) {
      tx.update(child.table, id, { deletedAt } as never);
    }
  }
}

/** Brings back the children that went to the bin with the parent. */
export function restoreChildren(tx: WriteTx, customerId: string, deletedAt: number): void {
  for (const child of customerChildren) {
    for (const id of childIds(tx, child, customerId, `deleted_at = ${Number(deletedAt)}`)) {
      tx.update(child.table, id, { deletedAt: null } as never);
    }
  }
}

function childIds(tx: WriteTx, { table, parentColumn }: ChildTable, parentId: string, condition: string): string[] {
  const sql = `SELECT id FROM "${codecOf(table).name}" WHERE "${parentColumn}" = ? AND ${condition}`;
  return tx.rows<{ id: string }>(sql, parentId).map((row) => row.id);
}
