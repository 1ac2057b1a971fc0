import type { Sqlite } from '../ports/database.ts';

interface IndexedColumn {
  readonly table: string;
  readonly index: string;
  readonly isUnique: number;
  readonly isPartial: number;
  /** Null for an expression. */
  readonly column: string | null;
}

/** Rows of a business table, as the planner is told. */
const many = 100_000;
/** Rows of a table that is set up rather than worked in. */
const few = 200;

/**
 * Tells SQLite's planner what the columns of an index are worth, the same in every database. [Note: fixed statistics]
 * Without statistics it takes `deleted_at IS NULL`, true of nearly every row, for as good as an id, and walks a whole
 * table to find twenty rows; with counted statistics its plans would change as a company grows, on one computer and not on
 * another. These numbers are the shape of every company: few people, many records, hardly anything in the bin.
 */
export function settlePlans(sqlite: Sqlite): void {
  const wanted = statisticsOf(sqlite);
  if (JSON.stringify(wanted) === JSON.stringify(known(sqlite))) return;
  // Makes the table of statistics where it is missing.
  sqlite.exec('ANALYZE sqlite_schema');
  sqlite.transaction(() => {
    sqlite.exec('DELETE FROM sqlite_stat1');
    const insert = sqlite.prepare('INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)');
    for (const row of wanted) insert.run(...row);
  })();
  sqlite.exec('ANALYZE sqlite_schema');
}

type Statistic = readonly [table: string, index: string, rows: string];

function known(sqlite: Sqlite): unknown[] {
  const exists = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat1'").get();
  return exists ? sqlite.prepare('SELECT tbl, idx, stat FROM sqlite_stat1 ORDER BY tbl, idx').raw().all() : [];
}

function statisticsOf(sqlite: Sqlite): Statistic[] {
  const columns = sqlite
    .prepare(
      `SELECT m.name AS "table", l.name AS "index", l."unique" AS "isUnique", l.partial AS "isPartial", c.name AS "column"
       FROM sqlite_schema m, pragma_index_list(m.name) l, pragma_index_info(l.name) c
       WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       ORDER BY m.name, l.name, c.seqno`,
    )
    .all() as IndexedColumn[];
  const indexes = [...Map.groupBy(columns, (each) => each.index).values()];
  const perTable = Map.groupBy(indexes, ([first]) => first!.table);
  return indexes.map((index) => {
    const { table, index: name, isPartial } = index[0]!;
    const rows = perTable.get(table)!.length > 1 ? many : few;
    return [table, name, statisticOf(index, isPartial ? Math.ceil(rows / 20) : rows)];
  });
}

/** Rows of the index, then how many share its first column, its first two, and so on. */
function statisticOf(index: readonly IndexedColumn[], rows: number): string {
  let shared = rows;
  const perColumn = index.map(({ column, isUnique }, place) => {
    const isWhole = place === index.length - 1;
    shared = isUnique && isWhole ? 1 : Math.max(1, Math.ceil(shared / valuesIn(column ?? '', rows)));
    return shared;
  });
  // An index whose first column has few values would be skipped through, once for each of a company's people.
  return [rows, ...perColumn, 'noskipscan'].join(' ');
}

/** How many values a column has among so many rows. */
function valuesIn(column: string, rows: number): number {
  if (column === 'deleted_at') return 1;
  if (column === 'branch_id') return 4;
  if (column === 'dept_id') return 12;
  if (/^(owner|user|created_by|actor)/.test(column)) return 40;
  if (/_(date|on|until|at)$/.test(column) || column === 'at') return Math.max(1, rows / 50);
  if (/_id$/.test(column) || column === 'id') return Math.max(1, rows / 10);
  if (/^(no|name|code)$|_(no|norm|name|code|key|hash|uid|ref)$/.test(column)) return Math.max(1, rows / 2);
  return 4;
}
