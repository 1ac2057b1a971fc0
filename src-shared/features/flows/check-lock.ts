import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import type { RecordedEffect, WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import type { FlowDocument } from './flow-document.repository.ts';
import { findPending } from './flows.repository.ts';
import type { DocumentInApproval } from './instance.model.ts';

const noContent = new Set(['updatedAt', 'updatedBy', 'revision', 'branchId', 'deptId', 'ownerId']);

interface Watched {
  readonly table: SQLiteTable;
  /** The property with the document's id; null where the row is the document. */
  readonly parent: string | null;
  readonly notContent: ReadonlySet<string>;
}

/**
 * The lock of M17: whatever command it was, it must not have changed the content of a document that is being approved.
 * Where the approval began, or ended, in the same command, the content is what that command made of it.
 */
export function createLockCheck(documents: readonly FlowDocument[]) {
  const watched = new Map<string, Watched>();
  for (const { table, children, notContent } of documents) {
    watched.set(codecOf(table).name, { table, parent: null, notContent: new Set(notContent) });
    for (const child of children) {
      watched.set(codecOf(child.table).name, { ...child, notContent: new Set() });
    }
  }
  return (tx: WriteTx, effects: readonly RecordedEffect[]): Result<void, DocumentInApproval> => {
    for (const effect of effects) {
      const rule = watched.get(effect.table);
      if (!rule || !isContent(effect, rule)) continue;
      const pending = findPending(tx, documentIdOf(tx, effect, rule));
      const isNew = effects.some(({ op, id }) => op === 'insert' && id === pending?.id);
      if (pending && !isNew) return refuse({ code: 'DOCUMENT_IN_APPROVAL', title: pending.title });
    }
    return ok(undefined);
  };
}

function isContent(effect: RecordedEffect, { notContent }: Watched): boolean {
  if (effect.op !== 'update') return true;
  return Object.keys(effect.set).some((property) => !noContent.has(property) && !notContent.has(property));
}

function documentIdOf(tx: WriteTx, effect: RecordedEffect, { table, parent }: Watched): string {
  if (parent === null) return effect.id;
  const row = effect.op === 'remove' ? effect.was : findRow(tx, table, effect.id);
  return String((row as Record<string, unknown> | undefined)?.[parent]);
}
