import { id } from './fields.ts';
import type { FieldRules } from './rights/field-rights.ts';
import { isAtHome, isWithin, type Reach } from './rights/reach.ts';

/** Data scopes of a role, narrowest first (M1). `departments` are those named on the role. */
export const dataScopes = [
  'own',
  'ownAndReports',
  'department',
  'departmentAndBelow',
  'departments',
  'branch',
  'all',
] as const;
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
  /** The widest usual scope of the person's roles: a word for screens. What counts is `reach`. */
  readonly dataScope: DataScope;
  /** The same by noun. */
  readonly scopeByNoun: Readonly<Record<string, DataScope>>;
  /** Which records of a noun the person gets at; `reach` where the noun is not named. */
  readonly reachByNoun: Readonly<Record<string, Reach>>;
  readonly reach: Reach;
  /** Fields that are not simply there to read and edit, by noun; what is not named is free. */
  readonly fields: FieldRules;
  /** Actions such as `customer.edit`; `*` grants every action. */
  readonly actions: ReadonlySet<string>;
  /** Rows one export may have; null for no limit. */
  readonly exportLimit: number | null;
  /** Whether the person's data may be on a device at all. */
  readonly offlineAllowed: boolean;
  /** Days a device of theirs opens without the server; null where the company's rule counts alone. */
  readonly offlineDays: number | null;
  /** Present while colleagues have delegated work to the person. */
  readonly standingIn?: StandingIn;
}

/** What the person may do by themselves, and what for whom; so that each act can say in whose place it was done. */
export interface StandingIn {
  readonly own: Actor;
  readonly givers: readonly { readonly userId: string; readonly rights: Actor }[];
  /** Told by policies of each act that only a delegation allowed. */
  readonly note?: (giverId: string) => void;
}

/** Notes in whose place an act is done, where the person's own rights would not do. */
export function noteStandIn({ standingIn }: Actor, mayDo: (rights: Actor) => boolean): void {
  if (!standingIn?.note || mayDo(standingIn.own)) return;
  const giver = standingIn.givers.find((each) => mayDo(each.rights));
  if (giver) standingIn.note(giver.userId);
}

/** What a person has by themselves: rights for a time are no rights to give away, and none to run the company by. */
export function ownRightsOf(actor: Actor): Actor {
  return actor.standingIn?.own ?? actor;
}

export function isAllowed(actor: Pick<Actor, 'actions'>, action: string): boolean {
  return actor.actions.has('*') || actor.actions.has(action);
}

export function reachOf(actor: Pick<Actor, 'reach' | 'reachByNoun'>, noun: string): Reach {
  return actor.reachByNoun[noun] ?? actor.reach;
}

/** Whether a record of the noun is within what the actor may see. The SQL twin is `reading/scope-filter.ts`. */
export function isInScope(actor: Actor, noun: string, row: Scope & { readonly id?: unknown }): boolean {
  return isWithin(reachOf(actor, noun), row);
}

/** The same for changing it: a record that was shared only to be read is not. */
export function isInEditScope(actor: Actor, noun: string, row: Scope & { readonly id?: unknown }): boolean {
  const reach = reachOf(actor, noun);
  return isAtHome(reach, row) || (typeof row.id === 'string' && reach.editIds.includes(row.id));
}
