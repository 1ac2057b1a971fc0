import type { Actor } from '../../kernel/scope.ts';
import { harmlessText } from '../../ledger/audit-values.ts';
import type { ReadDb } from '../../ports/database.ts';
import { createNameIds } from '../people/name-ids.repository.ts';
import { type AuditEntry, type AuditFilter, mostExported } from './audit.model.ts';
import { listAudit } from './list-audit.ts';

const titles = ['seq', 'time', 'recorded', 'kind', 'person', 'device', 'outcome', 'details', 'changes', 'hash'];

/** Ids of records stay, so that one finds the record. */
const kept: ReadonlySet<string> = new Set(['id', 'recordId']);

/** The rows of a filter for a spreadsheet: what one sees on the page, whole, with people and places by their names. */
export function auditCsv(db: ReadDb, actor: Actor, filter: AuditFilter): { text: string; records: number } {
  const lines = [titles.join(',')];
  const named = createNameIds(db, kept);
  let before: number | undefined;
  do {
    const page = listAudit(db, actor, filter, { before, limit: 200 });
    for (const entry of page.rows) lines.push(cellsOf(entry, named).map(cell).join(','));
    before = page.next ?? undefined;
  } while (before !== undefined && lines.length <= mostExported);
  return { text: `\ufeff${lines.join('\r\n')}\r\n`, records: lines.length - 1 };
}

function cellsOf(entry: AuditEntry, named: (value: unknown) => unknown): string[] {
  return [
    String(entry.seq),
    new Date(entry.at).toISOString(),
    new Date(entry.recordedAt).toISOString(),
    entry.procedure ?? entry.kind,
    entry.actorName ?? entry.actorId ?? '',
    entry.deviceId ?? '',
    entry.outcome,
    JSON.stringify(named(entry.details)),
    JSON.stringify(named(entry.changes)),
    entry.hash,
  ];
}

/** Nothing a spreadsheet would run, nothing that begins a new line (V1.2.10). */
function cell(text: string): string {
  const harmless = harmlessText(text);
  const guarded = /^[=+\-@＝＋－＠]/.test(harmless) ? `'${harmless}` : harmless;
  return `"${guarded.replaceAll('"', '""')}"`;
}
