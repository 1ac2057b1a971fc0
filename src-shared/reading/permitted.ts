import type { NotAllowed } from '../kernel/refusals.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { isAtHome } from '../kernel/rights/reach.ts';
import { type Actor, isAllowed, isInEditScope, isInScope, noteStandIn, reachOf, type Scope } from '../kernel/scope.ts';

declare const proof: unique symbol;

/** Proof that a policy allowed this action on this subject. Repository functions that write ask for it. */
export interface Permitted<Subject, Action extends string> {
  readonly subject: Subject;
  readonly action: Action;
  readonly [proof]: true;
}

/** Allows an action on a record of the noun within the actor's scope; only policies call it. */
export function permitInScope<Subject extends Scope & { readonly id?: unknown }, Action extends string>(
  actor: Actor,
  noun: string,
  subject: Subject,
  action: Action,
): Result<Permitted<Subject, Action>, NotAllowed> {
  const isReached = reachedBy(verbOf(action));
  const mayDo = (rights: Actor) => isAllowed(rights, action) && isReached(rights, noun, subject);
  if (!mayDo(actor)) return refuse({ code: 'NOT_ALLOWED', action });
  noteStandIn(actor, mayDo);
  return ok({ subject, action } as Permitted<Subject, Action>);
}

/** A record that was shared to be read, or lies in a pool of one's own, is enough for these. */
const readingVerbs: ReadonlySet<string> = new Set(['view', 'export', 'print', 'reveal', 'viewCost', 'claim']);

/** What a share never gives, not even one to write: these stay with the owner and whoever has the record in scope. */
const keepingVerbs: ReadonlySet<string> = new Set(['delete', 'assign', 'return', 'share', 'merge', 'void']);

function reachedBy(verb: string): (rights: Actor, noun: string, subject: Scope & { readonly id?: unknown }) => boolean {
  if (readingVerbs.has(verb)) return isInScope;
  if (!keepingVerbs.has(verb)) return isInEditScope;
  return (rights, noun, subject) => isAtHome(reachOf(rights, noun), subject);
}

function verbOf(action: string): string {
  return action.slice(action.indexOf('.') + 1);
}

/** Allows an action that has no record yet, or whose records are global. */
export function permitAction<Action extends string>(
  actor: Actor,
  action: Action,
): Result<Permitted<undefined, Action>, NotAllowed> {
  if (!isAllowed(actor, action)) return refuse({ code: 'NOT_ALLOWED', action });
  noteStandIn(actor, (rights) => isAllowed(rights, action));
  return ok({ subject: undefined, action } as Permitted<undefined, Action>);
}
