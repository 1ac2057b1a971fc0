import type { Actor } from '../kernel/scope.ts';

/** A condition in SQL with its bound values; `alias` is the scoped table's alias. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export const always: Condition = { sql: '1', values: [] };

/**
 * [Note: plus signs in scopes] A wide scope matches most rows; `+` keeps SQLite from fetching them one by one through a
 * scope index, so that it walks the list's covering index instead.
 */

/** Rows the actor may see; the twin of `isInScope`. Every list, count and search goes through it. */
export function scopeFilter(actor: Actor, alias: string): Condition {
  switch (actor.dataScope) {
    case 'own':
      return { sql: `${alias}.owner_id = ?`, values: [actor.userId] };
    case 'department':
    case 'departmentAndBelow': {
      const marks = actor.scopeDeptIds.map(() => '?').join(', ');
      return {
        sql: `(+${alias}.owner_id = ? OR +${alias}.dept_id IN (${marks}))`,
        values: [actor.userId, ...actor.scopeDeptIds],
      };
    }
    case 'branch':
      return {
        sql: `(+${alias}.owner_id = ? OR +${alias}.branch_id = ?)`,
        values: [actor.userId, actor.branchId],
      };
    case 'all':
      return always;
    default:
      return actor.dataScope satisfies never;
  }
}
