import type { Actor, Scope } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { CellProblemCode } from './convert-cell.ts';
import type { ImportEntry } from './imports.tables.ts';

/** What became of a chunk's rows. A row that is refused here was good when it was checked and is no longer. */
export interface AppliedRows {
  readonly entries: ImportEntry[];
  inserted: number;
  updated: number;
  unchanged: number;
  readonly refused: { row: number; code: CellProblemCode }[];
}

/** What the three rooms share while a chunk is applied. */
export interface ApplyContext {
  readonly tx: WriteTx;
  readonly actor: Actor;
  readonly applied: AppliedRows;
  /** Where a colleague's records live; undefined for nobody. Asked once per colleague. */
  readonly homeOf: (ownerId: string | null) => Scope | undefined;
}
