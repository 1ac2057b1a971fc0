import { destroyableTables } from '../features/privacy/destroyable-tables.repository.ts';
import { isCleared, type LedgerLine, ledgerLine } from '../features/privacy/destruction.model.ts';
import { destructions } from '../features/privacy/privacy.tables.ts';
import type { Actor } from '../kernel/scope.ts';
import { codecOf } from '../ledger/row-codec.ts';
import { selectRows } from '../reading/rows.ts';
import type { App } from './app.ts';
import { eraseTraces } from './erase-traces.ts';

/** Where the ledger of destructions lies outside the database, so that no restored database is without it. */
export interface DestructionLedger {
  read(): unknown[];
  add(line: LedgerLine): void;
}

/**
 * Brings the database up to the ledger of destructions before anybody sees it, and the ledger up to the database from
 * then on: a backup from before a destruction never shows a destroyed person again. [S-PI-6]
 */
export function keepDestructions(app: App, ledgers: readonly DestructionLedger[], actor: Actor): number {
  const known = new Set(selectRows(app.db, destructions, '1').map(({ id }) => id));
  const lines = new Map(ledgers.flatMap((each) => each.read()).flatMap((line) => toEntry(line)));
  const missing = [...lines.values()].filter(({ id }) => !known.has(id));
  for (const line of missing) replay(app, line, actor);
  eraseTraces(app);
  const write = () => writeDestructions(app, ledgers);
  write();
  app.changes.subscribe((changed) => {
    if (changed.some(({ table, op }) => table === 'destructions' && op !== 'remove')) write();
  });
  return missing.length;
}

function toEntry(line: unknown): [string, LedgerLine][] {
  const { data } = ledgerLine.safeParse(line);
  return data ? [[data.id, data]] : [];
}

/** Also what a place did not take before, because it was not there, as a share that was not mounted. */
export function writeDestructions({ db }: App, ledgers: readonly DestructionLedger[]): void {
  const rows = selectRows(db, destructions, '1 ORDER BY t.created_at, t.id');
  if (rows.length === 0) return;
  for (const ledger of ledgers) {
    const written = new Set(ledger.read().flatMap((line) => toEntry(line).map(([id]) => id)));
    for (const row of rows) {
      if (written.has(row.id)) continue;
      const { id, subjectTable, subjectId, action, reason, digest } = row;
      ledger.add({
        id,
        subjectTable,
        subjectId,
        action,
        reason,
        at: row.createdAt,
        by: row.createdBy,
        rows: row.rows,
        digest,
      });
    }
  }
}

function replay(app: App, line: LedgerLine, actor: Actor): void {
  const isMember = app.db.row("SELECT 1 FROM sync_state WHERE key = 'member' AND value = '1'") !== undefined;
  if (isMember) removeImages(app, line);
  else app.ledger.execute('privacy.replayDestruction', line, actor);
}

/** On a member device the rows are images of the server's, which destroyed them already: nothing has to be sent. */
function removeImages({ sqlite, ledger, changes }: App, line: LedgerLine): void {
  ledger.transaction(() => {
    for (const [table, id] of line.rows) {
      if (!destroyableTables.has(table) || isCleared(line.subjectTable, table)) continue;
      if (sqlite.prepare(`DELETE FROM "${table}" WHERE id = ?`).run(id).changes > 0) {
        changes.add({ table, id, op: 'remove' });
      }
    }
    const codec = codecOf(destructions);
    const { at, by, ...row } = line;
    const stamps = { createdAt: at, createdBy: by, updatedAt: at, updatedBy: by, deletedAt: null, revision: 0 };
    sqlite.prepare(codec.upsertSql).run(...codec.values({ action: null, ...row, requestId: null, ...stamps }));
  });
}
