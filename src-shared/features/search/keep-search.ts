import { createDuplicateIndex } from '../../kernel/search/duplicate-index.ts';
import { createNameIndex } from '../../kernel/search/name-index.ts';
import type { RecordSearch } from '../../kernel/search/record-search.ts';
import type { Changes } from '../../ledger/changes.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type IndexedRow, type IndexedTable, indexedTables, rowToCompany, rowToNameEntry } from './indexed-tables.ts';

export interface SearchSource {
  readonly db: ReadDb;
  readonly changes: Changes;
  /** False once the database was closed: what is left to read then is dropped. */
  readonly isOpen: () => boolean;
  /** Runs a slice of work after what waits already; `holds` keeps the process until then, because somebody waits. */
  readonly later: (work: () => void, holds: boolean) => void;
  /** Runs the work once nothing was written for a moment, however often it was asked meanwhile. */
  readonly whenQuiet: (work: () => void) => void;
}

/** Rows in one slice of reading: two or three milliseconds. */
const pageSize = 100;
/** Changes that a question waits for; more of them, as after an import, are taken in by slices. */
const changesAtOnce = 500;

/**
 * Fills the indexes from the database in small slices and keeps them true to every write, whether a person here made it
 * or sync brought it. A change is known by its row's id only and its row is read anew, so no order of events can leave
 * an index behind the table. While a burst of writes runs its rows only gather: the burst has the processor, until it ends
 * or somebody asks.
 */
export function keepSearch({ db, changes, isOpen, later, whenQuiet }: SearchSource): RecordSearch {
  const names = createNameIndex();
  const companies = createDuplicateIndex();
  const changed = new Map<string, IndexedTable>();
  const waiting: (() => void)[] = [];
  let tableAt = 0;
  let rowAt = 0;
  let isWorking = true;

  changes.subscribe((rows) => {
    for (const { table, id } of rows) {
      const indexed = indexedTables.find((each) => each.table === table);
      if (indexed) changed.set(id, indexed);
    }
    if (changed.size > 0) whenQuiet(work);
  });
  later(slice, false);

  function work(): void {
    if (isWorking) return;
    isWorking = true;
    later(slice, waiting.length > 0);
  }

  function slice(): void {
    isWorking = false;
    if (!isOpen()) return;
    if (isFilled()) takeChanges(pageSize);
    else readPage();
    if (!isFilled() || changed.size > 0) work();
    if (isFilled()) for (const resolve of waiting.splice(0)) resolve();
  }

  function isFilled(): boolean {
    return tableAt === indexedTables.length;
  }

  function readPage(): void {
    const indexed = indexedTables[tableAt]!;
    const rows = db.rows<IndexedRow>(indexed.pageSql, rowAt, pageSize);
    for (const row of rows) take(indexed, row.id, row);
    rowAt = rows.at(-1)?.at ?? 0;
    if (rows.length === pageSize) return;
    tableAt++;
    rowAt = 0;
  }

  function takeChanges(most: number): void {
    let left = most;
    for (const [id, indexed] of changed) {
      if (left-- === 0) return;
      changed.delete(id);
      take(indexed, id, db.row<IndexedRow>(indexed.rowSql, id));
    }
  }

  function take({ kind }: IndexedTable, id: string, row: IndexedRow | undefined): void {
    if (!row || row.deletedAt !== null) {
      names.remove(id);
      companies.remove(id);
      return;
    }
    names.upsert(rowToNameEntry(kind, row));
    if (kind === 'customer') companies.upsert(rowToCompany(row));
  }

  function isCurrent(): boolean {
    if (!isFilled()) return false;
    if (changed.size > changesAtOnce) {
      work();
      return false;
    }
    takeChanges(changesAtOnce);
    return true;
  }

  return {
    find: (text, query) => (isCurrent() ? names.query(text, query) : undefined),
    page: (text, query) => (isCurrent() ? names.page(text, query) : undefined),
    findDuplicates: (query) => (isCurrent() ? companies.find(query) : undefined),
    ready: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        later(slice, true);
      }),
  };
}
