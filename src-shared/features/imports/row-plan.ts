import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import type { TableRow } from '../../tabular/table.ts';
import type { ConvertContext } from './convert-cell.ts';
import type { DuplicateAction, ImportMode, ImportModule, MatchKey, RowDuplicate, RowProblem } from './import.model.ts';
import type { ApplyRowsInput } from './import-commands.model.ts';
import type { MatchIndex } from './match-index.ts';
import type { MappedColumn, RowValues } from './row-values.ts';

export type RunnableModule = ImportModule;

export interface PlanOptions {
  readonly db: ReadDb;
  readonly actor: Actor;
  readonly module: RunnableModule;
  readonly mapped: readonly MappedColumn[];
  readonly columnCount: number;
  readonly mode: ImportMode;
  readonly onDuplicate: DuplicateAction;
  readonly matchKeys: readonly MatchKey[];
  readonly ownerId: string;
  readonly tags: readonly string[];
  readonly index: MatchIndex;
  readonly context: ConvertContext;
  readonly newId: () => string;
}

/** What a run will do with some rows: the command's content, and what is said about each row that is not in it. */
export interface RowPlan {
  readonly rows: ApplyRowsInput['rows'];
  readonly problems: RowProblem[];
  readonly duplicates: RowDuplicate[];
  readonly failed: TableRow[];
  /** The rows as they were read. */
  readonly source: readonly TableRow[];
  skipped: number;
  unchanged: number;
}

/** A row that changes a record, before it is known what differs. */
export interface UpdateDraft {
  readonly read: TableRow;
  readonly values: RowValues;
  readonly id: string;
}
