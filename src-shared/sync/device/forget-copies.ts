import type { Left } from '../../kernel/copied-values.ts';
import { readChanges } from '../../ledger/audit.ts';
import { type Redactable, redactRecords } from '../../ledger/redact-audit.ts';
import type { TableInfo } from '../synced-tables.ts';
import type { AuditParts } from './forget-audit.ts';

interface Presence {
  readonly isHere: (table: string, id: string) => boolean;
  readonly isCovered: Left['isCovered'];
}

/**
 * Rows that repeat values of other rows give up those of rows that are not on this device, and of fields that are covered
 * here: in the server's image, which a command of this device that waits lies over, and in the audit. [S-V8] [sync 3.7]
 */
export function forgetCopies(parts: AuditParts, { isHere, isCovered }: Presence): number {
  const known = parts.left.list();
  let forgotten = 0;
  for (const table of parts.tables.list) {
    const { copies } = table;
    if (!copies) continue;
    for (const id of idsOf(parts, table)) {
      const image = parts.rows.findServerImage(table, id);
      const stored = image?.[copies.at];
      if (!image || typeof stored !== 'string') continue;
      const isNew = known === undefined || known.has(id);
      const isGone = (of: string, row: string) => (isNew || known.has(row)) && !isHere(of, row);
      const kept = JSON.stringify(copies.keep(JSON.parse(stored), { isGone, isCovered }));
      if (kept === stored) continue;
      const values = [...image];
      values[copies.at] = kept;
      parts.rows.setServerImage(table, id, values);
      forgetTold(parts, table, id);
      forgotten += 1;
    }
  }
  return forgotten;
}

function idsOf({ core }: AuditParts, { name }: TableInfo): string[] {
  const found = core
    .statements(`SELECT id FROM "${name}" UNION SELECT row_id FROM shadow_rows WHERE table_name = ?`)
    .all(name) as { id: string }[];
  return found.map(({ id }) => id);
}

/** The audit of releases before this one tells short copies whole. */
function forgetTold({ core }: AuditParts, { name, copies }: TableInfo, id: string): void {
  const told = core
    .statements(
      `SELECT DISTINCT a.seq, a.changes, a.salt FROM audit_rows r JOIN audit_records a ON a.seq = r.seq
       WHERE r.row_id = ? AND a.kind = 'command'`,
    )
    .all(id) as Redactable[];
  const open = told.filter(({ changes }) =>
    readChanges(changes).some(([table, , , fields]) => table === name && isWhole(fields[copies!.property])),
  );
  redactRecords(core, open, {
    actorId: null,
    reason: 'left',
    keep: ([table, rowId, operation, fields]) => {
      if (table !== name) return [table, rowId, operation, fields];
      const { [copies!.property]: _, ...rest } = fields;
      return [table, rowId, operation, rest];
    },
  });
}

function isWhole(change: readonly [unknown, unknown] | undefined): boolean {
  return change?.some(Array.isArray) ?? false;
}
