import type { NotAllowed } from '../kernel/refusals.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type Actor, isAllowed, isInEditScope, isInScope, type Scope } from '../kernel/scope.ts';

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
  const isReached = readingVerbs.has(verbOf(action)) ? isInScope : isInEditScope;
  if (!isAllowed(actor, action) || !isReached(actor, noun, subject)) return refuse({ code: 'NOT_ALLOWED', action });
  return ok({ subject, action } as Permitted<Subject, Action>);
}

/** A record that was shared to be read is enough for these. */
const readingVerbs: ReadonlySet<string> = new Set(['view', 'export', 'print', 'reveal', 'viewCost']);

function verbOf(action: string): string {
  return action.slice(action.indexOf('.') + 1);
}

/** Allows an action that has no record yet, or whose records are global. */
export function permitAction<Action extends string>(
  actor: Actor,
  action: Action,
): Result<Permitted<undefined, Action>, NotAllowed> {
  if (!isAllowed(actor, action)) return refuse({ code: 'NOT_ALLOWED', action });
  return ok({ subject: undefined, action } as Permitted<undefined, Action>);
}
