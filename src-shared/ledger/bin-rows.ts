import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { WrittenMany } from '../kernel/written.ts';
import type { RowOf } from '../ports/database.ts';
import { codecOf } from './row-codec.ts';
import type { WriteTx } from './write-tx.ts';

interface BinMove<Table extends SQLiteTable, Code extends string, Refusal> {
  readonly table: Table;
  readonly ids: readonly string[];
  /** To the bin, or out of it. */
  readonly to: 'bin' | 'list';
  /** The refusal of an id that is no row. */
  readonly missing: Code;
  /** What stands against it, row by row. */
  readonly check?: (row: RowOf<Table>) => Result<void, Refusal>;
  /** What goes along, after the row itself. */
  readonly along?: (row: RowOf<Table>) => void;
}

/** Moves rows of a table without scope into the bin or back: all of them, or none with the first refusal. */
export function moveBinRows<Table extends SQLiteTable, const Code extends string, Refusal = never>(
  tx: WriteTx,
  { table, ids, to, missing, check, along }: BinMove<Table, Code, Refusal>,
): Result<WrittenMany, { readonly code: Code } | Refusal> {
  const codec = codecOf(table);
  for (const id of new Set(ids)) {
    const found = tx.row<Record<string, unknown>>(codec.selectSql, id);
    if (!found) return refuse({ code: missing });
    const row = codec.decode(found) as RowOf<Table> & { readonly deletedAt: number | null };
    if ((row.deletedAt !== null) === (to === 'bin')) continue;
    const checked = check?.(row);
    if (checked && !checked.ok) return checked;
    tx.update(table, id, { deletedAt: to === 'bin' ? tx.at : null } as unknown as Partial<RowOf<Table>>);
    along?.(row);
  }
  return ok({ ids: [...ids], commandId: tx.command.id });
}
