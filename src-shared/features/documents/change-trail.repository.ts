import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Scope } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow } from '../../reading/rows.ts';
import type { ChangeOutcome, DocumentSnapshot } from './document.model.ts';

export interface Changed extends Scope {
  readonly id: string;
  readonly version: number;
}

export interface OpenChange {
  readonly id: string;
  readonly version: number;
  readonly before: DocumentSnapshot;
}

interface TrailOf {
  readonly table: SQLiteTable;
  readonly lines: SQLiteTable;
  readonly changes: SQLiteTable;
  /** The property of a change that names its document. */
  readonly parent: string;
  /** The fields that a person fills in. */
  readonly fields: readonly string[];
  readonly listLines: (db: ReadDb, id: string) => readonly { readonly id: string }[];
  readonly findOpen: (db: ReadDb, id: string) => OpenChange | undefined;
}

const stamps = new Set(['createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt', 'revision']);

/**
 * What changes of a document leave behind after it counted: how it was before each, whole, so that a change that is
 * dropped leaves nothing.
 */
export function changeTrail({ table, lines, changes, parent, fields, listLines, findOpen }: TrailOf) {
  const snapshotOf = (tx: WriteTx, document: Changed): DocumentSnapshot => {
    const said = document as unknown as Record<string, unknown>;
    const kept = (line: object) => Object.fromEntries(Object.entries(line).filter(([field]) => !stamps.has(field)));
    return {
      fields: Object.fromEntries(fields.map((field) => [field, said[field]])),
      lines: listLines(tx, document.id).map(kept),
    };
  };
  const end = (tx: WriteTx, document: Changed, outcome: ChangeOutcome): OpenChange => {
    const change = findOpen(tx, document.id)!;
    tx.update(changes, change.id, { outcome, after: snapshotOf(tx, document), endedAt: tx.at } as never);
    return change;
  };

  return {
    begin(tx: WriteTx, document: Changed, reason: string): void {
      const { id, version, branchId, deptId, ownerId } = document;
      const home = { branchId, deptId, ownerId };
      const before = snapshotOf(tx, document);
      tx.insert(changes, { id: tx.newId(), [parent]: id, version: version + 1, reason, before, ...home } as never);
    },

    /** Answers the version that the document has from now on. */
    apply(tx: WriteTx, document: Changed): number {
      return end(tx, document, 'applied').version;
    },

    /** The document is exactly what it was before the change began. */
    drop(tx: WriteTx, document: Changed): void {
      const { before } = end(tx, document, 'dropped');
      tx.update(table, document.id, before.fields as never);
      const kept = new Set(before.lines.map((line) => String(line.id)));
      for (const line of listLines(tx, document.id)) {
        if (!kept.has(line.id)) tx.update(lines, line.id, { deletedAt: tx.at } as never);
      }
      for (const { id, branchId, deptId, ownerId, ...line } of before.lines) {
        if (findRow(tx, lines, String(id))) tx.update(lines, String(id), { ...line, deletedAt: null } as never);
      }
    },
  };
}
