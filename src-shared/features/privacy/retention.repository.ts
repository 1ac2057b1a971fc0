import type { ReadDb } from '../../ports/database.ts';
import type { SubjectTable } from './consent.model.ts';
import type { RetentionCategory } from './privacy-settings.model.ts';

interface Category {
  readonly table: SubjectTable;
  /** Persons nobody dealt with since the bound time. */
  readonly due: string;
}

const free =
  'NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.subject_id = t.id AND h.lifted_at IS NULL AND h.deleted_at IS NULL)';

const categories: Readonly<Record<RetentionCategory, Category>> = {
  idleLeads: {
    table: 'leads',
    due: "t.status <> 'converted' AND max(t.updated_at, coalesce(t.last_follow_at, 0)) < ?",
  },
  leftContacts: { table: 'contacts', due: "t.status = 'left' AND t.updated_at < ?" },
};

export interface DueWindow {
  readonly category: RetentionCategory;
  readonly before: number;
}

export function tableOf(category: RetentionCategory): SubjectTable {
  return categories[category].table;
}

export function countDue(db: ReadDb, { category, before }: DueWindow): number {
  const { table, due } = categories[category];
  return db.row<{ total: number }>(`SELECT count(*) AS total FROM ${table} t WHERE ${due} AND ${free}`, before)!.total;
}

export function listDue(db: ReadDb, { category, before }: DueWindow, limit: number): string[] {
  const { table, due } = categories[category];
  return db
    .rows<{ id: string }>(`SELECT t.id FROM ${table} t WHERE ${due} AND ${free} ORDER BY t.id LIMIT ?`, before, limit)
    .map(({ id }) => id);
}

const monthMs = 30.4375 * 86_400_000;

export function dueBefore(now: number, months: number): number {
  return Math.floor(now - months * monthMs);
}
