import { codecOf } from '../../ledger/row-codec.ts';
import type { ReadDb } from '../../ports/database.ts';
import type { DestroyedTable } from './destruction.model.ts';
import { anonymousName, type DecidedCategory, type DocumentCategory, retentionReason } from './retention.model.ts';
import { documentTargets } from './retention-documents.repository.ts';

interface Target {
  readonly table: DestroyedTable;
  /** Rows nobody needs since the bound time. */
  readonly due: string;
}

const held = 'SELECT 1 FROM legal_holds h WHERE h.lifted_at IS NULL AND h.deleted_at IS NULL AND h.subject_id';
const free = `NOT EXISTS (${held} = t.id) AND t.name <> '${anonymousName}'`;
const lastDealt = 'SELECT c.last_follow_at FROM customers c WHERE c.id = t.customer_id';

const targets: Readonly<Record<Exclude<DecidedCategory, DocumentCategory>, Target>> = {
  idleLeads: {
    table: 'leads',
    due: `t.status <> 'converted' AND max(t.updated_at, coalesce(t.last_follow_at, 0)) < ? AND ${free}`,
  },
  leftContacts: { table: 'contacts', due: `t.status = 'left' AND t.updated_at < ? AND ${free}` },
  idleContacts: {
    table: 'contacts',
    due: `t.status <> 'left' AND max(t.updated_at, coalesce((${lastDealt}), 0)) < ? AND ${free}`,
  },
  followUps: {
    table: 'follow_ups',
    due: `t.at < ? AND t.content <> '${anonymousName}' AND NOT EXISTS (${held} = t.target_id)
      AND NOT EXISTS (SELECT 1 FROM json_each(t.contact_ids) p WHERE EXISTS (${held} = p.value))`,
  },
  imports: { table: 'import_chunks', due: 't.created_at < ?' },
};

function targetsOf(category: DecidedCategory): readonly Target[] {
  if (!isOfDocuments(category)) return [targets[category]];
  return documentTargets[category].map(({ table, due }) => ({ table: codecOf(table).name as DestroyedTable, due }));
}

export function isOfDocuments(category: DecidedCategory): category is DocumentCategory {
  return category in documentTargets;
}

export interface DueWindow {
  readonly category: DecidedCategory;
  readonly before: number;
}

export function countDue(db: ReadDb, { category, before }: DueWindow): number {
  return targetsOf(category).reduce((sum, { table, due }) => {
    const sql = `SELECT count(*) AS total FROM ${table} t WHERE ${due}`;
    return sum + db.row<{ total: number }>(sql, before)!.total;
  }, 0);
}

export interface DueRows {
  readonly table: DestroyedTable;
  readonly ids: readonly string[];
}

/** So many at most, all of one table: what rests on them is due when they are gone. */
export function listDue(db: ReadDb, { category, before }: DueWindow, limit: number): DueRows {
  for (const { table, due } of targetsOf(category)) {
    const sql = `SELECT t.id FROM ${table} t WHERE ${due} ORDER BY t.id LIMIT ?`;
    const ids = db.rows<{ id: string }>(sql, before, limit).map(({ id }) => id);
    if (ids.length > 0) return { table, ids };
  }
  return { table: targetsOf(category)[0]!.table, ids: [] };
}

/** When rules last took something, and how many destructions that day made. */
export function findLastRun(db: ReadDb): { at: number; count: number } | null {
  const rule = `${retentionReason}%`;
  const at = db.row<{ at: number | null }>(
    'SELECT max(created_at) AS at FROM destructions WHERE reason LIKE ?',
    rule,
  )?.at;
  if (at == null) return null;
  const since = at - 86_400_000;
  const sql = 'SELECT count(*) AS count FROM destructions WHERE reason LIKE ? AND created_at > ?';
  return { at, count: db.row<{ count: number }>(sql, rule, since)!.count };
}
