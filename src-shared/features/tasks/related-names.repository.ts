import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { namesOf } from '../../reading/rows.ts';
import { type RelatedType, relatedTypes } from './task.model.ts';
import { relatedTables } from './tasks.repository.ts';

interface Related {
  readonly relatedType: RelatedType | null;
  readonly relatedId: string | null;
}

/** The names of the records that a page of tasks belongs to, one query per kind of record. */
export function findRelatedNames(db: ReadDb, actor: Actor, rows: readonly Related[]): (row: Related) => string | null {
  const namesByType = new Map(
    relatedTypes.map((type) => {
      const ids = rows.filter((row) => row.relatedType === type).map((row) => row.relatedId);
      return [type, namesOf(db, actor, relatedTables[type], ids)] as const;
    }),
  );
  return ({ relatedType, relatedId }) =>
    relatedType && relatedId ? (namesByType.get(relatedType)?.get(relatedId) ?? null) : null;
}
