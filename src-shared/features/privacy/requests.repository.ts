import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { scopeFilter } from '../../reading/scope-filter.ts';
import type { Register } from './entry.model.ts';
import { destructions, privacyEntries, privacyRequests } from './privacy.tables.ts';

export type RequestRecord = RowOf<typeof privacyRequests>;
export type EntryRecord = RowOf<typeof privacyEntries>;

export function findRequest(db: ReadDb, id: string): RequestRecord | undefined {
  return findRow(db, privacyRequests, id);
}

/** Open ones first, the most urgent in front. */
export function listRequests(db: ReadDb, actor: Actor, limit: number): RequestRecord[] {
  const scope = scopeFilter(actor, 'privacy', 't');
  return selectRows(
    db,
    privacyRequests,
    `t.deleted_at IS NULL AND ${scope.sql} ORDER BY t.closed_at IS NOT NULL, t.due_at, t.id LIMIT ?`,
    ...scope.values,
    limit,
  );
}

/** The destruction that fulfils a wish to be deleted: the one made for it, or another of the same person. */
export function findFulfilment(db: ReadDb, { id, kind, subjectId }: Pick<RequestRecord, 'id' | 'kind' | 'subjectId'>) {
  if (kind !== 'delete') return undefined;
  return selectRows(
    db,
    destructions,
    '(t.request_id = ? OR t.subject_id = ?) AND t.deleted_at IS NULL ORDER BY t.created_at LIMIT 1',
    id,
    subjectId ?? '',
  )[0];
}

export function findEntry(db: ReadDb, id: string): EntryRecord | undefined {
  return findRow(db, privacyEntries, id);
}

export function listEntries(db: ReadDb, actor: Actor, register: Register): EntryRecord[] {
  const scope = scopeFilter(actor, 'privacy', 't');
  return selectRows(
    db,
    privacyEntries,
    `t.register = ? AND t.deleted_at IS NULL AND ${scope.sql} ORDER BY t.state DESC, t.updated_at DESC, t.id`,
    register,
    ...scope.values,
  );
}
