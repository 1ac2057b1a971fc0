import type { Reach } from '../kernel/rights/reach.ts';
import { type Actor, reachOf } from '../kernel/scope.ts';

/** A condition in SQL with its bound values; `alias` is the scoped table's alias. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export const always: Condition = { sql: '1', values: [] };

/** More than this many values are bound as one list. */
const mostMarks = 100;

/** Rows of the noun that the actor may see; the twin of `isInScope`. Every list, count and search goes through it. */
export function scopeFilter(actor: Actor, noun: string, alias: string): Condition {
  return reachFilter(reachOf(actor, noun), alias);
}

/**
 * [Note: plus signs in scopes] A wide scope matches most rows; `+` keeps SQLite from fetching them one by one through a
 * scope index, so that it walks the list's covering index instead.
 */
export function reachFilter(reach: Reach, alias: string): Condition {
  if (reach.all) return always;
  // A pool stands where the department does, and only records that nobody owns lie there.
  const deptIds = [...reach.deptIds, ...(reach.poolIds ?? [])];
  const isNarrow = deptIds.length + reach.branchIds.length + reach.ids.length === 0;
  if (isNarrow && reach.ownerIds.length === 1) return { sql: `${alias}.owner_id = ?`, values: [reach.ownerIds[0]] };
  const parts = [
    among(`+${alias}.owner_id`, reach.ownerIds),
    among(`+${alias}.dept_id`, deptIds),
    among(`+${alias}.branch_id`, reach.branchIds),
    among(`${alias}.id`, reach.ids),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return { sql: '0', values: [] };
  return { sql: `(${parts.map((part) => part.sql).join(' OR ')})`, values: parts.flatMap((part) => part.values) };
}

function among(column: string, wanted: readonly string[]): Condition | undefined {
  if (wanted.length === 0) return undefined;
  if (wanted.length === 1) return { sql: `${column} = ?`, values: wanted };
  if (wanted.length > mostMarks) {
    return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(wanted)] };
  }
  return { sql: `${column} IN (${wanted.map(() => '?').join(', ')})`, values: wanted };
}
