import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Changes } from '../../kernel/fields.ts';
import type { Scope } from '../../kernel/scope.ts';
import { mergeEdit } from '../../ledger/merge-edit.ts';
import { isSameValue } from '../../ledger/write-tx.ts';
import type { RowOf } from '../../ports/database.ts';
import { findRow } from '../../reading/rows.ts';
import type { ApplyContext } from './apply-context.ts';
import type { ImportedTable } from './imports.tables.ts';

type ImportedRow = Scope & {
  id: string;
  createdAt: number;
  createdBy: string | null;
  deletedAt: number | null;
  tags: string[];
};

interface RowUpdate {
  readonly changes: object;
  readonly addTags?: readonly string[] | undefined;
}

/** Merges an imported row into the record it means, and notes per field what it was and what it is now. */
export function applyUpdate<Table extends SQLiteTable>(
  { tx, applied }: ApplyContext,
  table: Table,
  tableName: ImportedTable,
  found: RowOf<Table> & ImportedRow,
  { changes, addTags = [] }: RowUpdate,
  derived: (row: RowOf<Table>) => Partial<RowOf<Table>>,
): void {
  mergeEdit(tx, table, found, changes as Changes<RowOf<Table>>);
  const tags = [...new Set([...found.tags, ...addTags])];
  if (tags.length > found.tags.length) tx.update(table, found.id, { tags } as never);

  const after = findRow(tx, table, found.id)!;
  const fields = changedFields(found, after, [...Object.keys(changes), ...(addTags.length > 0 ? ['tags'] : [])]);
  if (Object.keys(fields).length === 0) {
    applied.unchanged++;
    return;
  }
  tx.update(table, found.id, derived(after));
  applied.entries.push([
    tableName,
    found.id,
    { ...fields, ...changedFields(found, after, ['updatedAt', 'updatedBy']) },
  ]);
  applied.updated++;
}

function changedFields(before: object, after: object, names: readonly string[]) {
  const fields: Record<string, readonly [was: unknown, is: unknown]> = {};
  for (const name of names) {
    const was = (before as Record<string, unknown>)[name] ?? null;
    const is = (after as Record<string, unknown>)[name] ?? null;
    if (!isSameValue(was, is)) fields[name] = [was, is];
  }
  return fields;
}
