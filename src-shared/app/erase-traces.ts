import { type DestroyedTable, isCleared, tellingFields } from '../features/privacy/destruction.model.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { redactAudit } from '../ledger/redact-audit.ts';
import { redactDecisions } from '../ledger/redact-decisions.ts';
import type { Sqlite } from '../ports/database.ts';
import type { Ports } from '../ports/ports.ts';

interface Pending {
  readonly id: string;
  readonly rows: string;
  readonly subjectTable: DestroyedTable;
  readonly createdBy: string | null;
}

interface Host {
  readonly sqlite: Sqlite;
  readonly ledger: Ledger;
  readonly ports: Ports;
}

/**
 * Takes out of this host what destructions left behind: values in the audit and the decision log, waiting and kept
 * commands, server images, times of edits, and the pages all of that stood on. Safe to call at any time and again: what
 * was erased is marked, in the same transaction. [S-PI-4]
 */
export function eraseTraces(host: Host): number {
  const { sqlite, ledger, ports } = host;
  const pending = sqlite
    .prepare<[], Pending>(
      `SELECT d.id, d.rows, d.subject_table AS "subjectTable", d.created_by AS "createdBy" FROM destructions d
       WHERE NOT EXISTS (SELECT 1 FROM destruction_marks m WHERE m.id = d.id)`,
    )
    .all();
  for (const { id, rows, subjectTable, createdBy } of pending) {
    const all = JSON.parse(rows) as [table: string, id: string][];
    const isPart = (table: string) => table in tellingFields && isCleared(subjectTable, table);
    const rowIds = all.flatMap(([table, rowId]) => (isPart(table) ? [] : [rowId]));
    const parts = Map.groupBy(
      all.filter(([table]) => isPart(table)),
      ([table]) => table,
    );
    ledger.transaction(() => {
      eraseRows(host, rowIds, createdBy);
      for (const [table, each] of parts) {
        eraseFields(
          host,
          table,
          each.map(([, rowId]) => rowId),
          createdBy,
        );
      }
      sqlite
        .prepare('INSERT OR REPLACE INTO destruction_marks (id, erased_at) VALUES (?, ?)')
        .run(id, ports.clock.now());
    });
  }
  if (pending.length > 0) leaveNoPages(host);
  return pending.length;
}

function eraseRows({ sqlite, ledger }: Host, rowIds: readonly string[], actorId: string | null): void {
  redactDecisions({ sqlite, ledger }, { rowIds, actorId });
  redactAudit({ sqlite, ledger }, rowIds, actorId ?? '');
  const ids = JSON.stringify(rowIds);
  for (const table of ['field_edits', 'extra_rows', 'shadow_rows', 'sync_seen']) {
    sqlite.prepare(`DELETE FROM "${table}" WHERE row_id IN (SELECT value FROM json_each(?))`).run(ids);
  }
  sqlite.prepare('DELETE FROM flow_snapshots WHERE id IN (SELECT value FROM json_each(?))').run(ids);
  eraseOutbox(sqlite, ids);
  const gone = new Set(rowIds);
  eraseMentions(sqlite, 'held_commands', 'command_id', ['input', 'effects'], gone);
  eraseMentions(sqlite, 'dropped_commands', 'command_id', ['rows'], gone);
  eraseMentions(sqlite, 'sent_commands', 'command_id', ['input', 'effects'], gone);
}

/** Rows that stay lose what told of the person: a customer's repeats what was last said, an order's whom it went to. */
function eraseFields({ sqlite, ledger }: Host, table: string, rowIds: readonly string[], actorId: string | null): void {
  for (const field of tellingFields[table]!) {
    redactDecisions({ sqlite, ledger }, { rowIds, actorId, field });
    redactAudit({ sqlite, ledger }, rowIds, actorId ?? '', field);
  }
  const ended =
    "SELECT id FROM flow_instances WHERE state <> 'pending' AND record_id IN (SELECT value FROM json_each(?))";
  sqlite.prepare(`DELETE FROM flow_snapshots WHERE id IN (${ended})`).run(JSON.stringify(rowIds));
}

/**
 * A change to somebody who is destroyed is dropped, also one that nobody has sent yet: privacy wins over a late edit. A
 * waiting change that touches others too still goes to the server.
 */
function eraseOutbox(sqlite: Host['sqlite'], ids: string): void {
  const gone = 'e.row_id IN (SELECT value FROM json_each(?))';
  const decided = "o.seq <= coalesce((SELECT CAST(value AS INTEGER) FROM sync_state WHERE key = 'decidedTo'), 0)";
  const touched = sqlite
    .prepare<[string, string], { seq: number; whole: number }>(
      `SELECT o.seq, (${decided} AND o.resent = 0) OR NOT EXISTS (SELECT 1 FROM outbox_effects e WHERE e.seq = o.seq AND NOT ${gone}) AS whole
       FROM outbox o WHERE EXISTS (SELECT 1 FROM outbox_effects e WHERE e.seq = o.seq AND ${gone})`,
    )
    .all(ids, ids);
  const seqs = JSON.stringify(touched.filter(({ whole }) => whole === 1).map(({ seq }) => seq));
  for (const table of ['outbox', 'outbox_effects']) {
    sqlite.prepare(`DELETE FROM "${table}" WHERE seq IN (SELECT value FROM json_each(?))`).run(seqs);
  }
  sqlite.prepare('DELETE FROM outbox_effects WHERE row_id IN (SELECT value FROM json_each(?))').run(ids);
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function eraseMentions(
  sqlite: Host['sqlite'],
  table: string,
  key: string,
  columns: readonly string[],
  gone: ReadonlySet<string>,
): void {
  const rows = sqlite
    .prepare<[], Record<string, string>>(`SELECT "${key}", ${columns.join(', ')} FROM "${table}"`)
    .all();
  const remove = sqlite.prepare<[string]>(`DELETE FROM "${table}" WHERE "${key}" = ?`);
  for (const row of rows) {
    const mentions = columns.some((column) => row[column]?.match(uuid)?.some((id) => gone.has(id)));
    if (mentions) remove.run(row[key]!);
  }
}

/** Freed pages are overwritten by `secure_delete`; the write-ahead log still has them until it is emptied. */
function leaveNoPages({ sqlite }: Host): void {
  if (!sqlite.inTransaction) sqlite.pragma('wal_checkpoint(TRUNCATE)');
}
