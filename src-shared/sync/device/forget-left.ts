import { decidedToSql } from './outbox-marks.ts';
import type { DeviceParts } from './parts.ts';

/**
 * Rights became narrower and rows left: what the server decided about them leaves the outbox with them, values and all,
 * before its 14 days are over. Work that waits stays. A command that also touched rows that are still here goes too: one
 * input tells of both. What merely moved away is kept, because a restored server may have to be told it again. [sync 7.5]
 */
export function forgetLeft(parts: Pick<DeviceParts, 'core' | 'tables'>): number {
  const { statements } = parts.core;
  const left = new Set<number>();
  for (const { name } of parts.tables.list) {
    const found = statements(
      `SELECT DISTINCT e.seq FROM outbox_effects e JOIN outbox o ON o.seq = e.seq
       WHERE e.table_name = ? AND e.seq <= ${decidedToSql} AND o.resent = 0
         AND NOT EXISTS (SELECT 1 FROM "${name}" t WHERE t.id = e.row_id)
         AND NOT EXISTS (SELECT 1 FROM shadow_rows s WHERE s.table_name = e.table_name AND s.row_id = e.row_id)`,
    ).all(name) as { seq: number }[];
    for (const { seq } of found) left.add(seq);
  }
  forgetSeqs(parts, left);
  return left.size;
}

/** The same of what the server decided about fields that are covered here now. */
export function forgetSentFields(
  parts: Pick<DeviceParts, 'core'>,
  isCovered: (table: string, field: string) => boolean,
): void {
  const decided = parts.core
    .statements(
      `SELECT e.seq, e.table_name AS "table", e.fields FROM outbox_effects e JOIN outbox o ON o.seq = e.seq
       WHERE e.seq <= ${decidedToSql} AND o.resent = 0`,
    )
    .all() as { seq: number; table: string; fields: string | null }[];
  const covered = decided.filter(({ table, fields }) =>
    Object.keys(JSON.parse(fields ?? '{}') as object).some((field) => isCovered(table, field)),
  );
  forgetSeqs(parts, new Set(covered.map(({ seq }) => seq)));
}

function forgetSeqs({ core }: Pick<DeviceParts, 'core'>, gone: ReadonlySet<number>): void {
  if (gone.size === 0) return;
  const seqs = JSON.stringify([...gone]);
  for (const table of ['outbox', 'outbox_effects']) {
    core.statements(`DELETE FROM ${table} WHERE seq IN (SELECT value FROM json_each(?))`).run(seqs);
  }
}
