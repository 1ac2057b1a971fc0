import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { findNames } from '../people/people.repository.ts';
import type { SubjectTable } from './consent.model.ts';
import type { DestructionRow, RequestRow, RetentionPreview } from './desk.contract.ts';
import { countRows } from './destruction.model.ts';
import { findPersonIds, findPersonRows } from './person-rows.repository.ts';
import { maySeeSubject, mayView } from './privacy.policy.ts';
import { findPrivacySettings, findSubject, listHolds } from './privacy.repository.ts';
import { destructions } from './privacy.tables.ts';
import { isOpen, isOverdue } from './request.model.ts';
import { findFulfilment, listRequests } from './requests.repository.ts';
import { decidedCategories, dueBeforeOf } from './retention.model.ts';
import { countDue } from './retention.repository.ts';

const mostRequests = 500;

/** The desk; a person outside the actor's scope stays without a name. */
export function findRequests(
  db: ReadDb,
  actor: Actor,
  now: number,
): { rows: RequestRow[]; open: number; overdue: number } {
  if (!mayView(actor)) return { rows: [], open: 0, overdue: 0 };
  const names = findNames(db);
  const rows = listRequests(db, actor, mostRequests).map((row) => ({
    ...row,
    subjectName: nameOf(db, actor, row.subjectTable, row.subjectId),
    ownerName: names.user(row.ownerId),
    isOverdue: isOverdue(row, now),
    destructionId: findFulfilment(db, row)?.id ?? null,
  }));
  return {
    rows,
    open: rows.filter(({ state }) => isOpen(state)).length,
    overdue: rows.filter((row) => row.isOverdue).length,
  };
}

function nameOf(db: ReadDb, actor: Actor, table: SubjectTable | null, id: string | null): string | null {
  const subject = table && id ? findSubject(db, table, id) : undefined;
  return subject && maySeeSubject(actor, table!, subject) ? subject.name : null;
}

/** Counts by table; undefined where the person is not there or not to be seen. */
export function previewDestruction(
  db: ReadDb,
  actor: Actor,
  { subjectTable, subjectId }: { readonly subjectTable: SubjectTable; readonly subjectId: string },
): { name: string; heldFor: string | null; counts: Record<string, number> } | undefined {
  const subject = findSubject(db, subjectTable, subjectId);
  if (!subject || !maySeeSubject(actor, subjectTable, subject)) return undefined;
  const counts: Record<string, number> = {};
  for (const { name, rows } of findPersonRows(db, subjectId)) if (rows.length > 0) counts[name] = rows.length;
  const heldFor = [...listHolds(db, findPersonIds(db, subjectId)).values()][0] ?? null;
  return { name: subject.name, heldFor, counts };
}

/** What each rule proposes now and tomorrow, and what came of the rules last; nothing is destroyed by looking. */
export function previewRetention(db: ReadDb, now: number): RetentionPreview[] {
  const { retention, retentionActions: actions } = findPrivacySettings(db);
  return decidedCategories.map((category) => {
    const months = retention[category] ?? null;
    const dueIn = (ahead: number) =>
      months === null ? 0 : countDue(db, { category, before: dueBeforeOf(category, now, months, ahead) });
    return { category, months, action: actions?.[category] ?? 'destroy', due: dueIn(0), dueTomorrow: dueIn(1) };
  });
}

export function findDestructions(db: ReadDb): DestructionRow[] {
  const names = findNames(db);
  return selectRows(db, destructions, 't.deleted_at IS NULL ORDER BY t.created_at DESC, t.id').map((row) =>
    toRow(row, names.user(row.createdBy)),
  );
}

export function findDestruction(db: ReadDb, id: string): DestructionRow | undefined {
  const row = findRow(db, destructions, id);
  return row && toRow(row, findNames(db).user(row.createdBy));
}

function toRow(row: typeof destructions.$inferSelect, byName: string | null): DestructionRow {
  const { id, subjectTable, subjectId, action, reason, createdAt: at, digest, rows } = row;
  return { id, subjectTable, subjectId, action, reason, at, byName, digest, counts: countRows(subjectTable, rows) };
}
