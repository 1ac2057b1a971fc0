import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Scope } from '../kernel/scope.ts';
import type { ReadDb } from '../ports/database.ts';
import { codecOf } from './row-codec.ts';
import type { WriteTx } from './write-tx.ts';

/** Rows that hang on a parent record: they carry its scope, and go to the bin and come back with it. */
export interface ChildRows {
  readonly table: SQLiteTable;
  /** A condition on alias `t` with one bound value: the parent's id. */
  readonly ofParent: string;
  /** Rows that have an owner of their own move only while that is the parent's owner. */
  readonly ownOwner?: boolean;
}

interface Parent {
  readonly id: string;
  readonly ownerId: string | null;
}

/** Children move with their parent in the same transaction, so that no device ever holds half a record. */
export function moveChildRows(tx: WriteTx, children: readonly ChildRows[], parent: Parent, scope: Scope): void {
  for (const child of children) {
    const ids = child.ownOwner
      ? childIds(tx, child, parent.id, '+t.owner_id IS ?', parent.ownerId)
      : childIds(tx, child, parent.id, '1');
    for (const id of ids) tx.update(child.table, id, scope as never);
  }
}

/** To the bin with the parent; the shared time stamp tells them from those deleted before. */
export function removeChildRows(
  tx: WriteTx,
  children: readonly ChildRows[],
  parentId: string,
  deletedAt: number,
): void {
  for (const child of children) {
    for (const id of childIds(tx, child, parentId, '+t.deleted_at IS NULL')) {
      tx.update(child.table, id, { deletedAt } as never);
    }
  }
}

/** Brings back the children that went to the bin with the parent. */
export function restoreChildRows(
  tx: WriteTx,
  children: readonly ChildRows[],
  parentId: string,
  deletedAt: number,
): void {
  for (const child of children) {
    for (const id of childIds(tx, child, parentId, '+t.deleted_at = ?', deletedAt)) {
      tx.update(child.table, id, { deletedAt: null } as never);
    }
  }
}

/** The parent's index finds the few children; `+` keeps SQLite from walking an owner's many rows instead. */
export function childIds(
  db: ReadDb,
  { table, ofParent }: ChildRows,
  parentId: string,
  condition: string,
  ...values: unknown[]
): string[] {
  const sql = `SELECT t.id FROM "${codecOf(table).name}" t WHERE ${ofParent} AND ${condition}`;
  return db.rows<{ id: string }>(sql, parentId, ...values).map((row) => row.id);
}
