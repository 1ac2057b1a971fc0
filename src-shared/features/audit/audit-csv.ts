import type { Actor } from '../../kernel/scope.ts';
import { harmlessText } from '../../ledger/audit-values.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type AuditEntry, type AuditFilter, mostExported } from './audit.model.ts';
import { listAudit } from './list-audit.ts';

const titles = ['seq', 'time', 'recorded', 'kind', 'person', 'device', 'outcome', 'details', 'changes', 'hash'];

/** The rows of a filter for a spreadsheet: what one sees on the page, whole. */
export function auditCsv(db: ReadDb, actor: Actor, filter: AuditFilter): { text: string; records: number } {
  const lines = [titles.join(',')];
  let before: number | undefined;
  do {
    const page = listAudit(db, actor, filter, { before, limit: 200 });
    for (const entry of page.rows) lines.push(cellsOf(entry).map(cell).join(','));
    before = page.next ?? undefined;
  } while (before !== undefined && lines.length <= mostExported);
  return { text: `\ufeff${lines.join('\r\n')}\r\n`, records: lines.length - 1 };
}

function cellsOf(entry: AuditEntry): string[] {
  return [
    String(entry.seq),
    new Date(entry.at).toISOString(),
    new Date(entry.recordedAt).toISOString(),
    entry.procedure ?? entry.kind,
    entry.actorName ?? entry.actorId ?? '',
    entry.deviceId ?? '',
    entry.outcome,
    JSON.stringify(entry.details),
    JSON.stringify(entry.changes),
    entry.hash,
  ];
}

/** Nothing a spreadsheet would run, nothing that begins a new line (V1.2.10). */
function cell(text: string): string {
  const harmless = harmlessText(text);
  const guarded = /^[=+\-@＝＋－＠]/.test(harmless) ? `'${harmless}` : harmless;
  return `"${guarded.replaceAll('"', '""')}"`;
}
