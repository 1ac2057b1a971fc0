import { scopeKey } from '../../kernel/search/record-search.ts';
import { type ContentSearch, createTextIndex } from '../../kernel/search/text-index.ts';
import type { SearchSource } from './keep-search.ts';

interface ContentRow {
  readonly at: number;
  readonly id: string;
  readonly text: string;
  readonly time: number;
  readonly branchId: string | null;
  readonly deptId: string | null;
  readonly ownerId: string | null;
  readonly deletedAt: number | null;
}

const pageSize = 200;
const mostChanges = 10_000;
/** About 150 bytes each; a database with more is looked through by SQL. */
const mostTexts = 400_000;
const columns =
  "rowid AS at, id, content || char(10) || coalesce(next_content, '') AS text, at AS time, " +
  'branch_id AS "branchId", dept_id AS "deptId", owner_id AS "ownerId", deleted_at AS "deletedAt"';
const pageSql = `SELECT ${columns} FROM follow_ups WHERE rowid > ? ORDER BY rowid LIMIT ?`;
const rowSql = `SELECT ${columns} FROM follow_ups WHERE id = ?`;

/**
 * Reads all contents in small slices the first time somebody looks for words, and follows every write from then on. A
 * change is known by its row's id only and its row is read anew, so no order of events leaves the index behind.
 */
export function keepContents({ db, changes, isOpen, later }: SearchSource): ContentSearch {
  let index = createTextIndex();
  const changed = new Set<string>();
  let state: 'unasked' | 'filling' | 'filled' | 'tooMany' = 'unasked';
  let rowAt = 0;

  changes.subscribe((rows) => {
    if (state === 'unasked' || state === 'tooMany') return;
    for (const { table, id } of rows) if (table === 'follow_ups') changed.add(id);
  });

  function slice(): void {
    if (!isOpen() || state !== 'filling') return;
    const rows = db.rows<ContentRow>(pageSql, rowAt, pageSize);
    for (const row of rows) take(row.id, row);
    rowAt = rows.at(-1)?.at ?? rowAt;
    if (index.size > mostTexts) {
      state = 'tooMany';
      index = createTextIndex();
      changed.clear();
    } else if (rows.length < pageSize) state = 'filled';
    else later(slice, false);
  }

  function take(id: string, row: ContentRow | undefined): void {
    if (!row || row.deletedAt !== null) index.remove(id);
    else index.upsert({ id, text: row.text, at: row.time, scope: scopeKey(row) });
  }

  function isCurrent(): boolean {
    if (state === 'unasked') {
      state = 'filling';
      later(slice, false);
    }
    if (state !== 'filled') return false;
    // After an import or a long absence SQL answers once while the index is read again.
    if (changed.size > mostChanges) {
      changed.clear();
      index = createTextIndex();
      rowAt = 0;
      state = 'filling';
      later(slice, false);
      return false;
    }
    for (const id of changed) take(id, db.row<ContentRow>(rowSql, id));
    changed.clear();
    return true;
  }

  return {
    find: (words, most) => (isCurrent() ? index.find(words, most) : undefined),
    page: (words, query) => (isCurrent() ? index.page(words, query) : undefined),
  };
}
