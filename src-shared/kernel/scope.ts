import { id } from './fields.ts';

/** Data scopes of a role, narrowest first (M1). */
export const dataScopes = ['own', 'department', 'departmentAndBelow', 'branch', 'all'] as const;
export type DataScope = (typeof dataScopes)[number];

/**
 * Where a record belongs. Children (contacts, follow-ups) carry their parent's scope and move with it in the same
 * transaction, so one rule serves reading, synchronising and counting.
 */
export const scopeFields = {
  branchId: id.nullable(),
  deptId: id.nullable(),
  ownerId: id.nullable(),
};
export interface Scope {
  branchId: string | null;
  deptId: string | null;
  ownerId: string | null;
}

/** Who acts, and what they may see and do now. Derived from the people room at each request or unlock. */
export interface Actor {
  readonly userId: string;
  readonly account: string;
  readonly name: string;
  readonly branchId: string | null;
  readonly deptId: string | null;
  /** Own departments and, for `departmentAndBelow`, those below. */
  readonly scopeDeptIds: readonly string[];
  readonly dataScope: DataScope;
  /** Actions such as `customer.edit`; `*` grants every action. */
  readonly actions: ReadonlySet<string>;
}

export function isAllowed(actor: Actor, action: string): boolean {
  return actor.actions.has('*') || actor.actions.has(action);
}

/** Whether a row is within what the actor may see. The SQL twin is `reading/scope-filter.ts`; a test holds them equal. */
export function isInScope(actor: Actor, row: Scope): boolean {
  if (row.ownerId === actor.userId) return true;
  switch (actor.dataScope) {
    case 'own':
      return false;
    case 'department':
    case 'departmentAndBelow':
      return row.deptId !== null && actor.scopeDeptIds.includes(row.deptId);
    case 'branch':
      return row.branchId !== null && row.branchId === actor.branchId;
    case 'all':
      return true;
    default:
      return actor.dataScope satisfies never;
  }
}
